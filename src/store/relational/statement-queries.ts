import type { Order, Selection } from '../../domain/query/selection.ts';
import type { Paging } from '../store.ts';
import { Conditions, type Values } from './conditions.ts';
import type { StatementKeys } from './keys.ts';
import { and, type Column, eq, isNotNull, lte, type SQL, sql, type Table } from './orm.ts';
import type { StatementTables } from './statement-columns.ts';
import {
  conditionsOf,
  evidenceAt,
  ofChanges,
  ofIndicators,
  ofPresent,
  ofSeries,
  untilDay,
} from './statement-conditions.ts';
import { columnsOf } from './statement-order.ts';
import { addPosition, type OrderColumns, orderAndLimit } from './statement-position.ts';
import { changesOf, standingAt } from './statement-standings.ts';

/** A query over the statements of a selection, which a database prepares from its parts. */
export interface Query<P> {
  /** Equal for queries that differ only in their values. */
  readonly shape: string;
  readonly values: Values;
  readonly parts: () => P;
}

/** Statements that fulfil conditions. */
export interface Selected {
  readonly where: SQL | undefined;
  /** The condition of a left join with `pastStandings`; null where they are not joined. */
  readonly past: SQL | null;
  /** True where `changes` is joined, on what the conditions say. */
  readonly changes: boolean;
}

export interface CountParts extends Selected {
  /** What is summed, and conditioned, in place of counting statements; null where they are counted. */
  readonly stored: { readonly table: Table; readonly sum: Column } | null;
}

export interface PageParts extends Selected {
  readonly fields: ReturnType<typeof fieldsOf>;
  /** The order and the limit. */
  readonly order: SQL;
}

/** What the queries of a database are made for. */
export interface Known {
  readonly keys: StatementKeys;
  readonly tables: StatementTables;
}

/** The statements of a page, and one more when another page follows. */
export function pageQuery(
  selection: Selection,
  { order, after, limit }: Paging,
  known: Known,
): Query<PageParts> {
  const { tables } = known;
  const sorted = columnsOf(order);
  const conditions = selected(selection, known);
  const columns = orderedBy(selection, tables);
  if (after !== null) addPosition(conditions, sorted, after, { keys: known.keys, columns });
  conditions.set('limit', limit);
  return {
    shape: `${conditions.shape}${shapeOf(order)}`,
    values: conditions.values,
    parts: () => ({
      fields: fieldsOf(selection, tables),
      order: orderAndLimit(sorted, columns),
      ...partsOf(conditions, selection, tables),
    }),
  };
}

/**
 * One row with the number of statements of a selection: the sum of those of whole series, of whole days or present ones of
 * all indicators, or of the changes of a release, where they are stored.
 */
export function countQuery(selection: Selection, known: Known): Query<CountParts> {
  const { seriesTotals, presentTotals, dayTotals, changeTotals } = known.tables;
  const { indicators, last } = selection;
  const ofTotals = new Conditions();
  const storedIn = (name: string, table: Table, sum: Column) => ({
    shape: `${name} ${ofTotals.shape}`,
    values: ofTotals.values,
    parts: () => ({ where: ofTotals.where(), past: null, changes: false, stored: { table, sum } }),
  });
  if (dayTotals !== null && indicators === null && last === null && isOfWholeSeries(selection)) {
    ofSeries(ofTotals, selection, known.keys, dayTotals);
    untilDay(ofTotals, selection, dayTotals.day);
    return storedIn(`days ${selection.revisions}`, dayTotals, dayTotals[selection.revisions]);
  }
  if (seriesTotals !== null && last === null && keepsSeries(selection)) {
    ofIndicators(ofTotals, selection, known.keys, seriesTotals.indicator);
    ofSeries(ofTotals, selection, known.keys, seriesTotals);
    return storedIn('series', seriesTotals, seriesTotals.statements);
  }
  if (presentTotals !== null && indicators === null && last === null && isPresent(selection)) {
    ofPresent(ofTotals, selection, known.keys, presentTotals);
    return storedIn('present', presentTotals, presentTotals.statements);
  }
  if (changeTotals !== null && isOfChanges(selection)) {
    ofChanges(ofTotals, selection, known.keys, changeTotals);
    return storedIn('changes', changeTotals, changeTotals.statements);
  }
  const conditions = selected(selection, known);
  const { shape, values } = conditions;
  return { shape, values, parts: () => ({ ...partsOf(conditions, selection, known.tables), stored: null }) };
}

/**
 * One value: the place of the first change after which a selection has a statement; null where none helps. A change only
 * takes filters away, so that all conditions share their values.
 */
export function helpQuery(
  selection: Selection,
  changes: readonly Partial<Selection>[],
  known: Known,
): Query<SQL<number | null>> {
  const { shape, values } = selected(selection, known);
  return {
    shape: `${shape} ${changes.map((change) => Object.keys(change).join('+')).join()}`,
    values,
    parts: () => {
      const cases = changes.map((change, place) => {
        const changed = { ...selection, ...change };
        const parts = partsOf(selected(changed, known), changed, known.tables);
        const some = sql`SELECT 1 ${fromSelected(parts, known.tables)} WHERE ${parts.where}`;
        return sql`WHEN EXISTS (${some}) THEN ${sql.raw(String(place))}`;
      });
      return sql<number | null>`CASE ${sql.join([...cases, sql`WHEN FALSE THEN 0`], sql` `)} END`;
    },
  };
}

