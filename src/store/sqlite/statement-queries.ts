import type { Order, Selection } from '../../domain/query/selection.ts';
import type { Paging, Position } from '../store.ts';
import {
  and,
  asc,
  count,
  type Db,
  desc,
  eq,
  getTableColumns,
  gt,
  isNotNull,
  isNull,
  lt,
  or,
  type SQL,
  type SQLChunk,
  type SQLiteSelect,
  sql,
} from './drizzle.ts';
import type { StatementKeys } from './keys.ts';
import { build, observations, pastStandings } from './schema.ts';
import {
  type Conditions,
  conditionsOf,
  evidenceAt,
  standingAt,
  type Values,
} from './statement-conditions.ts';
import { columnsOf, encoded, type SortColumn } from './statement-order.ts';
import type { PastRow, Row } from './statement-rows.ts';

/** A query over the statements of a selection. */
export interface Query<R> {
  /** Equal for queries that differ only in their values. */
  readonly shape: string;
  readonly values: Values;
  readonly prepare: (db: Db) => Prepared<R>;
}

export interface Prepared<R> {
  all(values: Record<string, unknown>): R[];
  getQuery(): { readonly sql: string; readonly params: unknown[] };
}

const { placeholder } = sql;
const columns = getTableColumns(observations);
type Column = keyof Row;

/**
 * The numbers of the statements of a page, and one more when another page follows; as of a day or at a release also what
 * was otherwise then.
 */
export function pageQuery(
  selection: Selection,
  { order, after, limit }: Paging,
  keys: StatementKeys,
): Query<Pick<Row, 'number'> | PastRow> {
  const sorted = columnsOf(order);
  const conditions = selected(selection, keys);
  if (after !== null) addPosition(conditions, sorted, after, keys);
  conditions.set('limit', limit);
  return {
    shape: `${conditions.shape}${shapeOf(order)}`,
    values: conditions.values,
    prepare: (db) => {
      const query = db.select(fieldsOf(selection)).from(observations).where(conditions.where());
      return withStandings(query.orderBy(orderAndLimit(sorted)).$dynamic(), selection).prepare();
    },
  };
}

/** All columns of the statements whose numbers are in the JSON array `numbers`. */
export function prepareRows(db: Db): Prepared<Row> {
  const named = sql`${columns.number} IN (SELECT value FROM json_each(${placeholder('numbers')}))`;
  return db.select().from(observations).where(named).prepare();
}

/**
 * The order, and the limit behind it. SQLite plans a statement anew whenever the bare parameter of a LIMIT is bound, which takes
 * five times as long as the query; it does not look into an expression. drizzle's `limit` takes no expression.
 */
function orderAndLimit(sorted: readonly SortColumn[]): SQL {
  const order = sorted.map(({ column, descending }) => (descending ? desc : asc)(columns[column]));
  return sql`${commaSeparated(order)} LIMIT ${placeholder('limit')} + 1`;
}

/** One row with the number of statements of a selection. */
export function countQuery(selection: Selection, keys: StatementKeys): Query<{ total: number }> {
  const conditions = selected(selection, keys);
  return {
    shape: conditions.shape,
    values: conditions.values,
    prepare: (db) => {
      const query = db.select({ total: count() }).from(observations).where(conditions.where());
      return withStandings(query.$dynamic(), selection).prepare();
    },
  };
}

/**
 * One row with the place of the first change after which a selection has a statement; null where none helps. A change only
 * takes filters away, so that all conditions share their values.
 */
export function helpQuery(
  selection: Selection,
  changes: readonly Partial<Selection>[],
  keys: StatementKeys,
): Query<{ place: number | null }> {
  const { shape, values } = selected(selection, keys);
  return {
    shape: `${shape} ${changes.map((change) => Object.keys(change).join('+')).join()}`,
    values,
    prepare: (db) => {
      const cases = changes.map((change, place) => {
        const changed = { ...selection, ...change };
        const query = db.select({ one: sql`1` }).from(observations).where(selected(changed, keys).where());
        return sql`WHEN EXISTS ${withStandings(query.$dynamic(), selection)} THEN ${sql.raw(String(place))}`;
      });
      const first = sql<number | null>`CASE ${sql.join([...cases, sql`WHEN FALSE THEN 0`], sql` `)} END`;
      return db.select({ place: first }).from(build).prepare();
    },
  };
}

