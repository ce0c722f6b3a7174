import { type Expression, number, quotient, sum } from '../numbers/expression.ts';
import { shift } from '../time/period.ts';
import { type Apply, eachAsked } from './growth.ts';
import { finder, type KnownPoint, mergedNotes, type Outcome } from './points.ts';

/** Running sum of each lane since its first requested period; `missingInWindow` from the first gap on. */
export const cumulative: Apply = ({ points }, { asked }) => {
  const { at } = finder(points);
  const started = new Set<string>();
  const sums = new Map<KnownPoint, Outcome>();
  return eachAsked(points, asked, (point) => {
    const before = at(point.lane, shift(point.period, -1));
    const outcome = started.has(point.lane) ? nextSum(before && sums.get(before), point) : firstSum(point);
    started.add(point.lane);
    sums.set(point, outcome);
    return outcome;
  });
};

/** Mean of the last `window` periods of a lane; `missingInWindow` where one of them is missing. */
export const movingAverage: Apply = ({ points }, { asked, window }) => {
  const { at } = finder(points);
  return eachAsked(points, asked, (point) => {
    const periods = Array.from({ length: window }, (_, i) => shift(point.period, i + 1 - window));
    const known = periods.map((period) => at(point.lane, period)).filter((part) => part !== null);
    if (known.length < window) return 'missingInWindow';
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
  if (!before || typeof before === 'string') return 'missingInWindow';
  const notes = [...new Set([...before.notes, ...point.notes])];
  return { expression: sum(before.expression, point.expression), notes };
}
