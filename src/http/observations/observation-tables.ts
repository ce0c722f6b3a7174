import { derivedColumns } from '../../domain/derivation/derived-observation.ts';
import type { Cell } from '../../domain/statements/cells.ts';
import { longColumns, longType } from '../../domain/statements/long-table.ts';
import type { Answer, Context, Row, Shown } from '../../formats/answer.ts';
import type { Asked } from './asked.ts';
import { isDerived } from './computation/combinations.ts';
import { type Wide, type WideCell, wideTable } from './wide-table.ts';

/** All rows of a query in each of their forms, in batches; each form reads only what it shows. */
export interface ObservationRows {
  observations(): AsyncIterable<readonly Shown[]>;
  long(): AsyncIterable<readonly Readonly<Record<string, Cell>>[]>;
  /** The cells that a wide table needs. */
  wide(): AsyncIterable<readonly WideCell[]>;
  context(): Promise<Context>;
}

/** All rows of a query as a table, long unless a wide one was made of them, with their context. */
export function tableOf(
  asked: Asked,
  rows: ObservationRows,
  table: Wide | null,
): Pick<Answer, 'columns' | 'rows' | 'context' | 'observations'> {
  const names = longNames(asked);
  return {
    columns: table?.columns ?? names.map((name) => ({ name, type: longType(name) })),
    rows: () => (table === null ? longTable(rows, names) : wideRows(table)),
    context: rows.context,
    observations: rows.observations,
  };
}

/** The rows as a wide table. @throws Problem where they do not fit into one */
export function wideTableOf({ request }: Asked, rows: ObservationRows): Promise<Wide> {
  return wideTable(rows.wide(), (change) => request.address.with({ cursor: null, ...change }));
}

/** Names of the long columns, or of those that `fields` names; computed rows say how they were computed. */
function longNames({ query }: Asked): readonly string[] {
  const columns = isDerived(query) ? [...longColumns, ...derivedColumns] : longColumns;
  const { fields } = query;
  if (fields === undefined) return columns;
  const kept: readonly string[] = [
    ...fields,
    ...(fields.includes('bounds') ? ['lower', 'upper'] : []),
    ...(fields.includes('derivation') ? derivedColumns : []),
  ];
  return columns.filter((column) => kept.includes(column));
}

async function* longTable(rows: ObservationRows, names: readonly string[]): AsyncGenerator<Row[]> {
  for await (const batch of rows.long()) yield batch.map((cells) => names.map((name) => cells[name] ?? null));
}

async function* wideRows({ rows }: Wide): AsyncGenerator<readonly Row[]> {
  yield rows;
}
