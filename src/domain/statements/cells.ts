/** What the cells of a column are, so that no format has to guess; every one may be null. */
export type ColumnType = 'text' | 'number' | 'integer' | 'boolean' | 'date';

/** A cell: dates are texts `YYYY-MM-DD`. */
export type Cell = string | number | boolean | null;

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
}
