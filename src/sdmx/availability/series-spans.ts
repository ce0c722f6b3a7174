import { setImmediate } from 'node:timers/promises';
import type { Series } from '../../domain/catalogue/catalogue.ts';
import { parsePeriod } from '../../domain/time/period.ts';
import { observedRows, type Reading } from '../data/observed.ts';
import { dimensions } from '../model/components.ts';
import { passes } from '../request/component-filters.ts';
import type { ObservationQuery } from '../request/data-query.ts';
import { isKeyed } from '../request/series-key.ts';

/** A series that has data: its codes in the order of the key, its first and last day, the number of its observations. */
export interface SeriesSpan {
  readonly codes: readonly string[];
  readonly start: string;
  readonly end: string;
  readonly observations: number;
}

/**
 * The series in which a query finds data, without the numbers of periods. The catalogue has them, unless it matters which
 * observations count.
 * @throws SdmxFault where more observations must be read than a message holds
 */
export async function seriesSpans(query: ObservationQuery, reading: Reading): Promise<readonly SeriesSpan[]> {
  if (!isOfWholeSeries(query)) return readSpans(query, reading);
  const spans: SeriesSpan[] = [];
  for (const [place, own] of [...reading.catalogue.series.values()].entries()) {
    if (place % 100 === 99) await setImmediate();
    for (const span of own.map(spanOf))
      if (isKeyed(query.keys, span.codes) && passes(query.filters, valuesOf(span.codes))) spans.push(span);
  }
  return spans;
}

/** True where a query takes the series of its key whole, as they are now. */
function isOfWholeSeries({ from, to, knownAfter, asOf, filters }: ObservationQuery): boolean {
  return (
    [from, to, knownAfter, asOf].every((each) => each === null) &&
    filters.every(({ id }) => dimensions.some((dimension) => dimension.id === id))
  );
}

function spanOf({ frequency, indicator, area, lane, firstPeriod, lastPeriod, periods }: Series): SeriesSpan {
  return {
    codes: [frequency, indicator, area, lane],
    start: parsePeriod(firstPeriod).start,
    end: parsePeriod(lastPeriod).end,
    observations: periods,
  };
}

function valuesOf(codes: readonly string[]) {
  return Object.fromEntries(dimensions.map(({ id }, place) => [id, codes[place] ?? null]));
}

async function readSpans(query: ObservationQuery, reading: Reading): Promise<readonly SeriesSpan[]> {
  const rows = await observedRows({ ...query, hasHistory: false }, reading);
  const bySeries = Map.groupBy(rows, ({ values }) => dimensions.map(({ id }) => values[id]).join('.'));
  return [...bySeries].map(([key, members]) => {
    const periods = members.map(({ values }) => parsePeriod(String(values.TIME_PERIOD)));
    return {
      codes: key.split('.'),
      start: periods.map(({ start }) => start).reduce((a, b) => (a < b ? a : b)),
      end: periods.map(({ end }) => end).reduce((a, b) => (a > b ? a : b)),
      observations: members.length,
    };
  });
}
