import { describe, expect, it } from 'vitest';
import { boundsOf, quantity } from '../../../src/domain/numbers/quantity.ts';
import * as codes from '../../../src/domain/statements/codes.ts';

const tables = Object.entries(codes).flatMap(([table, words]) =>
  typeof words === 'object' ? Object.entries(words).map(([word, entry]) => ({ table, word, entry })) : [],
);

describe('words of the enumerations', () => {
  it('are lower camel case, but for the frequencies of SDMX and the grades', () => {
    const odd = tables.filter(
      ({ table, word }) => !['frequencyNames', 'grades'].includes(table) && !/^[a-z][A-Za-z]*$/.test(word),
    );
    expect(odd).toEqual([]);
  });

  it.each(tables)('$table $word has a name in both languages', ({ entry }) => {
    expect(entry.name.en).toMatch(/^[ -~]+$/);
    expect(entry.name.zh).toMatch(/\p{Script=Han}/u);
  });

  it('of kinds lead to lanes', () => {
    expect(Object.values(codes.kinds).every(({ lane }) => lane in codes.lanes)).toBe(true);
  });

  it('of qualifiers all have bounds', () => {
    for (const qualifier of codes.wordsOf(codes.qualifiers))
      expect(codes.bases[boundsOf(quantity('5', 0, qualifier)).basis]).toBeDefined();
  });
});
