import type { Order, SortKey } from '../../domain/query/selection.ts';
import { lineColumns, type RawRow } from './row-lines.ts';
import { clusteredKey, type Row } from './statement-rows.ts';

/** What a column holds. */
export type Value = string | number | null;

export interface SortColumn {
  readonly column: keyof Row;
  readonly descending: boolean;
}

const sortColumns: Record<SortKey, readonly (keyof Row)[]> = {
  indicator: ['indicator'],
  area: ['area'],
  frequency: ['frequency'],
  period: ['periodStart', 'periodEnd'],
  lane: ['lane'],
  publishedOn: ['publishedOn'],
  value: ['value'],
  release: ['release'],
  knownFrom: ['knownFrom'],
};

/** All columns that an order sorts by: no two rows are equal in all of them. */
export function columnsOf(order: readonly Order[]): SortColumn[] {
  const columns: SortColumn[] = [];
  const add = (column: keyof Row, descending: boolean) => {
    if (!columns.some((known) => known.column === column)) columns.push({ column, descending });
  };
  for (const { key, descending } of order) for (const column of sortColumns[key]) add(column, descending);
  for (const column of clusteredKey) add(column, false);
  return columns;
}

/** Columns of a raw row: those that lines are written from, then those of the order that are not among them. */
export function columnsOfLines(order: readonly Order[]): (keyof Row)[] {
  return [...new Set<keyof Row>([...lineColumns, ...columnsOf(order).map(({ column }) => column)])];
}

/** True where rows are read in the order in which they lie; otherwise every page looks at all of them. */
export function isClustered(order: readonly Order[]): boolean {
  return columnsOf(order).every(
    ({ column, descending }, place) => !descending && column === clusteredKey[place],
  );
}

/** Order of two raw rows, as the order of rows has it. */
export function lineOrder(order: readonly Order[]): (a: RawRow, b: RawRow) => number {
  const columns = columnsOfLines(order);
  const places = columnsOf(order).map((one) => ({ ...one, place: columns.indexOf(one.column) }));
  return (a, b) => {
    for (const { place, descending } of places) {
      const difference = compared(a[place] ?? null, b[place] ?? null);
      if (difference !== 0) return descending ? -difference : difference;
    }
    return 0;
  };
}

/** Order of two rows. */
export function rowOrder(order: readonly Order[]): (a: Row, b: Row) => number {
  const columns = columnsOf(order);
  return (a, b) => {
    for (const { column, descending } of columns) {
      const difference = compared(a[column], b[column]);
      if (difference !== 0) return descending ? -difference : difference;
    }
    return 0;
  };
}

/** As SQLite has it: NULL before every number. */
function compared(x: Value, y: Value): number {
  if (x === y) return 0;
  return x === null || (y !== null && x < y) ? -1 : 1;
}

/** True where rows come by their indicators, in the order of the keys. */
export function isByIndicator(order: readonly Order[]): boolean {
  const [first] = columnsOf(order);
  return first?.column === 'indicator' && !first.descending;
}
