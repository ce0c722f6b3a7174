import { describe, expect, it } from 'vitest';
import type { Opened } from './contract.ts';

export function describeCatalogue(store: Opened): void {
  describe('the catalogue', () => {
    it('is named by the digest of what it was built from', () => {
      expect(store().build).toMatch(/^[0-9a-f]{64}$/);
    });

    it('has its maps in the order of the ids', async () => {
      const { areas, units, topics, concepts, producers, indicators, sources } = await store().catalogue();
      for (const map of [areas, units, topics, concepts, producers, indicators, sources]) {
        const keys = [...map.keys()];
        expect(keys).toEqual(keys.toSorted());
        expect([...map.values()].map(({ id }) => id)).toEqual(keys);
      }
      expect([...areas.keys()]).toEqual(['CN', 'CN-GZ', 'CN-ZJ', 'W0']);
    });

    it('has indicators with all that belongs to them', async () => {
      const { indicators } = await store().catalogue();
      expect(indicators.get('data-volume-so')).toEqual({
        id: 'data-volume-so',
        name: { en: 'Data volume (survey)', zh: '数据总量（调查）' },
        definition: {
          en: 'Volume of data newly made in a year, in zettabytes. Counted by asking its holders.',
          zh: '一年新产生的数据量（泽字节），由持有者上报。',
        },
        unit: 'ZB',
        topic: 'volume',
        producer: 'survey-office',
        coProducers: ['data-institute'],
        nature: 'flow',
        concept: 'data-volume',
        differs: { en: 'Counted by asking holders.', zh: '由持有者上报。' },
        growthOf: null,
        comparable: true,
        breaks: [],
        equivalentOf: null,
        shareOf: null,
        national: null,
        comparableAreas: true,
        binary: true,
        signed: false,
        covers: null,
        months: null,
        discontinued: null,
        note: { en: 'Printed in binary units.', zh: '按二进制计量。' },
        retired: null,
      });
    });

    it('keeps what indicators are made of', async () => {
      const { indicators } = await store().catalogue();
      expect(indicators.get('data-volume-so-yoy')).toMatchObject({
        growthOf: 'data-volume-so',
        concept: null,
        differs: null,
        note: null,
      });
      expect(indicators.get('data-trade-value-so-usd')).toMatchObject({
        equivalentOf: 'data-trade-value-so',
        coProducers: [],
        binary: false,
        signed: false,
        covers: null,
        months: null,
      });
      expect(indicators.get('data-trade-share-so')?.shareOf).toEqual({
        part: 'data-trade-value-so',
        whole: 'data-trade-value-so',
        wholeArea: 'same',
      });
    });

    it('has areas, units and concepts in both languages', async () => {
      const { areas, units, concepts, producers } = await store().catalogue();
      expect(areas.get('CN-GZ')).toEqual({
        id: 'CN-GZ',
        name: { en: 'Guizhou', zh: '贵州' },
        level: 'province',
        gbCode: null,
        parent: 'CN',
        inNationalFigures: true,
      });
      expect(areas.get('W0')?.parent).toBeNull();
      expect(units.get('CNY')).toMatchObject({
        definition: { en: "One yuan of China's currency.", zh: '人民币的1元。' },
        standard: 'ISO 4217',
        words: true,
        display: { en: '{n} yuan', zh: '{n}元' },
      });
      expect(units.get('ZB')).toMatchObject({ standard: null, words: false });
      expect(producers.get('data-institute')?.definition.en).toBe('Institute that measures data.');
      expect(concepts.get('data-trade')?.why.en).toBe('Exchanges and private deals are counted apart.');
    });

    it('has sources as precise as they are dated, without the links that are not shown', async () => {
      const { sources } = await store().catalogue();
      const dated = (id: string) => [sources.get(id)?.publishedOn, sources.get(id)?.publishedPrecision];
      expect(dated('yearbook-2022')).toEqual(['2022', 'year']);
      expect(dated('so-2024-08')).toEqual(['2024-08', 'month']);
      expect(dated('so-2024-03-15')).toEqual(['2024-03-15', 'day']);
      expect(sources.get('post-2024-06-18')).toMatchObject({
        url: null,
        tier: 'secondary',
        producer: null,
        note: 'Read in print.',
      });
      expect(sources.get('yearbook-2022')).toMatchObject({
        url: 'https://yearbook.example/2022',
        producer: 'survey-office',
        note: null,
      });
    });

    it('has releases, oldest first', async () => {
      const { releases } = await store().catalogue();
      expect(releases.map(({ id, sequence, publishedOn }) => [id, sequence, publishedOn])).toEqual([
        ['1', 1, '2024-10-01'],
        ['2', 2, '2025-10-01'],
      ]);
      expect(new Set(releases.map(({ checksum }) => checksum)).size).toBe(2);
    });

    it('lists retired ids with their successors', async () => {
      const { retired } = await store().catalogue();
      expect(Object.fromEntries(retired.map(({ id, kind, successor }) => [id, [kind, successor]]))).toEqual({
        'cloud-spend-di': ['indicator', null],
        'data-volume-old': ['indicator', 'data-volume-so'],
        'data-volume-so.CN.2020.post-2024-06-18': ['observation', 'data-volume-so.CN.2021.post-2024-06-18'],
        'post-2020-01-01': ['source', null],
      });
      expect(retired.find(({ id }) => id === 'cloud-spend-di')).toMatchObject({
        release: '2',
        reason: { en: 'Never published by the institute.', zh: '该院从未公布。' },
      });
    });

    it('says when the statements of a series became known, in the order of their periods', async () => {
      const { series } = await store().catalogue();
      const own = (series.get('data-trade-value-so') ?? []).filter(({ area }) => area === 'CN');
      const arrivals = await store().arrivals(own.map((one) => one.arrivals));
      for (const one of own) {
        const all = arrivals.get(one.arrivals) ?? [];
        const days = all.map(({ knownFrom }) => knownFrom).sort();
        expect([days[0], days.at(-1), days.length]).toEqual([one.firstKnown, one.lastKnown, one.statements]);
        expect([all[0]?.period, all.at(-1)?.period]).toEqual([one.firstPeriod, one.lastPeriod]);
      }
      const of = async (indicator: string) => {
        const [first] = series.get(indicator) ?? [];
        return first && (await store().arrivals([first.arrivals, first.arrivals])).get(first.arrivals);
      };
      expect(await of('data-trade-value-so')).toMatchInlineSnapshot(`
        [
          {
            "dated": false,
            "knownFrom": "2022-12-31",
            "period": "2021",
          },
          {
            "dated": false,
            "knownFrom": "2022-12-31",
            "period": "2022",
          },
          {
            "dated": true,
            "knownFrom": "2024-03-15",
            "period": "2023",
          },
          {
            "dated": true,
            "knownFrom": "2025-02-10",
            "period": "2024",
          },
        ]
      `);
      expect(await store().arrivals([])).toEqual(new Map());
    });

    it('has what the past of an indicator lets expect, by the areas of which it does', async () => {
      const { outlooks } = await store().catalogue();
      expect(outlooks.get('data-volume-so')).toMatchInlineSnapshot(`
        [
          {
            "areas": [
              "CN",
              "W0",
            ],
            "expectation": "tooFewPublications",
          },
        ]
      `);
    });

    it('says what each series has', async () => {
      const { series } = await store().catalogue();
      const of = (indicator: string, area: string) =>
        (series.get(indicator) ?? [])
          .filter((entry) => entry.area === area)
          .map(
            (s) => `${s.frequency} ${s.lane} ${s.firstPeriod} ${s.lastPeriod} ${s.periods} ${s.statements}`,
          );
      expect(of('data-trade-value-so', 'CN')).toEqual([
        'A outturn 2021 2024 4 4',
        'A forecast 2030 2030 1 1',
        'S outturn 2023-S1 2024-S1 3 3',
        'Q outturn 2023-Q4 2024-Q2 3 4',
        'M outturn 2024-01 2024-03 3 3',
        'YTD outturn 2024-01-01/P1M 2024-01-01/P11M 3 3',
      ]);
      expect(of('data-volume-so', 'CN')).toEqual([
        'A outturn 2021 2024 4 9',
        'A forecast 2024 2024 1 1',
        'A target 2025 2025 1 1',
      ]);
    });
  });
}
