/** Type of the cells of a column, each of which may be null. */
export type ColumnType = 'text' | 'number' | 'integer' | 'boolean' | 'date';

/** The value of a cell; a date is a text `YYYY-MM-DD`. */
export type Cell = string | number | boolean | null;

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
}
