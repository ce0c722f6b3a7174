import { derivedColumns } from '../../domain/derivation/rows/derived-observation.ts';
import { observationTable } from '../../domain/derivation/rows/observation-columns.ts';
import type { Cell } from '../../domain/statements/cells.ts';
import { namesOf, relabelled } from '../../domain/statements/labels.ts';
import { longColumns, longType } from '../../domain/statements/long-table.ts';
import type { Answer, Context, Row, Shown } from '../../formats/answer.ts';
import type { QueryChange } from '../request/addresses.ts';
import { columnsOfAll } from '../response/fields.ts';
import type { Asked } from './asked.ts';
import { isDerived } from './computation/combinations.ts';
import { addedWarnings } from './observation-fields.ts';
import { type Wide, type WideCell, wideTable } from './wide/wide-table.ts';
import { withMetadata } from './wide/wide-view.ts';

/** All rows of a query in each of their forms, in batches; each form reads only what it shows. */
export interface ObservationRows {
  observations(): AsyncIterable<readonly Shown[]>;
  /** Rows with the cells of these columns at least. */
  long(columns: readonly string[]): AsyncIterable<readonly Readonly<Record<string, Cell>>[]>;
  /** The cells that a wide table needs. */
  wide(): AsyncIterable<readonly WideCell[]>;
  context(): Promise<Context>;
}

/** The answer to a query: all rows as a table, long unless a wide one was made of them, and what `more` has of it. */
export function answerOf(
  asked: Asked,
  rows: ObservationRows,
  { table, ...more }: Pick<Answer, 'envelope' | 'chart'> & { readonly table: Wide | null },
): Answer {
  return {
    ...more,
    // A page is answered more often than a table, and needs none of its columns.
    get columns() {
      if (table !== null) return withMetadata(table, asked);
      return longNames(asked).map((name) => ({ name, type: longType(name) }));
    },
    rows: () => (table === null ? longTable(rows, longNames(asked)) : wideRows(table)),
    context: async () => {
      const context = await rows.context();
      return { ...context, notes: [...context.notes, ...addedWarnings(asked, asked.query.lang)] };
    },
    observations: rows.observations,
  };
}

/** The rows as a wide table. @throws Problem where they do not fit into one */
export function wideTableOf({ request, query, catalogue }: Asked, rows: ObservationRows): Promise<Wide> {
  const { labels, lang } = query;
  const retry = (change: QueryChange) => request.address.with({ cursor: null, ...change });
  const descending = query.sort?.[0]?.descending ?? false;
  if (labels === 'code') return wideTable(rows.wide(), retry, { descending });
  const names = {
    labels,
    lang,
    of: (series: Parameters<typeof namesOf>[0]) => namesOf(series, catalogue, lang),
  };
  return wideTable(rows.wide(), retry, { names, descending });
}

/** Names of the long columns, or of those that `fields` names; computed rows say how they were computed. */
function longNames({ query, added = [] }: Asked): readonly string[] {
  const { fields, labels } = query;
  if (fields === undefined)
    return relabelled(isDerived(query) ? [...longColumns, ...derivedColumns] : longColumns, labels);
  const named = fields.slice(0, fields.length - added.length);
  return relabelled([...columnsOfAll(named, observationTable), ...added], labels);
}

async function* longTable(rows: ObservationRows, names: readonly string[]): AsyncGenerator<Row[]> {
  for await (const batch of rows.long(names))
    yield batch.map((cells) => names.map((name) => cells[name] ?? null));
}

async function* wideRows({ rows }: Wide): AsyncGenerator<readonly Row[]> {
  yield rows;
}
