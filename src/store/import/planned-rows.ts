import type { Relation, Text } from '../../domain/statements/codes.ts';

/** What an import does with a row: the relation of a new statement to the current one, or why there is no new statement. */
export type Outcome = Relation | 'unchanged' | 'missing' | 'rejected';

/** Where a figure stands in a table. */
export interface RowPlace {
  readonly line: number;
  /** The header of its column, where one line has several figures. */
  readonly column: string | null;
}

/** What an import would do with one row of a sheet. */
export interface PlannedRow extends RowPlace {
  /** Id of the statement; null when the row cannot be read. */
  readonly id: string | null;
  readonly outcome: Outcome;
  /** Why the row is rejected, or which statement was current before it. */
  readonly detail: Text;
}

/** The plan for a row that cannot be imported. */
export function rejected({ line, column }: RowPlace, detail: Text, id: string | null = null): PlannedRow {
  return { line, column, id, outcome: 'rejected', detail };
}

/** The plan for a row in whose cell a table says that it has no figure. */
export function noFigure({ line, column }: RowPlace): PlannedRow {
  const detail = { en: 'The table has no figure here.', zh: '表中此处没有数值。' };
  return { line, column, id: null, outcome: 'missing', detail };
}
