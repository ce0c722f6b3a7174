import { compareText } from '../compare-text.ts';
import { parsePeriod } from '../time/period.ts';
import type { Arrival, Series } from './catalogue.ts';

/** First and last period, and how many periods and statements; the arrivals in the order of their periods. */
type Extent = Pick<Series, 'firstPeriod' | 'lastPeriod' | 'periods' | 'statements' | 'arrivals'>;

/** The extent of the statements of a series; null where there are none. */
export function extentOf(arrivals: readonly Arrival[]): Extent | null {
  const keyed = arrivals.map((arrival) => ({ arrival, key: keyOf(arrival.period) }));
  const ordered = keyed
    .sort((a, b) => compareText(a.key, b.key) || compareText(a.arrival.knownFrom, b.arrival.knownFrom))
    .map(({ arrival }) => arrival);
  const [first, last] = [ordered[0], ordered.at(-1)];
  if (first === undefined || last === undefined) return null;
  return {
    firstPeriod: first.period,
    lastPeriod: last.period,
    periods: new Set(ordered.map(({ period }) => period)).size,
    statements: ordered.length,
    arrivals: ordered,
  };
}

/** The series as they were known on a day, without those of which nothing was. */
export function seriesKnownOn(series: readonly Series[], day: string): Series[] {
  return series.flatMap((entry) => {
    const extent = extentOf(entry.arrivals.filter(({ knownFrom }) => knownFrom <= day));
    return extent === null ? [] : [{ ...entry, ...extent }];
  });
}

function keyOf(period: string): string {
  const { start, end } = parsePeriod(period);
  return `${end} ${start}`;
}
