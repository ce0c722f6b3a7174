import { describe, expect, it } from 'vitest';
import { revisionModes, type Selection } from '../../src/domain/query/selection.ts';
import { byDefaultOrder } from '../../src/domain/statements/ordering.ts';
import { parsePeriodRange } from '../../src/domain/time/period.ts';
import type { Opened } from './contract.ts';
import { ids, readAll, selection, told } from './reading.ts';

export function describeSelection(store: Opened): void {
  const trade = { indicators: ['data-trade-value-so'], areas: ['CN'] };
  const periods = async (text: string, more = {}) =>
    (await readAll(store(), { ...trade, ...more, period: parsePeriodRange(text) })).map(
      ({ period }) => period.text,
    );

  describe('a selection', () => {
    it('comes in the default order', async () => {
      const rows = await readAll(store(), { revisions: 'all' });
      expect(rows).toHaveLength(49);
      expect(ids(rows)).toEqual(ids(rows.toSorted(byDefaultOrder)));
    });

    it('narrows by indicator, area, source, kind and frequency together', async () => {
      const rows = await readAll(store(), {
        ...trade,
        sources: ['so-2024-08', 'so-2024-03-15'],
        kinds: ['actual'],
        frequencies: ['Q', 'S'],
      });
      expect(told(rows)).toEqual([
        '2023-S2 65000000000 so-2024-03-15',
        '2023-Q4 34000000000 so-2024-03-15',
        '2024-Q1 35000000000 so-2024-08',
      ]);
    });

    it('keeps the default order for any order of the ids', async () => {
      const forth = await readAll(store(), { indicators: ['platforms-so', 'data-volume-di'] });
      const back = await readAll(store(), { indicators: ['data-volume-di', 'platforms-so'] });
      expect(forth).toEqual(back);
      expect(new Set(forth.map(({ indicator }) => indicator)).size).toBe(2);
    });

    it('of no indicators is empty', async () => {
      const nothing = { indicators: ['platforms-so'], areas: ['W0'] };
      expect(await readAll(store(), nothing)).toEqual([]);
      expect(await readAll(store(), { indicators: [] })).toEqual([]);
      expect(await store().count(selection(nothing))).toBe(0);
    });

    it('counts the same when asked again', async () => {
      const counts = [await store().count(selection(trade)), await store().count(selection(trade))];
      expect(counts).toEqual([17, 17]);
    });
  });

  describe('a count', () => {
    const days = [null, '1990-01-01', '2022-12-31', '2023-12-20', '2024-03-15', '2024-06-18', '2025-02-10'];
    const narrowed: readonly Partial<Selection>[] = [
      {},
      { areas: ['CN'] },
      { areas: ['CN-GZ', 'W0'], frequencies: ['A'] },
      { lanes: ['outturn'] },
      { lanes: ['forecast', 'target'], areas: ['CN'] },
      { frequencies: ['A', 'Q'] },
      trade,
    ];

    it.each(revisionModes)('of %s revisions is the number of statements, on any day', async (revisions) => {
      for (const asOf of days)
        for (const narrow of narrowed) {
          const asked = { ...narrow, revisions, asOf };
          const total = await store().count(selection(asked));
          expect(total, JSON.stringify(asked)).toBe((await readAll(store(), asked)).length);
        }
    });
  });

  describe('a period', () => {
    it('means itself and every period inside it', async () => {
      expect(await periods('2024')).toEqual([
        '2024',
        '2024-S1',
        '2024-Q1',
        '2024-Q2',
        '2024-01',
        '2024-02',
        '2024-03',
        '2024-01-01/P1M',
        '2024-01-01/P3M',
        '2024-01-01/P11M',
      ]);
      expect(await periods('2024-Q1', { frequencies: ['M'] })).toEqual(['2024-01', '2024-02', '2024-03']);
    });

    it('that is a year to date means only itself', async () => {
      expect(await periods('2024-01-01/P3M')).toEqual(['2024-01-01/P3M']);
    });

    it('range may be open at either end', async () => {
      expect(await periods('..2022')).toEqual(['2021', '2022']);
      expect(await periods('2024-04..')).toEqual(['2030', '2024-Q2']);
      expect(await periods('2022..2023', { frequencies: ['A'] })).toEqual(['2022', '2023']);
    });
  });

  describe('last', () => {
    it('takes the newest periods of each series and lane that have a value', async () => {
      const rows = await readAll(store(), { last: 1 });
      const series = rows.map(
        ({ indicator, area, period, lane }) =>
          `${indicator} ${area} ${period.frequency} ${lane}: ${period.text}`,
      );
      expect(series).toEqual([
        'data-trade-share-so CN-GZ A outturn: 2023',
        'data-trade-share-so CN-GZ A target: 2024',
        // The forecast for 2030 is a printed range, without a value.
        'data-trade-value-so CN A outturn: 2024',
        'data-trade-value-so CN S outturn: 2024-S1',
        'data-trade-value-so CN Q outturn: 2024-Q2',
        'data-trade-value-so CN M outturn: 2024-03',
        'data-trade-value-so CN YTD outturn: 2024-01-01/P11M',
        'data-trade-value-so CN-GZ A outturn: 2023',
        'data-trade-value-so CN-ZJ A outturn: 2023',
        'data-trade-value-so-usd CN A outturn: 2024',
        // Its 2024 is a printed range too.
        'data-volume-di CN A outturn: 2023',
        'data-volume-so CN A outturn: 2024',
        'data-volume-so CN A forecast: 2024',
        'data-volume-so CN A target: 2025',
        'data-volume-so W0 A outturn: 2023',
        'data-volume-so-yoy CN A outturn: 2024',
        'data-volume-so-yoy CN A forecast: 2024',
        'platforms-so CN A outturn: 2024',
      ]);
    });

    it('combines with a period, and counts periods rather than statements', async () => {
      const asked = {
        indicators: ['data-volume-so'],
        areas: ['CN'],
        kinds: ['actual', 'preliminary'] as const,
      };
      const rows = await readAll(store(), { ...asked, last: 2, period: parsePeriodRange('..2023') });
      expect(rows.map(({ period }) => period.text)).toEqual(['2022', '2023']);
      const all = await readAll(store(), {
        ...asked,
        last: 1,
        revisions: 'all',
        period: parsePeriodRange('..2023'),
      });
      expect(all.map(({ period }) => period.text)).toEqual(['2023', '2023', '2023', '2023', '2023']);
    });
  });
}
