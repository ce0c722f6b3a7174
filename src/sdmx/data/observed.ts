import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import { defaultOrder, everything, type Selection } from '../../domain/query/selection.ts';
import { lanes, wordsOf } from '../../domain/statements/codes.ts';
import type { Statement } from '../../domain/statements/statement.ts';
import { frequencies } from '../../domain/time/period.ts';
import { batchesOf } from '../../http/observations/batches.ts';
import type { Store } from '../../store/store.ts';
import { dimensions } from '../model/components.ts';
import { type SdmxRow, sdmxRow } from '../model/sdmx-row.ts';
import { listedCodes, passes } from '../request/component-filters.ts';
import type { ObservationQuery } from '../request/data-query.ts';
import { SdmxFault } from '../request/sdmx-fault.ts';
import { codesOf, isKeyed } from '../request/series-key.ts';

/** Observations that one message holds; more are refused with 413. */
const mostObservations = 20_000;

/** Where observations are read from. */
export interface Reading {
  readonly store: Store;
  readonly catalogue: Catalogue;
  readonly signal: AbortSignal;
}

/** The observations of a query in the order of the API. @throws SdmxFault where they are more than a message holds, or none */
export async function observed(query: ObservationQuery, reading: Reading): Promise<readonly SdmxRow[]> {
  const kept = ofPeriods(await observedRows(query, reading), query);
  if (kept.length === 0) throw new SdmxFault('noResults', 'No observation fits the query.');
  return kept;
}

/** The same without the numbers of periods; there may be none. @throws SdmxFault where they are more than a message holds */
export async function observedRows(query: ObservationQuery, reading: Reading): Promise<readonly SdmxRow[]> {
  const selection = selectionOf(query, reading.catalogue);
  if ((await reading.store.count(selection)) > mostObservations)
    throw new SdmxFault(
      'tooLarge',
      `The query finds more than ${mostObservations} observations: ask for some indicators or areas at a time.`,
    );
  const rows: SdmxRow[] = [];
  for await (const batch of observedBatches(query, selection, reading)) rows.push(...batch);
  return rows;
}

/** The same in batches, but for the numbers of periods. */
async function* observedBatches(
  query: ObservationQuery,
  selection: Selection,
  { store, catalogue, signal }: Reading,
): AsyncGenerator<readonly SdmxRow[]> {
  for await (const batch of batchesOf((paging) => store.read(selection, paging), defaultOrder, signal))
    yield batch
      .filter((statement) => !query.hasHistory || wasCurrent(statement))
      .map((statement) => sdmxRow(statement, catalogue))
      .filter(({ values }) => isKeyed(query.keys, seriesOf(values)) && passes(query.filters, values));
}

/** True for a statement that was the current word on some day. */
function wasCurrent({ currentFrom, currentTo }: Statement): boolean {
  return currentFrom !== null && (currentTo === null || currentFrom < currentTo);
}

/** Codes of the dimensions in the order of the key. */
function seriesOf(values: SdmxRow['values']): string[] {
  return dimensions.map(({ id }) => String(values[id]));
}

/** The statements that the store reads for a query: those of its codes that the catalogue knows. */
function selectionOf(query: ObservationQuery, { indicators, areas }: Catalogue): Selection {
  const { from, to, last, first, knownAfter, asOf, hasHistory, filters } = query;
  const codes = dimensions.map(({ id }, place) => both(codesOf(query.keys, place), listedCodes(filters, id)));
  const [frequency = null, indicator = null, area = null, lane = null] = codes;
  const isSimple = (query.keys === null || query.keys.length === 1) && filters.length === 0 && first === null;
  return {
    ...everything,
    revisions: hasHistory ? 'all' : 'latest',
    indicators: indicator?.filter((id) => indicators.has(id)) ?? null,
    areas: area?.filter((id) => areas.has(id)) ?? null,
    frequencies: frequency && frequencies.filter((each) => frequency.includes(each)),
    lanes: lane && wordsOf(lanes).filter((each) => lane.includes(each)),
    period: from === null && to === null ? null : { from, to, only: null },
    last: isSimple ? last : null,
    knownAfter,
    asOf,
  };
}

/** What two lists of codes have in common; null is all. */
function both(a: readonly string[] | null, b: readonly string[] | null): readonly string[] | null {
  if (a === null || b === null) return a ?? b;
  return a.filter((code) => b.includes(code));
}

/** Rows of the oldest and the newest periods of each series, where their numbers are limited. */
function ofPeriods(rows: readonly SdmxRow[], { first, last }: ObservationQuery): readonly SdmxRow[] {
  if (first === null && last === null) return rows;
  const kept = new Set<SdmxRow>();
  for (const series of Map.groupBy(rows, ({ values }) => seriesOf(values).join('.')).values()) {
    const periods = [...Map.groupBy(series, ({ values }) => values.TIME_PERIOD).values()];
    const ends = [periods.slice(0, first ?? 0), last === null ? [] : periods.slice(-last)];
    for (const row of ends.flat(2)) kept.add(row);
  }
  return rows.filter((row) => kept.has(row));
}
