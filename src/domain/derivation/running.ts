import { type Expression, number, quotient, sum } from '../numbers/expression.ts';
import { shift } from '../time/period.ts';
import { type Apply, eachAsked } from './growth.ts';
import { finder, firstAsked, isBroken, type KnownPoint, mergedNotes, type Outcome } from './points.ts';

/** Running sum of each lane since its first requested period; null from the first gap or break on. */
export const cumulative: Apply = (series, { asked }) => {
  const { at } = finder(series);
  const sums = new Map<KnownPoint, Outcome>();
  const sumOf = (point: KnownPoint): Outcome => {
    const first = firstAsked(series, asked, [point.lane]);
    if (point.period.text === first?.text) return firstSum(point);
    const before = at(point.lane, shift(point.period, -1));
    if (before && isBroken(series, before.period, point.period)) return 'seriesBreak';
    return nextSum(before && sums.get(before), point);
  };
  return eachAsked(series.points, asked, (point) => {
    const outcome = sumOf(point);
    sums.set(point, outcome);
    return outcome;
  });
};

/** Mean of the last `window` periods of a lane; `missingInWindow` where one of them is missing. */
export const movingAverage: Apply = (series, { asked, window }) => {
  const { at } = finder(series);
  return eachAsked(series.points, asked, (point) => {
    const periods = Array.from({ length: window }, (_, i) => shift(point.period, i + 1 - window));
    const known = periods.map((period) => at(point.lane, period)).filter((part) => part !== null);
    const [first] = known;
    if (first === undefined || known.length < window) return 'missingInWindow';
    if (isBroken(series, first.period, point.period)) return 'seriesBreak';
    return { expression: mean(known), notes: mergedNotes(known) };
  });
};

/** The sum of some points, at least one. */
export function total(points: readonly KnownPoint[]): Expression {
  return points.map(({ expression }) => expression).reduce((whole, part) => sum(whole, part));
}

/** The mean of some points, at least one. */
export function mean(points: readonly KnownPoint[]): Expression {
  return quotient(total(points), number(points.length));
}

function firstSum({ expression, notes }: KnownPoint): Outcome {
  return { expression, notes };
}

function nextSum(before: Outcome | null | undefined, point: KnownPoint): Outcome {
  if (before === 'seriesBreak') return before;
  if (!before || typeof before === 'string') return 'missingInWindow';
  const notes = [...new Set([...before.notes, ...point.notes])];
  return { expression: sum(before.expression, point.expression), notes };
}
