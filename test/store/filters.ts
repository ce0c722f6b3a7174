import { expect, it } from 'vitest';
import { revisionModes, type Selection } from '../../src/domain/query/selection.ts';
import { type Statement, statementId } from '../../src/domain/statements/statement.ts';
import { parsePeriodRange } from '../../src/domain/time/period.ts';
import fc from '../fast-check.ts';
import { runs } from '../long-form.ts';
import type { Opened } from './contract.ts';
import { ids, readAll, selection } from './reading.ts';

const some = <T>(...values: T[]) =>
  fc.oneof(fc.constant(null), fc.uniqueArray(fc.constantFrom(...values), { maxLength: 3 }));

const asked = fc
  .record({
    indicators: some('data-trade-value-so', 'data-volume-so', 'platforms-so', 'data-trade-share-so'),
    areas: some('CN', 'CN-GZ', 'CN-ZJ'),
    sources: some('so-2024-08', 'so-2024-03-15', 'so-2025-02-10', 'yearbook-2022'),
    frequencies: some<Statement['period']['frequency']>('A', 'S', 'Q', 'YTD'),
    kinds: some<Statement['kind']>('actual', 'preliminary', 'forecast'),
    lanes: some<Statement['lane']>('outturn', 'forecast', 'target'),
    knownAfter: fc.constantFrom(null, '2023-12-31', '2024-03-15'),
    relations: some<Statement['relation']>('first', 'revises', 'corroborates'),
    period: fc.constantFrom(
      null,
      ...['2023', '2022..2023', '..2022', '2024..', '2024-Q1'].map(parsePeriodRange),
    ),
    asOf: fc.constantFrom(null, '2024-03-15', '2025-02-09'),
    afterRelease: fc.constantFrom(null, 1),
    revisions: fc.constantFrom(...revisionModes),
  })
  .map(selection);

function isIn<T>(list: readonly T[] | null, value: T): boolean {
  return list === null || list.includes(value);
}

const standingOf = ({ relation, currentFrom, currentTo, previous }: Statement): string =>
  [relation, currentFrom, currentTo, previous].join(' ');

/** What the filters of a selection mean, statement by statement. */
function passes(s: Statement, by: Selection, restated: ReadonlySet<string>): boolean {
  const [from, to] = [by.period?.from ?? null, by.period?.to ?? null];
  const { currentFrom, currentTo } = s;
  const isCurrent =
    currentFrom !== null &&
    (by.asOf === null
      ? currentTo === null
      : currentFrom <= by.asOf && (currentTo === null || currentTo > by.asOf));
  const isKnown = by.asOf === null || s.knownFrom <= by.asOf;
  return (
    isIn(by.indicators, s.indicator) &&
    isIn(by.areas, s.area) &&
    isIn(by.sources, s.source) &&
    isIn(by.frequencies, s.period.frequency) &&
    isIn(by.kinds, s.kind) &&
    isIn(by.lanes, s.lane) &&
    (by.knownAfter === null || s.knownFrom > by.knownAfter) &&
    isIn(by.relations, s.relation) &&
    (from === null || s.period.start >= from) &&
    (to === null || s.period.end <= to) &&
    (by.afterRelease === null || s.release > by.afterRelease || restated.has(statementId(s))) &&
    { latest: isCurrent, first: isKnown && s.relation === 'first', all: isKnown }[by.revisions]
  );
}

export function describeFilters(store: Opened): void {
  it('selects the statements that pass all filters, independent of earlier queries', async () => {
    const every = await readAll(store(), { revisions: 'all' });
    const before = new Map(
      (await readAll(store(), { revisions: 'all', release: 1 })).map((s) => [statementId(s), standingOf(s)]),
    );
    const restated = new Set(
      every.filter((s) => (before.get(statementId(s)) ?? '') !== standingOf(s)).map(statementId),
    );
    await fc.assert(
      fc.asyncProperty(asked, async (what) => {
        const expected = every.filter((s) => passes(s, what, restated));
        expect(ids(await readAll(store(), what))).toEqual(ids(expected));
        expect(await store().count(what)).toBe(expected.length);
      }),
      { numRuns: runs(200) },
    );
  });

  it('tell which of some changes is the first that finds a statement', async () => {
    const changes = fc.subarray<Partial<Selection>>([
      { revisions: 'all' },
      { asOf: null },
      { period: null },
      { frequencies: null },
      { kinds: null },
      { areas: null },
      { sources: null, period: null },
    ]);
    const places = new Set<number | null>();
    await fc.assert(
      fc.asyncProperty(asked, fc.constantFrom(null, 1), changes, async (by, release, tried) => {
        const from = { ...by, release };
        const counts = await Promise.all(tried.map((change) => store().count({ ...from, ...change })));
        const first = counts.findIndex((count) => count > 0);
        const place = await store().firstHelpful(from, tried);
        places.add(place);
        expect(place).toBe(first === -1 ? null : first);
      }),
      { numRuns: runs(300) },
    );
    expect(places.size).toBeGreaterThan(3);
  });
}
