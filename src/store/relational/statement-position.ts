import type { Position } from '../store.ts';
import type { Conditions } from './conditions.ts';
import type { StatementKeys } from './keys.ts';
import {
  and,
  asc,
  type Column,
  desc,
  eq,
  gt,
  gte,
  isNotNull,
  isNull,
  lt,
  lte,
  or,
  type SQL,
  type SQLChunk,
  sql,
} from './orm.ts';
import { encoded, type OrderColumn, type SortColumn, type Value } from './statement-order.ts';

const { placeholder } = sql;

/** What the columns of an order are read from. */
export type OrderColumns = Readonly<Record<OrderColumn, Column>>;

/**
 * The order, and the limit behind it, one more than asked for. SQLite plans a statement anew whenever the bare parameter of a
 * LIMIT is bound, which takes five times as long as the query; it does not look into an expression. drizzle's `limit`
 * takes no expression.
 */
export function orderAndLimit(sorted: readonly SortColumn[], columns: OrderColumns): SQL {
  const order = sorted.map(({ column, descending }) => {
    const by = (descending ? desc : asc)(columns[column]);
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
  { keys, columns }: { readonly keys: StatementKeys; readonly columns: OrderColumns },
): void {
  const values = order.map(({ column }): [OrderColumn, Value] => [
    column,
    encoded(column, after[column] ?? null, keys),
  ]);
  const isOfIndex = ({ column, descending }: SortColumn) =>
    !descending && column !== 'value' && column !== 'knownFrom';
  const ofIndex = order.every(isOfIndex);
  for (const [column, value] of values) conditions.set(`after ${column}`, value);
  conditions.add(`after ${values.map(([, value]) => (value === null ? 'null' : 'value')).join(' ')}`, () =>
    ofIndex ? afterKey(order, columns) : afterEach(order, new Map(values), columns),
  );
}

/** One comparison of row values, which is answered by a search of the index. */
function afterKey(order: readonly SortColumn[], columns: OrderColumns): SQL {
  const names = order.map(({ column }) => column);
  return sql`(${commaSeparated(names.map((name) => columns[name]))}) > (${commaSeparated(names.map(valueAt))})`;
}

/** Greater in one column, and equal in all columns before it. The first says where in an index that is, unless it may be missing. */
function afterEach(
  order: readonly SortColumn[],
  values: ReadonlyMap<OrderColumn, Value>,
  columns: OrderColumns,
): SQL | undefined {
  const equal = ({ column }: SortColumn) =>
    values.get(column) === null ? isNull(columns[column]) : eq(columns[column], valueAt(column));
  const starts = order
    .slice(0, 1)
    .filter(({ column }) => column !== 'value')
    .map(({ column, descending }) => (descending ? lte : gte)(columns[column], valueAt(column)));
  return and(
    ...starts,
    or(
      ...order.map((last, place) =>
        and(...order.slice(0, place).map(equal), afterValue(last, values.get(last.column) === null, columns)),
      ),
    ),
  );
}

/** Missing values are sorted before every number. */
function afterValue(
  { column, descending }: SortColumn,
  isAfterNull: boolean,
  columns: OrderColumns,
): SQL | undefined {
  if (isAfterNull) return descending ? sql`FALSE` : isNotNull(columns[column]);
  const value = valueAt(column);
  return descending ? or(lt(columns[column], value), isNull(columns[column])) : gt(columns[column], value);
}

function valueAt(column: OrderColumn) {
  return placeholder(`after ${column}`);
}

function commaSeparated(parts: readonly SQLChunk[]): SQL {
  return sql.join([...parts], sql`, `);
}
