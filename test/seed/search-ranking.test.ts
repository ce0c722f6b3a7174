import { describe, expect, it } from 'vitest';
import { Search } from '../../src/store/search.ts';
import { dataset } from './dataset.ts';

const search = await Search.of({ ...dataset, releases: [], series: new Map(), checks: new Map() });
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
  ])('ranks the indicator meant by %s first', (_, text, id) => {
    expect(search.find(text)[0]).toBe(id);
  });

  it('ranks an indicator among the first five for its own name', () => {
    const current = indicators.filter(({ retired }) => retired === null);
    for (const lang of ['en', 'zh'] as const) {
      const missed = current.filter(({ id, name }) => !search.find(name[lang]).slice(0, 5).includes(id));
      expect(missed.map(({ id }) => id)).toEqual([]);
    }
  });

  it('ranks hits in names before hits in topics, and those before hits in definitions', () => {
    const ranks = search.find('patents').map((id) => {
      const { name } = dataset.indicators.get(id) ?? { name: { en: '' } };
      return /patents/i.test(name.en);
    });
    const named = ranks.filter(Boolean).length;
    expect(named).toBeGreaterThan(5);
    expect(ranks.slice(0, named).every(Boolean)).toBe(true);
  });

  it('tolerates no typo where a text is found as it is written', () => {
    for (const id of search.find('patents')) {
      const { name, definition } = dataset.indicators.get(id) ?? {};
      expect(`${name?.en} ${definition?.en}`.toLowerCase()).toContain('patent');
    }
  });

  it('tolerates one edit in four letters, two in more, none in fewer', () => {
    expect(search.find('exchxnge rxte')).toContain('exchange-rate-cny-per-usd-annual-average-fed');
    expect(search.find('exxchxnge rate')).toContain('exchange-rate-cny-per-usd-annual-average-fed');
    expect(search.find('exxxchxnge rate')).toEqual([]);
    expect(search.find('exchange rxxe')).toEqual([]);
    expect(search.find('gxp')).toEqual([]);
  });
});
