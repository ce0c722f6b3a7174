import { Decimal } from './decimal.ts';

/** The real numbers between two ends; a null end is open to infinity. */
export interface Interval {
  readonly lower: Decimal | null;
  readonly upper: Decimal | null;
  readonly lowerInclusive: boolean;
  readonly upperInclusive: boolean;
}

/** True when some number lies in both. */
export function overlap(a: Interval, b: Interval): boolean {
  return reaches(a, b) && reaches(b, a);
}

/** True when `a` does not end before `b` begins. */
function reaches(a: Interval, b: Interval): boolean {
  if (a.upper === null || b.lower === null) return true;
  const order = a.upper.comparedTo(b.lower);
  return order > 0 || (order === 0 && a.upperInclusive && b.lowerInclusive);
}

/** Width of an interval; null when it is unbounded. */
export function width(interval: Interval): Decimal | null {
  return interval.lower === null || interval.upper === null ? null : interval.upper.minus(interval.lower);
}

/** True when `a` is more precise than `b`: shorter or, when both are unbounded, strictly inside. */
export function narrower(a: Interval, b: Interval): boolean {
  const wide = width(b);
  const own = width(a);
  if (own !== null) return wide === null || own.lessThan(wide);
  return wide === null && inside(a, b) && !inside(b, a);
}

/** True when every number of `a` is a number of `b`. */
export function inside(a: Interval, b: Interval): boolean {
  return begins(b, a) && ends(b, a);
}

function begins(outer: Interval, inner: Interval): boolean {
  if (outer.lower === null) return true;
  if (inner.lower === null) return false;
  const order = outer.lower.comparedTo(inner.lower);
  return order < 0 || (order === 0 && (outer.lowerInclusive || !inner.lowerInclusive));
}

function ends(outer: Interval, inner: Interval): boolean {
  if (outer.upper === null) return true;
  if (inner.upper === null) return false;
  const order = outer.upper.comparedTo(inner.upper);
  return order > 0 || (order === 0 && (outer.upperInclusive || !inner.upperInclusive));
}

/** True when a number lies in the interval. */
export function contains(interval: Interval, value: Decimal): boolean {
  const point = { lower: value, upper: value, lowerInclusive: true, upperInclusive: true };
  return inside(point, interval);
}

/** The interval of a single number. */
export function point(value: Decimal | number): Interval {
  const at = new Decimal(value);
  return { lower: at, upper: at, lowerInclusive: true, upperInclusive: true };
}
