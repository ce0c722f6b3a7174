import type { Selection } from '../../domain/query/selection.ts';
import { codes, encodeDay } from './column-codes.ts';
import { anyOf, Conditions, compared } from './conditions.ts';
import type { StatementKeys } from './keys.ts';
import { and, type Column, eq, gt, gte, isNotNull, isNull, lte, or, type SQL, sql } from './orm.ts';
import type { SeriesColumn, StatementTables } from './statement-columns.ts';
import { changedBy, changesOf, during, inRelease, standingAt } from './statement-standings.ts';

const { placeholder } = sql;

/** The conditions that a selection sets for each statement on its own: all but `last`. */
export function conditionsOf(selection: Selection, keys: StatementKeys, tables: StatementTables): Conditions {
  const { observations: o } = tables;
  // Expressions are made when a statement is prepared, which few requests need.
  const standing = () => standingAt(selection.release, tables);
  const all = new Conditions();
  // Pages of what a release changed are read by an index, whatever narrows them.
  const changes = changesOf(selection, tables);
  const { indicator, source } = changes ?? o;
  ofIndicators(all, selection, keys, indicator);
  ofSeries(all, selection, keys, o);
  anyOf(all, 'source', () => source, selection.sources?.map(keys.source.key));
  ofKinds(all, selection, o.kind);
  anyOf(all, 'relation', () => changes?.relation ?? standing().relation, relationsOf(selection));
  within(all, selection, o);
  compared(all, 'knownAfter', day(selection.knownAfter), (after) => gt(o.knownFrom, after));
  if (selection.release !== null) all.set('release', selection.release);
  if (changes === null) ofRelease(all, selection, tables);
  else ofStoredChange(all, selection, o.number, changes);
  current(all, selection, () => ({ ...standing(), knownFrom: o.knownFrom }));
  return all;
}

/** Adds the condition on indicators, for a table that has a column of them. */
export function ofIndicators(
  all: Conditions,
  { indicators }: Selection,
  keys: StatementKeys,
  column: Column,
): void {
  anyOf(all, 'indicator', () => column, indicators?.map(keys.indicator.key));
}

/** Adds the conditions that a series fulfils as a whole, whatever its indicator, for a table that has its columns. */
export function ofSeries(
  all: Conditions,
  { areas, frequencies, lanes }: Selection,
  keys: StatementKeys,
  of: Readonly<Record<Exclude<SeriesColumn, 'indicator'>, Column>>,
): void {
  anyOf(all, 'area', () => of.area, areas?.map(keys.area.key));
  anyOf(all, 'frequency', () => of.frequency, frequencies?.map(codes.frequency.encode));
  anyOf(all, 'lane', () => of.lane, lanes?.map(codes.lane.encode));
}

/** Adds the conditions on present statements of all indicators, for the table with their numbers. */
export function ofPresent(
  all: Conditions,
  selection: Selection,
  keys: StatementKeys,
  of: NonNullable<StatementTables['presentTotals']>,
): void {
  ofSeries(all, selection, keys, of);
  ofKinds(all, selection, of.kind);
  within(all, selection, of);
}

function ofKinds(all: Conditions, { kinds }: Selection, column: Column): void {
  anyOf(all, 'kind', () => column, kinds?.map(codes.kind.encode));
}

/** Adds the conditions on what a release changed, for the table with the numbers of changes. */
export function ofChanges(
  all: Conditions,
  selection: Selection,
  keys: StatementKeys,
  of: NonNullable<StatementTables['changeTotals']>,
): void {
  ofIndicators(all, selection, keys, of.indicator);
  anyOf(all, 'source', () => of.source, selection.sources?.map(keys.source.key));
  anyOf(all, 'relation', () => of.relation, relationsOf(selection));
  afterRelease(all, selection, of.release);
}

function ofStoredChange(
  all: Conditions,
  selection: Selection,
  number: Column,
  { release, statement }: NonNullable<StatementTables['changes']>,
): void {
  all.add(`stored ${selection.release === null ? '' : 'release'}`, () => eq(statement, number));
  afterRelease(all, selection, release);
}

