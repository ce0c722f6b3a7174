import { withChecksOf } from '../../domain/checks/contradictions.ts';
import { derived } from '../../domain/derivation/rows/derived-figure.ts';
import {
  type Computed,
  derivedCell,
  derivedLongRow,
  toDerivedObservation,
} from '../../domain/derivation/rows/derived-observation.ts';
import { cellsOf, columnsOnRequest } from '../../domain/derivation/rows/observation-columns.ts';
import { statementsOf } from '../../domain/numbers/expression.ts';
import { servedNumber } from '../../domain/numbers/json-numbers.ts';
import { defaultOrder, type SortKey } from '../../domain/query/selection.ts';
import { sorted } from '../../domain/query/sorting.ts';
import type { Cell } from '../../domain/statements/cells.ts';
import { type Lane, lanes, type Text, wordsOf } from '../../domain/statements/codes.ts';
import { nameKeys, namesOf } from '../../domain/statements/labels.ts';
import { caveatCell } from '../../domain/statements/long-table.ts';
import { frequencies } from '../../domain/time/period.ts';
import type { Shown } from '../../formats/answer.ts';
import { inBatches } from '../../formats/row-batches.ts';
import { computedContext } from '../response/context.ts';
import type { Warned, Warning } from '../response/warnings.ts';
import { type Asked, computationOf, rendering } from './asked.ts';
import { computationTerms } from './computation/combinations.ts';
import { derivedRows } from './computation/compute.ts';
import { contradictedRows } from './computation/contradicted-rows.ts';
import type { ObservationRows } from './observation-tables.ts';

/** Computed rows, all in memory: they exist before the answer is written. */
export interface ComputedRows extends ObservationRows {
  readonly length: number;
  /** Rows of a page, from a place to before another. */
  page(from: number, to: number): readonly Shown[];
  /** The same rows as cells of the long table. */
  cells(from: number, to: number, columns: readonly string[]): readonly Readonly<Record<string, Cell>>[];
  readonly lanes: ReadonlySet<Lane>;
  /** What warnings depend on. */
  readonly warned: readonly Warned[];
  /** What was left null and why, and what does not fit a published figure. */
  readonly warnings: readonly Warning[];
  readonly contradictions: readonly Text[];
}

/** The computed rows of a query, or only some of them, in its order. @throws Problem where they cannot be computed */
export async function computedRows(asked: Asked, isSample: boolean): Promise<ComputedRows> {
  const { query, release, request } = asked;
  const catalogue = withChecksOf(asked.catalogue, asked.selection);
  const transform = computationTerms(request.address);
  const computation = computationOf(asked) ?? transform;
  const how = { ...rendering(asked), transform, computation, release: release.id };
  const derivation = await derivedRows(asked, isSample);
  const rows = sorted(derivation.rows, [...(query.sort ?? []), ...defaultOrder], sortValues);
  const contradictions = contradictedRows(rows, catalogue);
  const warnings = [
    ...derivation.warnings,
    ...contradictions.map((text) => ({ code: 'contradictsPublished', detail: text[query.lang] })),
  ];
  const show = (row: Computed) => toDerivedObservation(row, catalogue, how);
  const long = (row: Computed, columns: readonly string[] = []) => {
    const cells = derivedLongRow(row, catalogue, query.scale, transform);
    const more = columnsOnRequest.filter((key) => columns.includes(key));
    const named = nameKeys.some((key) => columns.includes(key));
    const names = named ? namesOf(derivedCell(row, catalogue, query.scale), catalogue, query.lang) : {};
    if (more.length === 0 && !columns.includes('derivationNotes')) return { ...cells, ...names };
    const shown = show(row);
    return {
      ...cells,
      ...names,
      ...cellsOf(shown, more),
      derivationNotes: caveatCell(shown.derivation.notes),
    };
  };
  return {
    length: rows.length,
    warnings,
    contradictions,
    warned: rows.map(warnedOf),
    lanes: new Set(rows.map(({ point }) => point.lane)),
    page: (from, to) => rows.slice(from, to).map(show),
    cells: (from, to, columns) => rows.slice(from, to).map((row) => long(row, columns)),
    observations: () => inBatches(rows, show, request.gone),
    long: (columns) => inBatches(rows, (row) => long(row, columns), request.gone),
    wide: () => inBatches(rows, (row) => derivedCell(row, catalogue, query.scale), request.gone),
    context: () => computedContext(asked, rows.map(withOperands), { computation, warnings }),
  };
}

function warnedOf({ point: { lane, period }, series: { indicator } }: Computed): Warned {
  return { indicator: indicator.id, unit: indicator.unit, lane, period };
}

function withOperands(computed: Computed) {
  const { expression } = computed.point;
  return { row: warnedOf(computed), operands: expression === null ? [] : statementsOf(expression) };
}

const sortValues: Record<SortKey, (row: Computed) => string | number> = {
  indicator: ({ series }) => series.indicator.id,
  area: ({ series }) => series.area,
  frequency: ({ series }) => frequencies.indexOf(series.frequency),
  period: ({ point }) => `${point.period.start} ${point.period.end}`,
  lane: ({ point }) => wordsOf(lanes).indexOf(point.lane),
  // A computed row is published by nobody.
  publishedOn: () => '',
  knownFrom: ({ point }) => derived(point).knownFrom,
  // As it is served, rounded: two rows are never in the other order than their numbers.
  value: ({ point }) => (point.figure?.value ? servedNumber(point.figure.value) : Number.NEGATIVE_INFINITY),
};
