import type { Relation } from '../../domain/statements/codes.ts';

/** What an import does with a row: the relation of a new statement to the current one, or why there is no new statement. */
export type Outcome = Relation | 'unchanged' | 'rejected';

/** What an import would do with one row of a sheet. */
export interface PlannedRow {
  readonly line: number;
  /** Id of the statement; null when the row cannot be read. */
  readonly id: string | null;
  readonly outcome: Outcome;
  /** Why the row is rejected, or which statement was current before it. */
  readonly detail: string;
}

export function rejected(line: number, detail: string, id: string | null = null): PlannedRow {
  return { line, id, outcome: 'rejected', detail };
}
