export type Cell = string | number | boolean | null;
export type Row = readonly Cell[];

/** What a format writes: the JSON envelope of one page, and the whole as a table. */
export interface Answer {
  /** The body of the JSON answer: one page of a list, or a single resource. */
  envelope(): Promise<object>;
  readonly columns: readonly string[];
  /** All rows, in batches, complete. */
  rows(): AsyncIterable<readonly Row[]>;
}
