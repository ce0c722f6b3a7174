import { setImmediate } from 'node:timers/promises';
import { derivedColumns } from '../../domain/derivation/derived-observation.ts';
import { defaultOrder } from '../../domain/query/selection.ts';
import { longColumns, longType } from '../../domain/statements/long-table.ts';
import type { Answer, Context, Row, Shown } from '../../formats/answer.ts';
import { computedContext, statementContext } from '../response/context.ts';
import type { Asked } from './asked.ts';
import { batchesOf } from './batches.ts';
import { isDerived } from './computation/combinations.ts';
import { describe, type ObservedRow, publishedRows } from './observation-rows.ts';
import { type LongLike, type Wide, wideTable } from './wide-table.ts';

/** Computed rows that are written between two yields to the event loop. */
const batchSize = 200;

/** All rows of a query: computed beforehand, or null where they are read from the store while they are written. */
type Computed = readonly ObservedRow[] | null;

/** All rows of a query as a table, long unless a wide one was made of them, with their context. */
export function tableOf(
  asked: Asked,
  computed: Computed,
  table: Wide | null,
): Pick<Answer, 'columns' | 'rows' | 'context' | 'observations'> {
  const names = longNames(asked);
  return {
    columns: table?.columns ?? names.map((name) => ({ name, type: longType(name) })),
    rows: () => (table === null ? longRows(asked, computed, names) : wideRows(table)),
    context: () => contextAround(asked, computed),
    observations: () => observationsOf(asked, computed),
  };
}

/** The rows as a wide table. @throws Problem where they do not fit into one */
export function wideTableOf(asked: Asked, computed: Computed): Promise<Wide> {
  return wideTable(wideCells(asked, computed), (change) =>
    asked.request.address.with({ cursor: null, ...change }),
  );
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

/** All rows in batches. */
function batched(asked: Asked, computed: Computed): AsyncIterable<readonly ObservedRow[]> {
  return computed === null ? publishedRows(asked) : inBatches(computed);
}

async function* inBatches(rows: readonly ObservedRow[]): AsyncGenerator<readonly ObservedRow[]> {
  for (let from = 0; from < rows.length; from += batchSize) {
    yield rows.slice(from, from + batchSize);
    await setImmediate();
  }
}

function contextAround(asked: Asked, computed: Computed): Promise<Context> {
  if (computed !== null) return computedContext(asked, computed, describe(asked));
  return statementContext(asked, batchesOf(asked.store, asked.selection, defaultOrder));
}

async function* observationsOf(asked: Asked, computed: Computed): AsyncGenerator<Shown[]> {
  for await (const rows of batched(asked, computed)) yield rows.map((row) => row.json());
}

async function* longRows(asked: Asked, computed: Computed, names: readonly string[]): AsyncGenerator<Row[]> {
  for await (const rows of batched(asked, computed))
    yield rows.map((row) => {
      const cells = row.long();
      return names.map((name) => cells[name] ?? null);
    });
}

async function* wideCells(asked: Asked, computed: Computed): AsyncGenerator<LongLike[]> {
  for await (const batch of batched(asked, computed)) yield batch.map((row) => row.wide());
}

async function* wideRows({ rows }: Wide): AsyncGenerator<readonly Row[]> {
  for (let from = 0; from < rows.length; from += batchSize) yield rows.slice(from, from + batchSize);
}
