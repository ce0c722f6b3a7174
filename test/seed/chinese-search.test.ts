import { describe, expect, it } from 'vitest';
import type { Catalogue, Indicator } from '../../src/domain/catalogue/catalogue.ts';
import { known } from '../../src/domain/catalogue/known.ts';
import { uncomputed } from '../../src/domain/catalogue/uncomputed.ts';
import { Search } from '../../src/store/search/search.ts';
import { seedFolder } from '../../src/store/seed/file/current-seed.ts';
import { readDataset } from '../../src/store/seed/read/read-seed.ts';
import { readSeedFiles } from '../../src/store/seed/read/seed-files.ts';

const catalogue: Catalogue = {
  ...readDataset(readSeedFiles(seedFolder)),
  ...uncomputed,
};
const search = await Search.of(catalogue);
const found = async (text: string) =>
  (await search.find(text)).hits.map(({ id }) => known(catalogue.indicators, id));

/** All that is said of an indicator in Chinese. */
function chineseOf({ name, definition, topic, concept, producer }: Indicator): string {
  const { name: whole, short } = known(catalogue.producers, producer);
  const words = [name, definition, known(catalogue.topics, topic).name, whole, short];
  if (concept !== null) words.push(known(catalogue.concepts, concept).name);
  return words.map(({ zh }) => zh).join(' ');
}

describe('a search of two Chinese characters', () => {
  it.each(['数据', '算力', '专利', '软件', '电信', '网民'])(
    'for %s finds whatever has it, and nothing else',
    async (text) => {
      const having = [...catalogue.indicators.values()].filter(
        (indicator) => indicator.retired === null && chineseOf(indicator).includes(text),
      );
      expect(having.length).toBeGreaterThan(1);
      expect((await found(text)).map(({ id }) => id).toSorted()).toEqual(
        having.map(({ id }) => id).toSorted(),
      );
    },
  );

  it.each(['数据', '算力'])('for %s ranks names that contain it first', async (text) => {
    for (const { name } of (await found(text)).slice(0, 10)) expect(name.zh).toContain(text);
  });

  it('finds computing power in Chinese as in English', async () => {
    for (const text of ['算力', 'computing power'])
      expect((await found(text)).map(({ id }) => id)).toContain('computing-power-total-nda');
  });

  it('narrows when a second word is added', async () => {
    const both = await found('算力 增速');
    expect(both.length).toBeGreaterThan(0);
    expect(both.length).toBeLessThan((await found('算力')).length);
    for (const indicator of both) expect(chineseOf(indicator)).toMatch(/算力.*增速|增速.*算力/s);
  });
});
