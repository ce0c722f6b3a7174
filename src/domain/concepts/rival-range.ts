import type { Indicator } from '../catalogue/catalogue.ts';
import { known } from '../catalogue/known.ts';
import { isPercentage } from '../derivation/transform-rules.ts';
import { type Figure, isPositive, statedFigure } from '../numbers/bounded-figure.ts';
import type { Decimal } from '../numbers/decimal.ts';
import { difference, quotient, stated } from '../numbers/expression.ts';
import type { Interval } from '../numbers/interval.ts';
import type { Lane } from '../statements/codes.ts';
import type { Statement } from '../statements/statement.ts';

/** How far apart rivals are in one lane and one unit: a range, never a mean. */
export interface RivalRange {
  readonly lane: Lane;
  readonly unit: string;
  /** How many rivals have a figure in it. */
  readonly rivals: number;
  readonly lowest: Statement;
  readonly highest: Statement;
  /** Every number that one of the figures allows lies in it. */
  readonly bounds: Interval;
  /** The highest less the lowest, of percentages in percentage points. */
  readonly spread: Figure;
  readonly spreadUnit: string;
  /** The highest over the lowest; null of percentages, and where the lowest is not positive. */
  readonly ratio: Figure | null;
}

/** The range of each lane and unit in which two rivals or more have a figure, in the order of the figures. */
export function rangesOf(
  figures: readonly Statement[],
  indicators: ReadonlyMap<string, Indicator>,
): RivalRange[] {
  const unitOf = ({ indicator }: Statement) => known(indicators, indicator).unit;
  const groups = Map.groupBy(figures, (figure) => `${figure.lane} ${unitOf(figure)}`);
  return [...groups.values()].flatMap((group) => {
    const lowest = outermost(group, 'lower');
    // Of another rival, also where all are equal or a printed range holds all others.
    const highest = outermost(
      group.filter((figure) => figure !== lowest),
      'upper',
    );
    return lowest && highest ? [rangeBetween(lowest, highest, group, unitOf(lowest))] : [];
  });
}

function rangeBetween(
  lowest: Statement,
  highest: Statement,
  group: readonly Statement[],
  unit: string,
): RivalRange {
  const [low, high] = [stated(lowest), stated(highest)];
  const isShare = isPercentage(unit);
  return {
    ...{ lane: lowest.lane, unit, rivals: group.length, lowest, highest },
    bounds: hullOf(group.map((figure) => statedFigure(figure).bounds)),
    spread: difference(high, low).figure,
    spreadUnit: isShare ? 'percentagePoints' : unit,
    ratio: isShare || !isPositive(low.figure) ? null : quotient(high, low).figure,
  };
}

/** The first of the lowest or of the highest; a printed range counts by its end on that side. */
function outermost(figures: readonly Statement[], side: 'lower' | 'upper'): Statement | undefined {
  const sign = side === 'lower' ? 1 : -1;
  const place = ({ value, bounds }: Statement) => {
    const at = value ?? bounds[side];
    return at === null ? Number.NEGATIVE_INFINITY : at * sign;
  };
  return figures.toSorted((a, b) => place(a) - place(b))[0];
}

/** The least interval that holds all of some. */
function hullOf(intervals: readonly Interval[]): Interval {
  const lower = extreme(
    intervals.map(({ lower: at, lowerInclusive: inclusive }) => ({ at, inclusive })),
    -1,
  );
  const upper = extreme(
    intervals.map(({ upper: at, upperInclusive: inclusive }) => ({ at, inclusive })),
    1,
  );
  return {
    lower: lower.at,
    lowerInclusive: lower.inclusive,
    upper: upper.at,
    upperInclusive: upper.inclusive,
  };
}

interface End {
  readonly at: Decimal | null;
  readonly inclusive: boolean;
}

/** The outermost of some ends, on the side of a sign; open where one is. */
function extreme(ends: readonly End[], sign: 1 | -1): End {
  const open: End = { at: null, inclusive: false };
  return ends.reduce((a, b) => {
    if (a.at === null || b.at === null) return open;
    const order = b.at.comparedTo(a.at) * sign;
    return order > 0 || (order === 0 && b.inclusive) ? b : a;
  });
}