function selected(selection: Selection, known: Known): Conditions {
  const conditions = conditionsOf(selection, known.keys, known.tables);
  if (selection.last !== null) addNewest(conditions, selection.last, selection, known.tables);
  return conditions;
}

function shapeOf(order: readonly Order[]): string {
  return order.map(({ key, descending }) => `${descending ? '-' : ''}${key}`).join();
}

/** The columns that an order sorts by. What a release changed is read in the order of an index of its own. */
function orderedBy(selection: Selection, tables: StatementTables): OrderColumns {
  const changes = changesOf(selection, tables);
  const { observations } = tables;
  return changes === null ? observations : { ...observations, knownFrom: changes.knownFrom };
}

function fieldsOf(selection: Selection, tables: StatementTables) {
  const { release } = selection;
  const number = sql<number>`${tables.observations.number}`;
  const row = { number, evidence: evidenceAt(selection, tables) };
  return release === null ? row : { ...row, ...standingAt(release, tables) };
}

function partsOf(conditions: Conditions, selection: Selection, tables: StatementTables): Selected {
  return {
    where: conditions.where(),
    past: selection.release === null ? null : pastStanding(tables),
    changes: changesOf(selection, tables) !== null,
  };
}

/** What follows SELECT to read the statements of a selection. */
function fromSelected({ past, changes }: Selected, tables: StatementTables): SQL {
  const changed = changes ? sql` CROSS JOIN ${tables.changes}` : sql``;
  const standings = past === null ? sql`` : sql` LEFT JOIN ${tables.pastStandings} ON ${past}`;
  return sql`FROM ${tables.observations}${changed}${standings}`;
}

/** The condition of a join with the standing of a statement at an earlier release; it has one only where that differs from the present. */
function pastStanding({ observations, pastStandings }: StatementTables): SQL {
  const { statement, atRelease } = pastStandings;
  return sql`${eq(statement, observations.number)} AND ${eq(atRelease, sql.placeholder('release'))}`;
}

/** Adds: the newest periods of each series and lane, among statements that fulfil the conditions and have a value. */
function addNewest(
  conditions: Conditions,
  last: number,
  selection: Selection,
  tables: StatementTables,
): void {
  const { place } = tables;
  const fulfilled = conditions.copy();
  conditions.set('last', last);
  conditions.add('last', () =>
    place !== null && keepsSeries(selection)
      ? lte(place, sql.placeholder('last'))
      : newest(fulfilled, selection, tables),
  );
}

/** True where a selection has the present statements of each of its series whole, so that they are in their places. */
function keepsSeries(selection: Selection): boolean {
  return isPresent(selection) && selection.period === null && selection.kinds === null;
}

/** True where a selection has present statements, narrowed by what they are and not by who states them. */
function isPresent({ revisions, asOf, release, afterRelease, knownAfter, ...others }: Selection): boolean {
  const narrowing = [asOf, release, afterRelease, knownAfter, others.sources, others.relations];
  return revisions === 'latest' && narrowing.every((filter) => filter === null);
}

/** True where each statement of a series is selected, or none, but for its revisions and the day on which they are told. */
function isOfWholeSeries(selection: Selection): boolean {
  const { release, afterRelease, knownAfter, period, sources, kinds, relations } = selection;
  const narrowing = [release, afterRelease, knownAfter, period, sources, kinds, relations];
  return narrowing.every((filter) => filter === null);
}

/** True where what a release changed is narrowed by indicators, sources and relations alone. */
function isOfChanges({
  afterRelease,
  areas,
  frequencies,
  lanes,
  period,
  kinds,
  ...others
}: Selection): boolean {
  const { knownAfter, asOf, last, revisions } = others;
  const narrowing = [areas, frequencies, lanes, period, kinds, knownAfter, asOf, last];
  return afterRelease !== null && revisions === 'all' && narrowing.every((filter) => filter === null);
}

function newest(fulfilled: Conditions, selection: Selection, tables: StatementTables): SQL {
  const { number, indicator, area, frequency, lane, periodStart, periodEnd, value } = tables.observations;
  const rank = sql`dense_rank() OVER (PARTITION BY ${indicator}, ${area}, ${frequency}, ${lane} ORDER BY ${periodEnd} DESC, ${periodStart} DESC)`;
  const parts = partsOf(fulfilled, selection, tables);
  const ranked = sql`SELECT ${number} AS number, ${rank} AS place ${fromSelected(parts, tables)} WHERE ${and(parts.where, isNotNull(value))}`;
  return sql`${number} IN (SELECT number FROM (${ranked}) AS ranked WHERE place <= ${sql.placeholder('last')})`;
}
