import type { Order } from '../../domain/query/selection.ts';
import type { Position } from '../store.ts';
import { codes, decodeDay, encodeDay } from './column-codes.ts';
import type { StatementKeys } from './keys.ts';
import type { RawRow } from './row-lines.ts';
import { columnsOf, columnsOfLines, type Value } from './row-order.ts';
import type { Row } from './statement-rows.ts';

/** Where a row stands in an order, in words that outlive the database file. */
export function positionOf(row: Row, order: readonly Order[], keys: StatementKeys): Position {
  return Object.fromEntries(
    columnsOf(order).map(({ column }) => [column, worded(column, row[column], keys)]),
  );
}

/** Where a raw row stands in an order: in integers, good for this database only. */
export function positionOfLine(row: RawRow, order: readonly Order[]): Position {
  return Object.fromEntries(columnsOfLines(order).map((column, place) => [column, row[place] ?? null]));
}

/** Key of the indicator at a position. */
export function indicatorAt(position: Position, keys: StatementKeys): number {
  return Number(coded('indicator', position.indicator ?? null, keys));
}

const encoded = { frequency: codes.frequency, lane: codes.lane } as const;
const days: readonly string[] = ['periodStart', 'periodEnd', 'publishedOn', 'knownFrom'];

function worded(column: keyof Row, value: Value, keys: StatementKeys): Value {
  if (typeof value !== 'number') return value;
  if (column === 'indicator' || column === 'area' || column === 'source') return keys[column].id(value);
  if (column === 'frequency' || column === 'lane') return encoded[column].decode(value);
  return days.includes(column) ? decodeDay(value) : value;
}

/** A value of a position as the database has it. */
export function coded(column: keyof Row, value: Value, keys: StatementKeys): Value {
  if (typeof value !== 'string') return value;
  if (column === 'indicator' || column === 'area' || column === 'source') return keys[column].key(value);
  if (column === 'frequency') return (codes.frequency.words as readonly string[]).indexOf(value);
  if (column === 'lane') return (codes.lane.words as readonly string[]).indexOf(value);
  return days.includes(column) ? encodeDay(value) : value;
}
