import type { Arrival, Series } from '../catalogue/catalogue.ts';
import type { ArrivalsOf } from '../catalogue/extent.ts';
import { compareText } from '../compare-text.ts';
import { memoized } from '../memoized.ts';
import { parsePeriod } from '../time/period.ts';
import { expectationOf, type Outlook } from './expectation.ts';
import type { Publication } from './publications.ts';

/**
 * What the past of the series of an indicator lets expect, by what was known on a day; by all that is known where it is
 * null. Areas whose figures became known alike are looked at once.
 */
export function outlooksOf(series: readonly Series[], arrivalsOf: ArrivalsOf, day: string | null): Outlook[] {
  const outturns = series.filter(({ lane }) => lane === 'outturn');
  const byArea = [...Map.groupBy(outturns, ({ area }) => area)].map(([area, own]) => ({ area, own }));
  const alike = Map.groupBy(byArea, ({ own }) =>
    own.map(({ frequency, arrivals }) => `${frequency} ${arrivals}`).join(),
  );
  const outlooks = [...alike.values()].flatMap((members) =>
    sequencesOf(members[0]?.own ?? [], arrivalsOf).map((figures) => ({
      areas: members.map(({ area }) => area),
      expectation: expectationOf(
        day === null ? figures : figures.filter(({ knownFrom }) => knownFrom <= day),
      ),
    })),
  );
  const equal = Map.groupBy(outlooks, ({ expectation }) => JSON.stringify(expectation));
  return [...equal.values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [{ ...first, areas: [first, ...others].flatMap(({ areas }) => areas) }],
  );
}

/**
 * The outturns of an area that follow each other, one for each period, in the order of the periods; `knownFrom` is the
 * day of the first statement. There is a sequence for each frequency; where the area has years to date, the first
 * quarter, the first half and the year are the next figures of the same count from January, and join them.
 */
export function sequencesOf(series: readonly Series[], arrivalsOf: ArrivalsOf): Publication[][] {
  const isCumulative = series.some(({ frequency }) => frequency === 'YTD');
  const statements = series.flatMap(({ frequency, arrivals }) =>
    arrivalsOf(arrivals).map((arrival) => ({ frequency, figure: parsed(arrival) })),
  );
  const sequences = Map.groupBy(statements, ({ frequency, figure }) => {
    const counts = isCumulative && frequency !== 'M' && figure.period.start.endsWith('-01-01');
    return counts ? 'YTD' : frequency;
  });
  return [...sequences.values()].map((members) => firstOfEach(members.map(({ figure }) => figure)));
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
