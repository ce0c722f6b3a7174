import type { Arrival, Series } from '../catalogue/catalogue.ts';
import { compareText } from '../compare-text.ts';
import { memoized } from '../memoized.ts';
import { earlier, type Period, parsePeriod } from '../time/period.ts';

/** A period whose figure was news when it became known: no later period of its sequence was known by then. */
export interface Publication {
  readonly period: Period;
  readonly knownFrom: string;
  readonly dated: boolean;
}

/** The outturns of an indicator and area that follow each other, one for each period. */
export interface Sequence {
  readonly indicator: string;
  readonly area: string;
  /** In the order of their periods; `knownFrom` is the day of the first statement. */
  readonly figures: readonly Publication[];
}

/**
 * The sequences of the series of an indicator: one for each area and frequency. Where an area has years to date, the
 * first quarter, the first half and the year are the next figures of the same count from January, and join them.
 */
export function sequencesOf(series: readonly Series[]): Sequence[] {
  const outturns = series.filter(({ lane }) => lane === 'outturn');
  const cumulative = new Set(outturns.filter(({ frequency }) => frequency === 'YTD').map(({ area }) => area));
  const statements = outturns.flatMap(({ indicator, area, frequency, arrivals }) =>
    arrivals.map((arrival) => ({ indicator, area, frequency, figure: parsed(arrival) })),
  );
  const sequences = Map.groupBy(statements, ({ area, frequency, figure }) => {
    const counts = cumulative.has(area) && frequency !== 'M' && figure.period.start.endsWith('-01-01');
    return `${area} ${counts ? 'YTD' : frequency}`;
  });
  return [...sequences.values()].flatMap((members) => {
    const [first] = members;
    if (first === undefined) return [];
    const figures = firstOfEach(members.map(({ figure }) => figure));
    return [{ indicator: first.indicator, area: first.area, figures }];
  });
}

/** Arrivals that series share are parsed once. */
const parsed = memoized(
  ({ period, knownFrom, dated }: Arrival): Publication => ({ period: parsePeriod(period), knownFrom, dated }),
);

/** The first statement of each period. */
function firstOfEach(statements: readonly Publication[]): Publication[] {
  const ordered = statements.toSorted(
    (a, b) => compareText(a.period.end, b.period.end) || compareText(a.knownFrom, b.knownFrom),
  );
  return ordered.filter(({ period }, place) => ordered[place - 1]?.period.end !== period.end);
}

/** Those of the figures that were news when they became known: a later compilation tells nothing of the rhythm. */
export function publicationsOf(figures: readonly Publication[]): Publication[] {
  let next = '9999-12-31';
  return figures
    .toReversed()
    .filter(({ knownFrom }) => {
      const isNews = knownFrom < next;
      next = earlier(next, knownFrom);
      return isNews;
    })
    .toReversed();
}
