import type { Position } from '../store.ts';
import type { StatementKeys } from './keys.ts';
import { and, asc, desc, eq, gt, isNotNull, isNull, lt, or, type SQL, type SQLChunk, sql } from './orm.ts';
import type { StatementTables } from './statement-columns.ts';
import type { Conditions } from './statement-conditions.ts';
import { encoded, type OrderColumn, type SortColumn, type Value } from './statement-order.ts';

const { placeholder } = sql;

/**
 * The order, and the limit behind it, one more than asked for. SQLite plans a statement anew whenever the bare parameter of a
 * LIMIT is bound, which takes five times as long as the query; it does not look into an expression. drizzle's `limit`
 * takes no expression.
 */
export function orderAndLimit(sorted: readonly SortColumn[], { observations }: StatementTables): SQL {
  const order = sorted.map(({ column, descending }) => {
    const by = (descending ? desc : asc)(observations[column]);
    if (column !== 'value') return by;
    return descending ? sql`${by} NULLS LAST` : sql`${by} NULLS FIRST`;
  });
  return sql`${commaSeparated(order)} LIMIT CAST(${placeholder('limit')} AS BIGINT) + 1`;
}

/** Adds: the rows after a position in an order. */
export function addPosition(
  conditions: Conditions,
  order: readonly SortColumn[],
  after: Position,
  { keys, tables }: { readonly keys: StatementKeys; readonly tables: StatementTables },
): void {
  const values = order.map(({ column }): [OrderColumn, Value] => [
    column,
    encoded(column, after[column] ?? null, keys),
  ]);
  const ascending = order.every(({ column, descending }) => !descending && column !== 'value');
  for (const [column, value] of values) conditions.set(`after ${column}`, value);
  conditions.add(`after ${values.map(([, value]) => (value === null ? 'null' : 'value')).join(' ')}`, () =>
    ascending ? afterKey(order, tables) : afterEach(order, new Map(values), tables),
  );
}

/** One comparison of row values, which is answered by a search of the index. */
function afterKey(order: readonly SortColumn[], { observations }: StatementTables): SQL {
  const names = order.map(({ column }) => column);
  return sql`(${commaSeparated(names.map((name) => observations[name]))}) > (${commaSeparated(names.map(valueAt))})`;
}

/** Greater in one column, and equal in all columns before it. */
function afterEach(
  order: readonly SortColumn[],
  values: ReadonlyMap<OrderColumn, Value>,
  tables: StatementTables,
): SQL | undefined {
  const { observations } = tables;
  const equal = ({ column }: SortColumn) =>
    values.get(column) === null ? isNull(observations[column]) : eq(observations[column], valueAt(column));
  return or(
    ...order.map((last, place) =>
      and(...order.slice(0, place).map(equal), afterValue(last, values.get(last.column) === null, tables)),
    ),
  );
}

/** Missing values are sorted before every number. */
function afterValue(
  { column, descending }: SortColumn,
  isAfterNull: boolean,
  { observations }: StatementTables,
): SQL | undefined {
  if (isAfterNull) return descending ? sql`FALSE` : isNotNull(observations[column]);
  const value = valueAt(column);
  return descending
    ? or(lt(observations[column], value), isNull(observations[column]))
    : gt(observations[column], value);
}

function valueAt(column: OrderColumn) {
  return placeholder(`after ${column}`);
}

function commaSeparated(parts: readonly SQLChunk[]): SQL {
  return sql.join([...parts], sql`, `);
}