function afterRelease(all: Conditions, { afterRelease: after }: Selection, column: Column): void {
  compared(all, 'afterRelease', after, (release) => eq(column, sql`${release} + 1`));
}

function relationsOf({ relations }: Selection): number[] | undefined {
  return relations?.map(codes.relation.encode);
}

/** Adds: not after the day of `asOf`. */
export function untilDay(all: Conditions, { asOf }: Selection, column: Column): void {
  compared(all, 'asOf', day(asOf), (last) => lte(column, last));
}

type Standing = ReturnType<typeof standingAt>;

/**
 * The key of the evidence at a release and on a day, each of which is the present one where it is null. The
 * placeholders are those of the conditions of the selection.
 */
export function evidenceAt(
  { release, asOf }: Pick<Selection, 'release' | 'asOf'>,
  { observations, pastEvidence }: StatementTables,
): SQL<number> {
  if (release === null && asOf === null) return sql<number>`${observations.evidence}`;
  const { fromRelease, toRelease, since, until, evidence } = pastEvidence;
  const then = and(
    eq(pastEvidence.statement, observations.number),
    ...during(release === null ? null : placeholder('release'), fromRelease, toRelease),
    ...during(asOf === null ? null : placeholder('asOf'), since, until),
  );
  return sql<number>`coalesce((SELECT ${evidence} FROM ${pastEvidence} WHERE ${then}), ${observations.evidence})`;
}

/** The states of statements that a release has; since another one, those alone that are new, stand otherwise or were withdrawn. */
function ofRelease(all: Conditions, { release, afterRelease }: Selection, tables: StatementTables): void {
  if (afterRelease !== null) all.set('afterRelease', afterRelease);
  const shape = `${release === null ? '' : 'release'} ${afterRelease === null ? '' : 'afterRelease'}`;
  all.add(shape, () => (afterRelease === null ? inRelease(release, tables) : changedBy(release, tables)));
}

function day(text: string | null): number | null {
  return text === null ? null : encodeDay(text);
}

function within(all: Conditions, { period }: Selection, of: PeriodColumns): void {
  if (period === null) return;
  const { frequency, periodStart, periodEnd } = of;
  compared(all, 'from', day(period.from), (from) => gte(periodStart, from));
  compared(all, 'to', day(period.to), (to) => lte(periodEnd, to));
  compared(all, 'only', day(period.only?.end ?? null), (end) =>
    and(eq(frequency, codes.frequency.encode('YTD')), eq(periodEnd, end)),
  );
}

type PeriodColumns = Readonly<Record<'frequency' | 'periodStart' | 'periodEnd', Column>>;

/** What says on which days a statement was current. */
type Currency = Standing & { readonly knownFrom: Column };

/** Statements that were known on a day and, for `latest`, current. */
function current(all: Conditions, { revisions, asOf }: Selection, currency: () => Currency): void {
  if (asOf !== null) all.set('asOf', encodeDay(asOf));
  all.add(`${revisions}${asOf === null ? '' : ' asOf'}`, () =>
    (asOf === null ? currentNow : currentOn)[revisions](currency()),
  );
}

const currentNow = {
  latest: ({ currentFrom, currentTo }: Currency) => and(isNotNull(currentFrom), isNull(currentTo)),
  first: ({ relation }: Currency) => eq(relation, codes.relation.encode('first')),
  all: () => undefined,
} as const;

const asOfDay = placeholder('asOf');

const currentOn = {
  latest: ({ currentFrom, currentTo }: Currency) =>
    and(lte(currentFrom, asOfDay), or(isNull(currentTo), gt(currentTo, asOfDay))),
  first: ({ relation, knownFrom }: Currency) =>
    and(lte(knownFrom, asOfDay), eq(relation, codes.relation.encode('first'))),
  all: ({ knownFrom }: Currency) => lte(knownFrom, asOfDay),
} as const;
