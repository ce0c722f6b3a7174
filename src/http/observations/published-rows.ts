import { cellsOf, columnsOnRequest } from '../../domain/derivation/rows/observation-columns.ts';
import { defaultOrder } from '../../domain/query/selection.ts';
import { requireKeys } from '../../domain/required.ts';
import { longParts, longRow } from '../../domain/statements/long-table.ts';
import {
  type Observation,
  observationKeys,
  observationParts,
  toObservation,
  toSparseObservations,
} from '../../domain/statements/observation.ts';
import type { Statement } from '../../domain/statements/statement.ts';
import type { StatementPart } from '../../store/store.ts';
import { statementContext } from '../response/context.ts';
import { type Asked, rendering } from './asked.ts';
import { batchesOf } from './batches.ts';
import type { ObservationRows } from './observation-tables.ts';
import { wideKeys } from './wide-table.ts';

/** The parts of a statement that its context needs. */
const contextParts = ['indicator', 'lane', 'period', 'source'] as const;

/** The published rows of a query in its order, read from the store while they are written. */
export function publishedRows(asked: Asked): ObservationRows {
  const { query, catalogue, store, selection } = asked;
  const order = query.sort ?? defaultOrder;
  const how = rendering(asked);
  const batches = <P extends StatementPart>(parts: readonly P[]) =>
    batchesOf((paging) => store.readParts(selection, paging, parts), order);
  return {
    async *observations() {
      for await (const batch of batches(observationParts(observationKeys, how)))
        yield batch.map((statement) => toObservation(statement, catalogue, how));
    },
    async *long(columns) {
      const more = columnsOnRequest.filter((key) => columns.includes(key));
      for await (const batch of batches([...longParts, ...observationParts(more, how)])) {
        const shown = more.length === 0 ? [] : toSparseObservations(batch, more, { ...how, catalogue });
        yield batch.map((statement, place) => {
          requireKeys<Statement, (typeof longParts)[number]>(statement, longParts);
          const row = longRow(statement, catalogue, query.scale);
          return more.length === 0 ? row : { ...row, ...cellsOf(shown[place] ?? {}, more) };
        });
      }
    },
    async *wide() {
      for await (const batch of batches(observationParts(wideKeys, how)))
        yield toSparseObservations(batch, wideKeys, { ...how, catalogue }).map((cell) => {
          requireKeys<Observation, (typeof wideKeys)[number]>(cell, wideKeys);
          return cell;
        });
    },
    context: () => statementContext(asked, batches(contextParts)),
  };
}
