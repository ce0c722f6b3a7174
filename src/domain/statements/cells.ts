/** Type of the cells of a column, each of which may be null. */
export type ColumnType = 'text' | 'number' | 'integer' | 'boolean' | 'date';

/** The value of a cell; a date is a text `YYYY-MM-DD`. */
export type Cell = string | number | boolean | null;

/** A column of a table. */
export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  /** Its header in CSV and workbooks, where that says more than the name. */
  readonly heading?: string;
  /** What a format with metadata of columns says of it. */
  readonly metadata?: Readonly<Record<string, string>>;
}