function selected(selection: Selection, keys: StatementKeys): Conditions {
  const conditions = conditionsOf(selection, keys);
  if (selection.last !== null) addNewest(conditions, selection.last, selection.release);
  return conditions;
}

function shapeOf(order: readonly Order[]): string {
  return order.map(({ key, descending }) => `${descending ? '-' : ''}${key}`).join();
}

function fieldsOf(selection: Selection) {
  const { number } = columns;
  if (selection.release === null && selection.asOf === null) return { number };
  return { number, ...standingAt(selection.release), evidence: evidenceAt(selection) };
}

/** A query over statements, joined with their standings at an earlier release where one is selected. */
function withStandings<Q extends SQLiteSelect>(query: Q, { release }: Pick<Selection, 'release'>) {
  return release === null ? query : query.leftJoin(pastStandings, pastStanding());
}

/** The condition of a join with the standing of a statement at an earlier release; it has one only where that differs from the present. */
function pastStanding(): SQL | undefined {
  return and(
    eq(pastStandings.statement, columns.number),
    eq(pastStandings.atRelease, placeholder('release')),
  );
}

/** Adds: the newest periods of each series and lane, among statements that fulfil the conditions and have a value. */
function addNewest(conditions: Conditions, last: number, release: number | null): void {
  const { number, indicator, area, frequency, lane, periodStart, periodEnd, value } = columns;
  const place = sql`dense_rank() OVER (PARTITION BY ${indicator}, ${area}, ${frequency}, ${lane} ORDER BY ${periodEnd} DESC, ${periodStart} DESC)`;
  const past = release === null ? sql`` : sql` LEFT JOIN ${pastStandings} ON ${pastStanding()}`;
  const fulfilled = conditions.copy();
  conditions.set('last', last);
  conditions.add('last', () => {
    const where = and(fulfilled.where(), isNotNull(value));
    const ranked = sql`SELECT ${number} AS number, ${place} AS place FROM ${observations}${past} WHERE ${where}`;
    return sql`${number} IN (SELECT number FROM (${ranked}) WHERE place <= ${placeholder('last')})`;
  });
}

/** Adds: the rows after a position in an order. */
function addPosition(
  conditions: Conditions,
  order: readonly SortColumn[],
  after: Position,
  keys: StatementKeys,
): void {
  const values = order.map(({ column }): [Column, string | number | null] => [
    column,
    encoded(column, after[column] ?? null, keys),
  ]);
  const ascending = order.every(({ column, descending }) => !descending && column !== 'value');
  for (const [column, value] of values) conditions.set(`after ${column}`, value);
  conditions.add(`after ${values.map(([, value]) => (value === null ? 'null' : 'value')).join(' ')}`, () =>
    ascending ? afterKey(order) : afterEach(order, new Map(values)),
  );
}

/** One comparison of row values, which SQLite answers by a search of the index. */
function afterKey(order: readonly SortColumn[]): SQL {
  const names = order.map(({ column }) => column);
  return sql`(${commaSeparated(names.map((name) => columns[name]))}) > (${commaSeparated(names.map(valueAt))})`;
}

/** Greater in one column, and equal in all columns before it. */
function afterEach(order: readonly SortColumn[], values: ReadonlyMap<Column, unknown>): SQL | undefined {
  return or(
    ...order.map((last, place) =>
      and(
        ...order.slice(0, place).map(({ column }) => sql`${columns[column]} IS ${valueAt(column)}`),
        afterValue(last, values.get(last.column) === null),
      ),
    ),
  );
}

/** SQLite sorts NULL before every number. */
function afterValue({ column, descending }: SortColumn, isAfterNull: boolean): SQL | undefined {
  if (isAfterNull) return descending ? sql`FALSE` : isNotNull(columns[column]);
  const value = valueAt(column);
  return descending ? or(lt(columns[column], value), isNull(columns[column])) : gt(columns[column], value);
}

function valueAt(column: Column) {
  return placeholder(`after ${column}`);
}

function commaSeparated(parts: readonly SQLChunk[]): SQL {
  return sql.join([...parts], sql`, `);
}
