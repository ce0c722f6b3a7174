import { memoized } from '../../domain/memoized.ts';
import type { Order, SortKey } from '../../domain/query/selection.ts';
import type { Position } from '../store.ts';
import { codes, decodeDay, encodeDay } from './column-codes.ts';
import type { StatementKeys } from './keys.ts';
import { clusteredKey, type Row } from './statement-rows.ts';

/** A value of a column. */
export type Value = string | number | null;

/** A column that statements can be ordered by. */
type OrderColumn = (typeof clusteredKey)[number] | 'value' | 'knownFrom';

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

/** All columns that an order sorts by, ties broken by the clustered key: no two rows are equal in all of them. */
export const columnsOf = memoized((order: readonly Order[]): readonly SortColumn[] => {
  const columns: SortColumn[] = [];
  const add = (column: OrderColumn, descending: boolean) => {
    if (!columns.some((other) => other.column === column)) columns.push({ column, descending });
  };
  for (const { key, descending } of order) for (const column of sortColumns[key]) add(column, descending);
  for (const column of clusteredKey) add(column, false);
  return columns;
});

/** The position of a row in an order, with ids and dates instead of keys, so that cursors outlive the database file. */
export function positionOf(row: Partial<Row>, order: readonly Order[], keys: StatementKeys): Position {
  return Object.fromEntries(
    columnsOf(order).map(({ column }) => [column, decoded(column, row[column] ?? null, keys)]),
  );
}

const days: readonly string[] = ['periodStart', 'periodEnd', 'publishedOn', 'knownFrom'];

function decoded(column: OrderColumn, value: Value, keys: StatementKeys): Value {
  if (typeof value !== 'number') return value;
  if (column === 'indicator' || column === 'area' || column === 'source') return keys[column].id(value);
  if (column === 'frequency' || column === 'lane') return codes[column].decode(value);
  return days.includes(column) ? decodeDay(value) : value;
}

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
