import { describe, expect, it } from 'vitest';
import { uncomputed } from '../../src/domain/catalogue/uncomputed.ts';
import { Search } from '../../src/store/search/search.ts';
import fc from '../fast-check.ts';
import { everyNth } from '../long-form.ts';
import { dataset } from './dataset.ts';

const search = await Search.of({ ...dataset, ...uncomputed });
const find = async (text: string) => (await search.find(text)).hits.map(({ id }) => id);
const indicators = [...dataset.indicators.values()];

describe('the ranking of a search', () => {
  it.each([
    ['an id', 'computing-power-total-nda', 'computing-power-total-nda'],
    ['an English name', 'Internet users (CNNIC)', 'internet-users-cnnic'],
    ['a Chinese name', '人民币兑美元年平均汇率', 'exchange-rate-cny-per-usd-annual-average-fed'],
    ['words in any case', 'EXCHANGE rate', 'exchange-rate-cny-per-usd-annual-average-fed'],
    ['the beginnings of words', 'excha rat', 'exchange-rate-cny-per-usd-annual-average-fed'],
    ['words with typos', 'exchagne avreage', 'exchange-rate-cny-per-usd-annual-average-fed'],
    ['both languages', '算力 NDA total', 'computing-power-total-nda'],
  ])('ranks the indicator meant by %s first', async (_, text, id) => {
    expect((await find(text))[0]).toBe(id);
  });

  it('ranks an indicator first for its own name and id, and for the id of one whose place it took', async () => {
    for (const { id, name, retired } of everyNth(3, indicators))
      for (const text of retired === null ? [id, name.en, name.zh] : [id]) {
        const [first = ''] = await find(text);
        const called = dataset.indicators.get(first)?.name;
        const isNamesake = called !== undefined && [called.en, called.zh].includes(text);
        expect(isNamesake ? text : first, text).toBe(isNamesake ? text : (retired?.successor ?? id));
      }
  });

  it('ranks hits in names before hits in topics, and those before hits in definitions', async () => {
    const ranks = (await find('patents')).map((id) => {
      const { name } = dataset.indicators.get(id) ?? {};
      return /patent|专利/i.test(`${name?.en} ${name?.zh}`);
    });
    const named = ranks.filter(Boolean).length;
    expect(named).toBeGreaterThan(5);
    expect(ranks.slice(0, named).every(Boolean)).toBe(true);
  });

  it('tolerates no typo where a text is found as it is written', async () => {
    for (const id of await find('patents')) {
      const { name, definition } = dataset.indicators.get(id) ?? {};
      expect(`${name?.en} ${definition?.en}`.toLowerCase()).toContain('patent');
    }
  });

  it('tolerates one edit in four or five letters, two in more, none in fewer', async () => {
    expect(await find('exchxnge rxte')).toContain('exchange-rate-cny-per-usd-annual-average-fed');
    expect(await find('exxchxnge rate')).toContain('exchange-rate-cny-per-usd-annual-average-fed');
    expect(await find('exxxchxnge rate')).toEqual([]);
    expect(await find('exchange rxxe')).toEqual([]);
    expect(await find('gxp')).toEqual([]);
    expect(await find('rackx')).toContain('data-centre-racks-miit');
    expect(await find('rxckx')).toEqual([]);
  });

  it('is the same where words are said again', async () => {
    const vocabulary = ['data', '算力', 'zhejiang', 'outptu', 'growth', 'xq', 'industry', 'ai'];
    const texts = fc.record({
      words: fc.uniqueArray(fc.constantFrom(...vocabulary), { minLength: 2, maxLength: 5 }),
      again: fc.array(fc.nat(4), { minLength: 1, maxLength: 30 }),
    });
    await fc.assert(
      fc.asyncProperty(texts, async ({ words, again }) => {
        const repeated = [...words, ...again.map((place) => words[place % words.length])];
        expect(await search.find(repeated.join(', '))).toEqual(await search.find(words.join(', ')));
      }),
    );
  });

  it('takes a single letter for the beginning of a word where it is typed last, else for a word', async () => {
    expect(await find('internet u')).toContain('internet-users-cnnic');
    expect(await find('u internet')).toEqual([]);
    expect(await find('e commerce')).toEqual(await find('e-commerce'));
  });
});
