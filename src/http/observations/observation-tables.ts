import { derivedColumns } from '../../domain/derivation/derived-observation.ts';
import { defaultOrder } from '../../domain/query/selection.ts';
import { longType } from '../../domain/statements/long-table.ts';
import type { Answer, Column, Context, Row, Shown } from '../../formats/answer.ts';
import { inTurns, turn } from '../../turns.ts';
import { address, pathOf, queryOf } from '../request/addresses.ts';
import { computedContext, statementContext } from '../response/context.ts';
import type { Asked } from './answer-observations.ts';
import { batchesOf } from './batches.ts';
import { describe, longColumnsOf, publishedRows, type ShownRow } from './observation-rows.ts';
import { type LongLike, rowOf, type Wide, wideTable } from './wide-table.ts';

/** All rows of a query as a table, long unless a wide one was made of them: its columns, its rows, what stands around it. */
export function tableOf(
  asked: Asked,
  computed: ShownRow[] | null,
  table: Wide | null,
): Pick<Answer, 'columns' | 'rows' | 'context' | 'observations'> {
  return {
    columns: columnsOf(asked, table),
    rows: () => (table === null ? longTable(asked, computed) : wideTableRows(table)),
    context: () => contextAround(asked, computed),
    observations: () => observationsOf(asked, computed),
  };
}

/** Names of the columns: the long ones, or those of them that `fields` names. */
function namesOf<Name extends string>({ query: { fields } }: Asked, columns: readonly Name[]): Name[] {
  if (fields === undefined) return [...columns];
  const kept: readonly string[] = [
    ...fields,
    ...(fields.includes('bounds') ? ['lower', 'upper'] : []),
    ...(fields.includes('derivation') ? derivedColumns : []),
  ];
  return columns.filter((column) => kept.includes(column));
}

/** All rows: those that were computed already, or the published ones in batches. */
function batched(asked: Asked, computed: ShownRow[] | null): AsyncIterable<ShownRow[]> {
  return computed === null ? publishedRows(asked) : inBatches(computed);
}

async function* inBatches(rows: readonly ShownRow[]): AsyncGenerator<ShownRow[]> {
  for (let from = 0; from < rows.length; from += 200) {
    yield rows.slice(from, from + 200);
    await turn();
  }
}

/** Columns of either table. */
function columnsOf(asked: Asked, table: Wide | null): readonly Column[] {
  if (table === null)
    return namesOf(asked, longColumnsOf(asked)).map((name) => ({ name, type: longType(name) }));
  return table.columns;
}

function contextAround(asked: Asked, computed: ShownRow[] | null): Promise<Context> {
  if (computed !== null) return computedContext(asked, computed, describe(asked));
  return statementContext(asked, batchesOf(asked.store, asked.selection, defaultOrder));
}

async function* observationsOf(asked: Asked, computed: ShownRow[] | null): AsyncGenerator<Shown[]> {
  for await (const rows of batched(asked, computed)) yield await inTurns(rows, (row) => row.json());
}

async function* longTable(asked: Asked, computed: ShownRow[] | null): AsyncGenerator<Row[]> {
  const columns = namesOf(asked, longColumnsOf(asked));
  for await (const rows of batched(asked, computed))
    yield await inTurns(rows, (row) => {
      const cells = row.long();
      return columns.map((column) => cells[column] ?? null);
    });
}

/** The rows as a wide table. @throws Problem where they do not fit into one */
export function wideRows(asked: Asked, computed: ShownRow[] | null): Promise<Wide> {
  const { request } = asked;
  return wideTable(wideCells(asked, computed), (change) =>
    address(pathOf(request), queryOf(request, { cursor: null, ...change })),
  );
}

async function* wideCells(asked: Asked, computed: ShownRow[] | null): AsyncGenerator<LongLike[]> {
  for await (const batch of batched(asked, computed)) yield await inTurns(batch, (row) => row.wide());
}

async function* wideTableRows(table: Wide): AsyncGenerator<Row[]> {
  for (let place = 0; place < table.length; place += 1) yield [await rowOf(table, place)];
}
