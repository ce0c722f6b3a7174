import MiniSearch from 'minisearch';
import { describe, expect, it } from 'vitest';
import type { Catalogue } from '../../src/domain/catalogue/catalogue.ts';
import { known } from '../../src/domain/statements/observation.ts';
import { Search } from '../../src/store/search.ts';
import { seedFolder } from '../../src/store/seed/build/open-seeded.ts';
import { readDataset } from '../../src/store/seed/read/read-seed.ts';
import { readSeedFiles } from '../../src/store/seed/read/seed-files.ts';
import { isChinese, wordsIn } from '../../src/store/tokenizer.ts';

const catalogue: Catalogue = {
  ...readDataset(readSeedFiles(seedFolder)),
  releases: [],
  series: new Map(),
  checks: new Map(),
};
const indicators = [...catalogue.indicators.values()];
const search = await Search.of(catalogue);

/** The library whose ranking ours is, which takes ten times as long where a word finds thousands. */
const library = new MiniSearch({
  fields: ['id', 'names', 'keywords', 'definitions'],
  tokenize: wordsIn,
  searchOptions: { boost: { names: 4, id: 3, keywords: 2 }, combineWith: 'AND' },
});
const both = ({ en, zh }: { en: string; zh: string }) => `${en} ${zh}`;
library.addAll(
  indicators.map(({ id, name, topic, concept, producer, definition }) => {
    const { name: whole, short } = known(catalogue.producers, producer);
    const group = concept === null ? '' : both(known(catalogue.concepts, concept).name);
    const keywords = [both(known(catalogue.topics, topic).name), group, both(whole), both(short)].join(' ');
    return { id, names: both(name), keywords, definitions: both(definition) };
  }),
);

function byLibrary(text: string): string[] {
  const exact = library.search(text, { prefix: (word) => !isChinese(word) || word.length === 1 });
  const slips = (word: string) => (isChinese(word) || word.length < 4 ? false : word.length < 5 ? 1 : 2);
  const hits = exact.length > 0 ? exact : library.search(text, { prefix: true, fuzzy: slips });
  return hits.map(({ id }) => String(id));
}

describe('what a search finds, and in which order', () => {
  const some = indicators.filter((_, place) => place % 10 === 0);
  it.each<[string, (indicator: (typeof indicators)[number]) => string]>([
    ['an id', ({ id }) => id],
    ['an English name', ({ name }) => name.en],
    ['the beginning of an English name', ({ name }) => name.en.slice(0, 3)],
    ['a name with a slip', ({ name }) => name.en.replace(/(?<=\w\w)\w(?=\w\w)/, '')],
    [
      'words with slips, one of them twice',
      ({ name }) => `${name.en.slice(1, 7)} ${name.en.slice(1, 7)} dta`,
    ],
    ['a Chinese name', ({ name }) => name.zh],
    ['one Chinese character', ({ name }) => name.zh.slice(0, 1)],
    ['Chinese out of place', ({ name }) => `${name.zh.slice(2, 4)}${name.zh.slice(0, 2)}`],
    ['a definition', ({ definition }) => definition.en.slice(0, 40)],
    ['both languages', ({ name }) => `${name.zh.slice(0, 2)} ${name.en.split(' ')[0]}`],
  ])('is that of the library for %s', (_, text) => {
    for (const query of new Set(some.map(text))) expect(search.find(query), query).toEqual(byLibrary(query));
  });
});
