import type { Catalogue, Indicator } from '../catalogue/catalogue.ts';
import { compareText } from '../compare-text.ts';
import { memoized } from '../memoized.ts';
import { wordsOf } from '../statements/codes.ts';
import { periodInId } from '../statements/statement.ts';
import { type Expectation, type ExpectationGap, expectationGaps, expectationOf } from './expectation.ts';
import { sequencesOf } from './publications.ts';

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

/** The sequences of the series of an indicator, once it is asked for: a catalogue may have millions of statements. */
const sequences = memoized(sequencesOf);

/** What is expected of an indicator. */
export interface Prospects {
  readonly freshness: Freshness;
  /** The next figure of each area and frequency, the one that is due first at the head. */
  readonly expected: readonly ExpectedFigure[];
}

/** What the past of an indicator lets expect on a day. */
export function prospectsOf(
  indicator: Indicator,
  catalogue: Pick<Catalogue, 'series' | 'producers'>,
  { day, isPast }: Vantage,
): Prospects {
  const { id } = indicator;
  const outlooks = sequences(catalogue.series.get(id) ?? []).map(({ area, figures }) => {
    const known = isPast ? figures.filter(({ knownFrom }) => knownFrom <= day) : figures;
    return { area, outlook: silenced(indicator, catalogue) ?? expectationOf(known, day) };
  });
  const expected = outlooks
    .flatMap(({ area, outlook }) =>
      typeof outlook === 'string'
        ? []
        : [{ ...expectedOf(id, area, outlook), overdue: outlook.nextExpected < day }],
    )
    .sort(byDay);
  const [first] = expected;
  const freshness = first === undefined ? unknown(outlooks.map(({ outlook }) => outlook)) : soonest(first);
  return { freshness, expected };
}

/** Why nothing is expected of an indicator, whatever its figures. */
function silenced(
  { producer, discontinued }: Indicator,
  { producers }: Pick<Catalogue, 'producers'>,
): ExpectationGap | null {
  if (discontinued !== null) return 'discontinued';
  return producers.get(producer)?.scattered ? 'scattered' : null;
}

function expectedOf(indicator: string, area: string, expectation: Expectation) {
  const id = `${indicator}.${area}.${periodInId(expectation.nextPeriod)}`;
  return { id, indicator, area, ...expectation };
}

/** By the day on which they are due. */
export function byDay(a: ExpectedFigure, b: ExpectedFigure): number {
  return compareText(a.nextExpected, b.nextExpected) || compareText(a.id, b.id);
}

function soonest(figure: ExpectedFigure): Freshness {
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
