import { compareText } from '../compare-text.ts';
import { earlier, later, parsePeriod } from '../time/period.ts';
import type { Arrival, Series } from './catalogue.ts';

/** First and last period and day, and how many periods and statements. */
type Extent = Omit<Series, 'indicator' | 'area' | 'frequency' | 'lane' | 'arrivals'>;

/** The arrivals of a key. */
export type ArrivalsOf = (key: number) => readonly Arrival[];

/** Arrivals in the order of their periods and days. */
export function inOrderOfPeriods(arrivals: readonly Arrival[]): Arrival[] {
  return arrivals
    .map((arrival) => ({ arrival, key: keyOf(arrival.period) }))
    .sort((a, b) => compareText(a.key, b.key) || compareText(a.arrival.knownFrom, b.arrival.knownFrom))
    .map(({ arrival }) => arrival);
}

/** The extent of the statements of a series, by their arrivals in order; null where there are none. */
export function extentOf(arrivals: readonly Arrival[]): Extent | null {
  const [first, last] = [arrivals[0], arrivals.at(-1)];
  if (first === undefined || last === undefined) return null;
  const days = arrivals.map(({ knownFrom }) => knownFrom);
  return {
    firstPeriod: first.period,
    lastPeriod: last.period,
    periods: new Set(arrivals.map(({ period }) => period)).size,
    statements: arrivals.length,
    firstKnown: days.reduce(earlier),
    lastKnown: days.reduce(later),
  };
}

/** The day on which the newest statement of series became known; null where there is none. */
export function newestIn(series: readonly Series[]): string | null {
  return (
    series
      .map(({ lastKnown }) => lastKnown)
      .sort()
      .at(-1) ?? null
  );
}

/** The series as they were known on a day, without those of which nothing was. */
export function seriesKnownOn(series: readonly Series[], day: string, arrivalsOf: ArrivalsOf): Series[] {
  const keys = new Set(series.map(({ arrivals }) => arrivals));
  const extents = new Map(
    [...keys].map((key) => [key, extentOf(arrivalsOf(key).filter(({ knownFrom }) => knownFrom <= day))]),
  );
  return series.flatMap((entry) => {
    const extent = extents.get(entry.arrivals) ?? null;
    return extent === null ? [] : [{ ...entry, ...extent }];
  });
}

function keyOf(period: string): string {
  const { start, end } = parsePeriod(period);
  return `${end} ${start}`;
}
