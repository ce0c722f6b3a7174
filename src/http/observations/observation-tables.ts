import { derivedColumns } from '../../domain/derivation/rows/derived-observation.ts';
import { observationTable } from '../../domain/derivation/rows/observation-columns.ts';
import type { Cell } from '../../domain/statements/cells.ts';
import { longColumns, longType } from '../../domain/statements/long-table.ts';
import type { Answer, Context, Row, Shown } from '../../formats/answer.ts';
import { columnsOfAll } from '../response/fields.ts';
import type { Asked } from './asked.ts';
import { isDerived } from './computation/combinations.ts';
import { laneWarnings } from './observation-fields.ts';
import { type Wide, type WideCell, wideTable } from './wide-table.ts';
import { withMetadata } from './wide-view.ts';

/** All rows of a query in each of their forms, in batches; each form reads only what it shows. */
export interface ObservationRows {
  observations(): AsyncIterable<readonly Shown[]>;
  /** Rows with the cells of these columns at least. */
  long(columns: readonly string[]): AsyncIterable<readonly Readonly<Record<string, Cell>>[]>;
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
    columns:
      table === null ? names.map((name) => ({ name, type: longType(name) })) : withMetadata(table, asked),
    rows: () => (table === null ? longTable(rows, names) : wideRows(table)),
    context: async () => {
      const context = await rows.context();
      return { ...context, notes: [...context.notes, ...laneWarnings(asked)] };
    },
    observations: rows.observations,
  };
}

/** The rows as a wide table. @throws Problem where they do not fit into one */
export function wideTableOf({ request }: Asked, rows: ObservationRows): Promise<Wide> {
  return wideTable(rows.wide(), (change) => request.address.with({ cursor: null, ...change }));
}

/** Names of the long columns, or of those that `fields` names; computed rows say how they were computed. */
function longNames({ query, laneAdded }: Asked): readonly string[] {
  const { fields } = query;
  if (fields === undefined) return isDerived(query) ? [...longColumns, ...derivedColumns] : longColumns;
  if (laneAdded !== true) return columnsOfAll(fields, observationTable);
  return [...columnsOfAll(fields.slice(0, -1), observationTable), 'lane'];
}

async function* longTable(rows: ObservationRows, names: readonly string[]): AsyncGenerator<Row[]> {
  for await (const batch of rows.long(names))
    yield batch.map((cells) => names.map((name) => cells[name] ?? null));
}

async function* wideRows({ rows }: Wide): AsyncGenerator<readonly Row[]> {
  yield rows;
}
