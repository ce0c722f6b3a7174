import { describe, expect, it } from 'vitest';
import { everything, type Selection } from '../../src/domain/query/selection.ts';
import { statementId } from '../../src/domain/statements/statement.ts';
import { parsePeriodRange } from '../../src/domain/time/period.ts';
import fc from '../fast-check.ts';
import { runs } from '../long-form.ts';
import type { Opened } from './contract.ts';
import { ids, readAll, told } from './reading.ts';

const volume2023 = { indicators: ['data-volume-so'], areas: ['CN'], period: parsePeriodRange('2023') };

const day = fc
  .tuple(
    fc.integer({ min: 2022, max: 2025 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
  )
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join('-'));

export function describeVintages(store: Opened): void {
  describe('evidence', () => {
    const of = async (when: Parameters<typeof readAll>[1]) => {
      const rows = await readAll(store(), { ...volume2023, revisions: 'all', ...when });
      const row = rows.find(({ source }) => source === 'so-2024-03-15');
      return row && [row.evidence.confirmations, row.evidence.disputes, row.evidence.confirmedOn];
    };

    it.each([
      ['2024-03-14', undefined],
      ['2024-03-15', [0, 0, null]],
      ['2024-04-01', [0, 0, null]],
      ['2024-04-02', [1, 0, '2024-04-02']],
      ['2024-06-17', [1, 0, '2024-04-02']],
      ['2024-06-18', [1, 1, '2024-04-02']],
    ])('as known on %s has the confirmations, disputes and date %j', async (asOf, told) => {
      expect(await of({ asOf })).toEqual(told);
      expect(await of({ asOf, release: 1 })).toEqual(told);
    });
  });

  describe('a statement', () => {
    it('is what it was then or is now, in whatever order days and releases are asked for', async () => {
      const times = [{}, { asOf: '2024-03-15' }, { release: 1 }, { asOf: '2024-06-18', release: 1 }] as const;
      const read = (when: Partial<Selection>) =>
        readAll(store(), { ...everything, revisions: 'all', ...when });
      const first = await Promise.all(times.map(read));
      await fc.assert(
        fc.asyncProperty(fc.array(fc.nat({ max: times.length - 1 }), { minLength: 1 }), async (order) => {
          for (const place of order) expect(await read(times[place] ?? {})).toEqual(first[place]);
        }),
        { numRuns: runs(10) },
      );
      expect(first[1]).not.toEqual(first[0]?.slice(0, first[1]?.length));
    });
  });

  describe('asOf', () => {
    it.each([
      ['2023-12-19', []],
      ['2023-12-20', ['2023 30 so-2023-12-20']],
      ['2024-03-14', ['2023 30 so-2023-12-20']],
      ['2024-03-15', ['2023 30.4 so-2024-03-15']],
      ['2025-02-09', ['2023 30.4 so-2024-03-15']],
      ['2025-02-10', ['2023 31.1 so-2025-02-10']],
      [null, ['2023 31.1 so-2025-02-10']],
    ])('%s shows %j', async (asOf, shown) => {
      expect(told(await readAll(store(), { ...volume2023, asOf }))).toEqual(shown);
    });

    it('uses the day on which a figure became known, not that of a later compilation', async () => {
      const model = { indicators: ['data-volume-di'], period: parsePeriodRange('2022') };
      expect(await readAll(store(), { ...model, asOf: '2023-09-29' })).toEqual([]);
      expect(told(await readAll(store(), { ...model, asOf: '2023-09-30' }))).toEqual([
        '2022 29.8 di-2024-09-30',
      ]);
    });

    it('counts a month or a year of publication as its last day', async () => {
      const known = async (source: string, asOf: string) =>
        (await readAll(store(), { sources: [source], asOf, revisions: 'all' })).length > 0;
      expect(await known('so-2024-08', '2024-08-30')).toBe(false);
      expect(await known('so-2024-08', '2024-08-31')).toBe(true);
      expect(await known('yearbook-2022', '2022-12-30')).toBe(false);
      expect(await known('yearbook-2022', '2022-12-31')).toBe(true);
    });

    it('tells until the day of the compilation that a figure was back-dated from it', async () => {
      const compiledOn = async (asOf: string | null) => {
        const rows = await readAll(store(), { sources: ['di-2024-09-30'], asOf, revisions: 'all' });
        return rows.find(({ period }) => period.text === '2022')?.compiledOn;
      };
      expect(await compiledOn('2023-09-29')).toBeUndefined();
      expect(await compiledOn('2023-09-30')).toBe('2024-09-30');
      expect(await compiledOn('2024-09-30')).toBeNull();
      expect(await compiledOn(null)).toBeNull();
    });

    it('any day shows one statement of a lane, of those known by then', async () => {
      await fc.assert(
        fc.asyncProperty(day, async (asOf) => {
          const rows = await readAll(store(), { asOf });
          const known = await readAll(store(), { asOf, revisions: 'all' });
          const place = (s: (typeof rows)[number]) => [s.indicator, s.area, s.period.text, s.lane].join(' ');
          expect(new Set(rows.map(place)).size).toBe(rows.length);
          expect(new Set(known.map(place))).toEqual(new Set(rows.map(place)));
          expect(known.every(({ knownFrom }) => knownFrom <= asOf)).toBe(true);
          // What came later is not told, and what it was compiled from is told only where it came later.
          expect(known.every(({ currentTo }) => currentTo === null || currentTo <= asOf)).toBe(true);
          expect(known.every(({ compiledOn }) => compiledOn === null || compiledOn > asOf)).toBe(true);
          expect(ids(known)).toEqual(expect.arrayContaining(ids(rows)));
        }),
        { numRuns: runs(40) },
      );
    });
  });

  describe('revisions', () => {
    it('all shows every statement with its relation', async () => {
      const rows = await readAll(store(), { ...volume2023, revisions: 'all' });
      expect(
        rows.map(({ source, relation, currentFrom, currentTo }) => [
          source,
          relation,
          currentFrom,
          currentTo,
        ]),
      ).toEqual([
        ['so-2023-12-20', 'first', '2023-12-20', '2024-03-15'],
        ['so-2024-03-15', 'refines', '2024-03-15', '2025-02-10'],
        ['gazette-2024-04-02', 'corroborates', null, null],
        ['post-2024-06-18', 'disputes', null, null],
        ['so-2025-02-10', 'revises', '2025-02-10', null],
      ]);
    });

    it('first shows the first statement, if it was known by the day', async () => {
      expect(told(await readAll(store(), { ...volume2023, revisions: 'first' }))).toEqual([
        '2023 30 so-2023-12-20',
      ]);
      expect(await readAll(store(), { ...volume2023, revisions: 'first', asOf: '2023-12-19' })).toEqual([]);
    });

    it('latest never prefers a doubtful statement to an undoubted one', async () => {
      const platforms = { indicators: ['platforms-so'], period: parsePeriodRange('2023') };
      expect(told(await readAll(store(), platforms))).toEqual(['2023 400 so-2024-03-15']);
      const doubted = { indicators: ['data-volume-so'], period: parsePeriodRange('2021') };
      expect(told(await readAll(store(), { ...doubted, asOf: '2024-12-31' }))).toEqual([
        '2021 20 post-2024-06-18',
      ]);
      expect(told(await readAll(store(), doubted))).toEqual(['2021 21.5 gazette-2025-03-01']);
    });

    it('latest follows a statement that supersedes by its own word', async () => {
      const [row] = await readAll(store(), {
        indicators: ['data-trade-value-so'],
        areas: ['CN-GZ'],
        period: parsePeriodRange('2023'),
      });
      expect(row).toMatchObject({
        source: 'post-2024-06-18',
        relation: 'revises',
        supersedes: 'data-trade-value-so.CN-GZ.2023.gazette-2024-04-02',
        supersedesReason: 'The gazette withdrew its figure and named this one.',
      });
    });

    it('lanes do not touch each other', async () => {
      const rows = await readAll(store(), {
        indicators: ['data-volume-so'],
        period: parsePeriodRange('2024'),
      });
      expect(rows.map(({ lane, value }) => [lane, value])).toEqual([
        ['outturn', 38.25],
        ['forecast', 36],
      ]);
    });

    it('latest and first are among all', async () => {
      const all = new Set(ids(await readAll(store(), { revisions: 'all' })));
      for (const revisions of ['latest', 'first'] as const)
        for (const row of await readAll(store(), { revisions })) expect(all.has(statementId(row))).toBe(true);
    });
  });
}
