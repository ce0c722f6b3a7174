import { isPositive } from '../numbers/bounded-figure.ts';
import {
  difference,
  type Expression,
  growthPercent,
  ln,
  multiple,
  number,
  percentOver,
  powerTo,
  quotient,
} from '../numbers/expression.ts';
import { type Period, startMonth } from '../time/period.ts';
import {
  computedPoint,
  finder,
  firstAsked,
  isBroken,
  type KnownPoint,
  notesOf,
  type Outcome,
  type Point,
  type PointSeries,
  within,
} from './points.ts';
import type { TransformOptions } from './transform-rules.ts';

/** Computes the requested points of a series. */
export type Apply = (series: PointSeries, options: TransformOptions) => Point[];

/** Compares each point with its base in an earlier period. */
export function against(
  earlier: (period: Period) => Period,
  compare: (value: KnownPoint, base: KnownPoint) => Expression | 'baseNotPositive',
): Apply {
  return (series, { asked }) => {
    const { baseOf } = finder(series);
    return eachAsked(series.points, asked, (point) => {
      const base = baseOf(point, earlier(point.period));
      if (base === null) return 'noBase';
      if (isBroken(series, base.period, point.period)) return 'seriesBreak';
      return outcome(point, base, compare(point, base));
    });
  };
}

/** The difference from the base in the unit of the series; for percentages in percentage points. */
export function step(value: KnownPoint, base: KnownPoint): Expression {
  return difference(value.expression, base.expression);
}

/** Growth over the base, in percent, unrounded. */
export function growth(value: KnownPoint, base: KnownPoint): Expression | 'baseNotPositive' {
  if (!isPositive(base.figure)) return 'baseNotPositive';
  return growthPercent(value.expression, base.expression);
}

/** Index numbers: the base period is exactly 100. */
export const index: Apply = (series, { asked, base }) => {
  const { baseOf } = finder(series);
  return eachAsked(series.points, asked, (point) => {
    const start = base && baseOf(point, base);
    if (start === null) return 'noBase';
    if (isBroken(series, start.period, point.period)) return 'seriesBreak';
    if (!isPositive(start.figure)) return 'baseNotPositive';
    return outcome(point, start, multiple(quotient(point.expression, start.expression), number(100)));
  });
};

/**
 * Compound yearly growth in percent since the base, or else since the first requested period; for annual figures.
 * A named base without a figure is `noBase`, a first requested period without one `missingInWindow`.
 */
export const cagr: Apply = (series, { asked, base }) => {
  const { at, baseOf } = finder(series);
  return eachAsked(series.points, asked, (point) => {
    const first = base ?? firstAsked(series, asked, [point.lane, 'outturn']);
    const start = first && baseOf(point, first);
    // An outturn that is there now, but was not known when a forecast was made, is no gap.
    if (start === null) return (base ?? (first && at('outturn', first))) ? 'noBase' : 'missingInWindow';
    return isBroken(series, start.period, point.period) ? 'seriesBreak' : compound(point, start);
  });
};

/** Natural logarithm of each figure. */
export const logarithms: Apply = ({ points }, { asked }) =>
  eachAsked(points, asked, (point) =>
    isPositive(point.figure) ? { expression: ln(point.expression), notes: point.notes } : 'notPositive',
  );

/** Computes each point of the requested range; points without a figure keep their reason. */
export function eachAsked(
  points: readonly Point[],
  asked: TransformOptions['asked'],
  compute: (point: KnownPoint) => Outcome,
): Point[] {
  return points
    .filter(({ period }) => within(period, asked))
    .map((point) => computedPoint(point, point.figure === null ? point.missingReason : compute(point)));
}

function compound(point: KnownPoint, start: KnownPoint): Outcome {
  const years = (startMonth(point.period) - startMonth(start.period)) / 12;
  if (years === 0) return 'atBase';
  if (years < 0) return 'beforeBase';
  if (!isPositive(start.figure)) return 'baseNotPositive';
  if (!isPositive(point.figure)) return 'notPositive';
  const factor = quotient(point.expression, start.expression);
  return outcome(point, start, percentOver(powerTo(factor, 1, years)));
}

function outcome(point: KnownPoint, base: KnownPoint, result: Expression | 'baseNotPositive'): Outcome {
  return typeof result === 'string' ? result : { expression: result, notes: notesOf(point, base) };
}
