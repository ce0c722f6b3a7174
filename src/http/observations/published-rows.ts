import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import { known } from '../../domain/catalogue/known.ts';
import type { ScaleName } from '../../domain/numbers/scales.ts';
import { defaultOrder } from '../../domain/query/selection.ts';
import { longParts, longRow, scaleOf } from '../../domain/statements/long-table.ts';
import {
  observationKeys,
  observationParts,
  scaled,
  toObservation,
} from '../../domain/statements/observation.ts';
import type { Statement } from '../../domain/statements/statement.ts';
import type { StatementPart } from '../../store/store.ts';
import { statementContext } from '../response/context.ts';
import { type Asked, rendering } from './asked.ts';
import { batchesOf } from './batches.ts';
import type { ObservationRows } from './observation-tables.ts';
import type { LongLike } from './wide-table.ts';

/** The parts of a statement that each form needs. */
const contextParts = ['indicator', 'lane', 'period', 'source'] as const;
const wideParts = ['indicator', 'area', 'period', 'lane', 'value', 'qualifier'] as const;

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
    async *long() {
      for await (const batch of batches(longParts))
        yield batch.map((statement) => longRow(statement, catalogue, query.scale));
    },
    async *wide() {
      for await (const batch of batches(wideParts))
        yield batch.map((statement) => wideRow(statement, catalogue, query.scale));
    },
    context: () => statementContext(asked, batches(contextParts)),
  };
}

function wideRow(
  s: Pick<Statement, (typeof wideParts)[number]>,
  catalogue: Catalogue,
  scale: ScaleName,
): LongLike {
  return {
    indicator: s.indicator,
    area: s.area,
    period: s.period.text,
    periodStart: s.period.start,
    periodEnd: s.period.end,
    frequency: s.period.frequency,
    lane: s.lane,
    value: scaled(s.value, scaleOf(known(catalogue.indicators, s.indicator), catalogue, scale)),
    qualifier: s.qualifier,
  };
}
