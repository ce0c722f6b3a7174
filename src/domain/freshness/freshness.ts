import type { Catalogue, Indicator } from '../catalogue/catalogue.ts';
import { compareText } from '../compare-text.ts';
import { wordsOf } from '../statements/codes.ts';
import { periodInId } from '../statements/statement.ts';
import {
  type Expectation,
  type ExpectationGap,
  expectationGaps,
  expectedOn,
  type Outlook,
} from './expectation.ts';

/** The day for which freshness is told, and whether only what was known by then counts. */
export interface Vantage {
  readonly day: string;
  readonly isPast: boolean;
}

/** A figure that the rhythm of its past lets expect. */
export interface ExpectedFigure extends Expectation {
  /** `indicator.area.period`: the same however its day moves. */
  readonly id: string;
  readonly indicator: string;
  readonly area: string;
  /** True where its day has passed. */
  readonly overdue: boolean;
}

type Figures = Pick<Expectation, 'publicationsPerYear' | 'publicationLag' | 'nextPeriod' | 'nextExpected'>;

/** The next figure of an indicator: the one that is due first of all areas and frequencies, or why none is expected. */
export type Freshness = { readonly [K in keyof Figures]: Figures[K] | null } & {
  readonly nextExpectedReason: ExpectationGap | null;
  readonly overdue: boolean;
};

/** A figure that is due on one day in some areas. */
export interface DueOutlook extends Expectation {
  readonly areas: readonly string[];
  /** True where its day has passed. */
  readonly overdue: boolean;
}

/** What is expected of an indicator. */
export interface Prospects {
  readonly freshness: Freshness;
  /** The next figures of its areas and frequencies. */
  readonly due: readonly DueOutlook[];
}

/** What outlooks of an indicator let expect on a day. */
export function prospectsOf(
  indicator: Indicator,
  { producers }: Pick<Catalogue, 'producers'>,
  outlooks: readonly Outlook[],
  day: string,
): Prospects {
  const silence = silenced(indicator, producers);
  const told = outlooks.map(({ areas, expectation }) => ({
    areas,
    outlook: silence ?? expectedOn(day, expectation),
  }));
  const due = told.flatMap(({ areas, outlook }) =>
    typeof outlook === 'string' ? [] : [{ ...outlook, areas, overdue: outlook.nextExpected < day }],
  );
  const [first] = due.toSorted(
    (a, b) => compareText(a.nextExpected, b.nextExpected) || compareText(firstIdOf(a), firstIdOf(b)),
  );
  const freshness = first === undefined ? unknown(told.map(({ outlook }) => outlook)) : soonest(first);
  return { freshness, due };
}

/** The figures that are due of an indicator by one outlook, one for each area. */
export function expectedFigures(indicator: string, { areas, ...figure }: DueOutlook): ExpectedFigure[] {
  return areas.map((area) => ({
    ...{ id: `${indicator}.${placeOf(area, figure)}`, indicator, area },
    ...figure,
  }));
}

/** Why nothing is expected of an indicator, whatever its figures. */
function silenced(
  { producer, discontinued }: Indicator,
  producers: Catalogue['producers'],
): ExpectationGap | null {
  if (discontinued !== null) return 'discontinued';
  return producers.get(producer)?.scattered ? 'scattered' : null;
}

/** What the id of an expected figure has behind the indicator. */
function placeOf(area: string, { nextPeriod }: Pick<Expectation, 'nextPeriod'>): string {
  return `${area}.${periodInId(nextPeriod)}`;
}

function firstIdOf(due: DueOutlook): string {
  return due.areas.map((area) => placeOf(area, due)).sort()[0] ?? '';
}

function soonest(figure: DueOutlook): Freshness {
  const { publicationsPerYear, publicationLag, nextPeriod, nextExpected, overdue } = figure;
  return {
    ...{ publicationsPerYear, publicationLag, nextPeriod, nextExpected },
    nextExpectedReason: null,
    overdue,
  };
}

/** Without an expected figure: the reason that tells most. */
function unknown(found: readonly unknown[]): Freshness {
  return {
    publicationsPerYear: null,
    publicationLag: null,
    nextPeriod: null,
    nextExpected: null,
    nextExpectedReason: wordsOf(expectationGaps).find((gap) => found.includes(gap)) ?? 'noOutturn',
    overdue: false,
  };
}
