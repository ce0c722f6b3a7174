import type { Indicator } from '../catalogue/catalogue.ts';
import type { Figure } from '../numbers/bounded-figure.ts';
import { type Expression, stated, statementsOf } from '../numbers/expression.ts';
import type { DerivationNote, Kind, Lane, MissingReason } from '../statements/codes.ts';
import type { Statement } from '../statements/statement.ts';
import {
  type Frequency,
  hasDayBetween,
  monthsOf,
  type Period,
  type PeriodRange,
  periodAt,
  startMonth,
} from '../time/period.ts';

/** Period and lane of a point, and the statement that it replaces in an answer. */
export interface Place {
  readonly period: Period;
  readonly lane: Lane;
  readonly statement: Statement;
}

/** A point that has a figure, or bounds of one. */
export type KnownPoint = Place & {
  readonly expression: Expression;
  readonly figure: Figure;
  readonly kind: Kind;
  /** `publishedAsRange` where an operand is a range: the figure then has bounds but no value. */
  readonly missingReason: MissingReason | null;
  readonly notes: readonly DerivationNote[];
};

type MissingPoint = Place & {
  readonly expression: null;
  readonly figure: null;
  readonly kind: Kind;
  readonly missingReason: MissingReason;
  readonly notes: readonly DerivationNote[];
};

/** One figure of a series, or the reason why there is none. */
export type Point = KnownPoint | MissingPoint;

/** One indicator in one area and frequency: at most one point for each period and lane. */
export interface PointSeries {
  readonly indicator: Pick<
    Indicator,
    'id' | 'unit' | 'nature' | 'covers' | 'months' | 'concept' | 'comparable' | 'signed' | 'binary'
  >;
  /** Id of the growth of the indicator that its producer publishes; null where there is none. */
  readonly growth: string | null;
  /** First days of new definitions: figures before and after such a day are not comparable. */
  readonly breaks: readonly string[];
  readonly area: string;
  /** All areas that the indicator has figures of. */
  readonly areas: readonly string[];
  readonly frequency: Frequency;
  /** True where the indicator has annual figures of the area. */
  readonly hasYears: boolean;
  readonly points: readonly Point[];
  /** Outturns that later ones have replaced, for forecasts and targets that were made before; absent where there are none of these. */
  readonly earlier?: readonly KnownPoint[];
}

/** The result of a computation for a point: an expression, or why there is none. */
export type Outcome =
  | { readonly expression: Expression; readonly notes: readonly DerivationNote[] }
  | MissingReason;

/** The point of a statement as published. */
export function statedPoint(statement: Statement): KnownPoint {
  return knownPoint({ period: statement.period, lane: statement.lane, statement }, stated(statement), []);
}

/** The point for the outcome of a computation. */
export function computedPoint(place: Place, outcome: Outcome): Point {
  if (typeof outcome !== 'string') return knownPoint(place, outcome.expression, outcome.notes);
  const { period, lane, statement } = place;
  return {
    period,
    lane,
    statement,
    expression: null,
    figure: null,
    kind: statement.kind,
    missingReason: outcome,
    notes: [],
  };
}

/** Looks up the points of a series by lane and period. */
export function finder({ points, earlier = [] }: Pick<PointSeries, 'points' | 'earlier'>) {
  const byPlace = new Map(points.map((point) => [`${point.lane} ${point.period.text}`, point]));
  const at = (lane: Lane, period: Period): KnownPoint | null => {
    const point = byPlace.get(`${lane} ${period.text}`);
    return point?.expression ? point : null;
  };
  return {
    /** The known point of exactly this lane; null where there is none. */
    at,
    /**
     * What a point is compared with: the known point of its lane for the period, or else, for a forecast or target, the
     * outturn as it was known when that was made. Null where there is neither.
     */
    baseOf: ({ lane, statement }: Place, period: Period): KnownPoint | null => {
      const own = at(lane, period);
      if (own !== null || lane === 'outturn') return own;
      const outturns = earlier.filter((point) => point.period.text === period.text);
      const now = at('outturn', period);
      return [...(now === null ? [] : [now]), ...outturns].find(currentOn(statement.knownFrom)) ?? null;
    },
  };
}

/** True where a new definition begins between two periods; a period belongs to the definition at its end. */
export function isBroken({ breaks }: Pick<PointSeries, 'breaks'>, a: Period, b: Period): boolean {
  return hasDayBetween(breaks, a, b);
}

/**
 * The first requested period: of a range with a beginning the first one in it, whether or not there is a figure for it,
 * else that of the first point in some lanes. Null where there is none.
 */
export function firstAsked(
  { points, frequency }: PointSeries,
  asked: PeriodRange | null,
  lanes: readonly Lane[],
): Period | null {
  if (asked?.from && frequency !== 'YTD') {
    const months = monthsOf[frequency];
    return periodAt(frequency, Math.ceil(startMonth({ start: asked.from }) / months) * months);
  }
  return points.find(({ period, lane }) => lanes.includes(lane) && within(period, asked))?.period ?? null;
}

/** True for a point whose statements were all the current ones on a day. */
function currentOn(day: string): (point: KnownPoint) => boolean {
  return ({ expression }) =>
    statementsOf(expression).every(
      ({ currentFrom, currentTo }) =>
        currentFrom !== null && currentFrom <= day && (currentTo === null || currentTo > day),
    );
}

/** Notes of a computation from two points; `outturnBase` where their lanes differ. */
export function notesOf(point: KnownPoint, other: KnownPoint): DerivationNote[] {
  const lanes: DerivationNote[] = point.lane === other.lane ? [] : ['outturnBase'];
  return mergedNotes([point, other], lanes);
}

/** The notes of some points and further ones, each once. */
export function mergedNotes(
  points: readonly KnownPoint[],
  more: readonly DerivationNote[] = [],
): DerivationNote[] {
  return [...new Set([...points.flatMap(({ notes }) => notes), ...more])];
}

/** True when a period lies in the requested range; null is an unlimited one. */
export function within(period: Period, range: PeriodRange | null): boolean {
  if (range === null) return true;
  if (range.only !== null) return period.text === range.only.text;
  return (range.from === null || period.start >= range.from) && (range.to === null || period.end <= range.to);
}

/** The point of an expression. */
export function knownPoint(
  { period, lane, statement }: Place,
  expression: Expression,
  notes: readonly DerivationNote[],
): KnownPoint {
  const place = { period, lane, statement };
  const { figure } = expression;
  const missingReason = figure.value === null ? 'publishedAsRange' : null;
  return { ...place, expression, figure, kind: weakestKind(place, expression), missingReason, notes };
}

const weakestFirst = ['estimate', 'preliminary', 'actual'] as const;

/** The kind of a computed figure: of an outturn the least certain kind of its operands, else that of its statement. */
function weakestKind({ lane, statement }: Place, expression: Expression): Kind {
  if (lane !== 'outturn') return statement.kind;
  const found = statementsOf(expression).map(({ kind }) => kind);
  return weakestFirst.find((kind) => found.includes(kind)) ?? statement.kind;
}
