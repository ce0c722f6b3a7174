import { describe, expect, it } from 'vitest';
import { livingIndicators } from '../../../src/domain/catalogue/indicators-at.ts';
import { namedIn } from '../../../src/domain/claims/named-indicators.ts';
import { catalogueStore } from '../../fixtures/catalogue.ts';

describe('an indicator', () => {
  it('is found first in every text that has its whole name, in both languages', async () => {
    const living = livingIndicators(await (await catalogueStore()).catalogue());
    for (const { id, name } of living.values()) {
      for (const text of [`In 2024 the ${name.en.toUpperCase()} was 5`, `2024年${name.zh}为5`]) {
        const [first] = namedIn(text, living);
        // Two indicators may share a name in one language.
        const same = first?.name.en === name.en || first?.name.zh === name.zh;
        expect(same, `${text} -> ${first?.id} (${id})`).toBe(true);
      }
    }
    expect(namedIn('China produced 41 ZB in 2024', living)).toEqual([]);
  });
});
