import { cellsOf, columnsOnRequest } from '../../domain/derivation/rows/observation-columns.ts';
import { defaultOrder } from '../../domain/query/selection.ts';
import { nameKeys, namesOf } from '../../domain/statements/labels.ts';
import { longRow } from '../../domain/statements/long-table.ts';
import { partOfObservation, toObservation } from '../../domain/statements/observation.ts';
import type { Statement } from '../../domain/statements/statement.ts';
import { statementContext } from '../response/context.ts';
import { type Asked, rendering } from './asked.ts';
import { batchesOf } from './batches.ts';
import type { ObservationRows } from './observation-tables.ts';
import { wideKeys } from './wide/wide-table.ts';

/** The names of what a statement is of. */
export function namesIn(statement: Statement, how: ReturnType<typeof rendering> & Pick<Asked, 'catalogue'>) {
  const coded = partOfObservation(statement, ['indicator', 'area', 'unit', 'scale'], how);
  return namesOf(coded, how.catalogue, how.lang);
}

/** The published rows of a query in its order, read from the store while they are written. */
export function publishedRows(asked: Asked): ObservationRows {
  const { query, catalogue, store, selection, request } = asked;
  const order = query.sort ?? defaultOrder;
  const how = { ...rendering(asked), catalogue };
  const batches = () => batchesOf((paging) => store.read(selection, paging), order, request.gone);
  return {
    async *observations() {
      for await (const batch of batches())
        yield batch.map((statement) => toObservation(statement, catalogue, how));
    },
    async *long(columns) {
      const more = columnsOnRequest.filter((key) => columns.includes(key));
      const named = nameKeys.some((key) => columns.includes(key));
      for await (const batch of batches())
        yield batch.map((statement) => {
          const row = longRow(statement, catalogue, query.scale);
          const names = named ? namesIn(statement, how) : {};
          if (more.length === 0) return named ? { ...row, ...names } : row;
          return { ...row, ...names, ...cellsOf(partOfObservation(statement, more, how), more) };
        });
    },
    async *wide() {
      for await (const batch of batches())
        yield batch.map((statement) => partOfObservation(statement, wideKeys, how));
    },
    context: () => statementContext(asked, batches()),
  };
}
