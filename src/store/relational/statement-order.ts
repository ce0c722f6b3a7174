import { memoized } from '../../domain/memoized.ts';
import type { Order, SortKey } from '../../domain/query/selection.ts';
import type { Statement } from '../../domain/statements/statement.ts';
import type { Position } from '../store.ts';
import { codes, encodeDay } from './column-codes.ts';
import type { StatementKeys } from './keys.ts';
import { orderColumns } from './statement-rows.ts';

/** A value of a column. */
export type Value = string | number | null;

/** A column that statements can be ordered by. */
export type OrderColumn = (typeof orderColumns)[number] | 'value' | 'knownFrom';

export interface SortColumn {
  readonly column: OrderColumn;
  readonly descending: boolean;
}

const sortColumns: Record<SortKey, readonly OrderColumn[]> = {
  indicator: ['indicator'],
  area: ['area'],
  frequency: ['frequency'],
  period: ['periodStart', 'periodEnd'],
  lane: ['lane'],
  publishedOn: ['publishedOn'],
  value: ['value'],
  knownFrom: ['knownFrom'],
};

/** All columns that an order sorts by, ties broken by the default order: no two rows are equal in all of them. */
export const columnsOf = memoized((order: readonly Order[]): readonly SortColumn[] => {
  const columns: SortColumn[] = [];
  const add = (column: OrderColumn, descending: boolean) => {
    if (!columns.some((other) => other.column === column)) columns.push({ column, descending });
  };
  for (const { key, descending } of order) for (const column of sortColumns[key]) add(column, descending);
  for (const column of orderColumns) add(column, false);
  return columns;
});

/** Values of a statement in the columns, with ids and dates instead of keys, so that cursors outlive the database file. */
const valueIn: Readonly<Record<OrderColumn, (s: Statement) => Value>> = {
  indicator: ({ indicator }) => indicator,
  area: ({ area }) => area,
  frequency: ({ period }) => period.frequency,
  periodStart: ({ period }) => period.start,
  periodEnd: ({ period }) => period.end,
  lane: ({ lane }) => lane,
  publishedOn: ({ publishedOn }) => publishedOn,
  source: ({ source }) => source,
  value: ({ value }) => value,
  knownFrom: ({ knownFrom }) => knownFrom,
};

/** The position of a statement in an order. */
export function positionOf(statement: Statement, order: readonly Order[]): Position {
  return Object.fromEntries(columnsOf(order).map(({ column }) => [column, valueIn[column](statement)]));
}

const days: readonly string[] = ['periodStart', 'periodEnd', 'publishedOn', 'knownFrom'];

/** A value of a position as the database stores it. */
export function encoded(column: OrderColumn, value: Value, keys: StatementKeys): Value {
  if (typeof value !== 'string') return value;
  if (column === 'indicator' || column === 'area' || column === 'source') return keys[column].key(value);
  if (column === 'frequency' || column === 'lane') {
    const words: readonly string[] = codes[column].words;
    return words.indexOf(value);
  }
  return days.includes(column) ? encodeDay(value) : value;
}
