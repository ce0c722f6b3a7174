import { Decimal } from './decimal.ts';
import { type Interval, point } from './interval.ts';

/*
 * Interval arithmetic: a result contains every number that the operation gives for numbers of its operands.
 * Ends that need more than forty digits are rounded outwards.
 */
const Down = Decimal.clone({ rounding: Decimal.ROUND_FLOOR });
const Up = Decimal.clone({ rounding: Decimal.ROUND_CEIL });
/** Precision of logarithms and roots, whose digits hardly ever end. */
const Short = Decimal.clone({ precision: 24 });
const slack = '1e-20';
type Direction = typeof Down;

/** An end of an interval; an open end is infinite and not included. */
interface End {
  readonly at: Decimal;
  readonly inclusive: boolean;
}

/** All real numbers. */
export const realLine: Interval = {
  lower: null,
  upper: null,
  lowerInclusive: false,
  upperInclusive: false,
};

/** All sums of a number of each. */
export function add(a: Interval, b: Interval): Interval {
  const sum = (direction: Direction, x: End, y: End): End => ({
    at: new direction(x.at).plus(y.at),
    inclusive: x.inclusive && y.inclusive,
  });
  return hull([sum(Down, lowerEnd(a), lowerEnd(b))], [sum(Up, upperEnd(a), upperEnd(b))]);
}

/** The same numbers with the other sign. */
export function negate(a: Interval): Interval {
  const turned = ({ at, inclusive }: End): End => ({ at: at.negated(), inclusive });
  return hull([turned(upperEnd(a))], [turned(lowerEnd(a))]);
}

/** All differences of a number of each. */
export function subtract(a: Interval, b: Interval): Interval {
  return add(a, negate(b));
}

/** All products of a number of each. */
export function multiply(a: Interval, b: Interval): Interval {
  return corners(a, b, product);
}

/** All products with one number. */
export function scale(a: Interval, factor: Decimal | number): Interval {
  return multiply(a, point(factor));
}

/**
 * The quotients by divisors other than zero: all numbers when the divisor may have either sign.
 * @throws RangeError when the divisor is zero and nothing else
 */
export function divide(a: Interval, b: Interval): Interval {
  const positive = reachesAboveZero(b);
  const negative = reachesAboveZero(negate(b));
  if (positive && negative) return realLine;
  if (!positive && !negative) throw new RangeError('Division by zero is not defined.');
  return positive ? corners(a, b, quotient) : corners(negate(a), negate(b), quotient);
}

/**
 * Natural logarithms of the positive part.
 * @throws RangeError when no number of the interval is positive
 */
export function log(a: Interval): Interval {
  return rising(positivePart(a), logOf, (x) => x.equals(1));
}

/**
 * The positive part to the power `numerator / denominator`, both of them whole and positive.
 * @throws RangeError when no number of the interval is positive
 */
export function power(a: Interval, numerator: number, denominator = 1): Interval {
  return rising(
    positivePart(a),
    (x) => powerOf(x, numerator, denominator),
    // Only powers that need no more than forty digits can be compared.
    (x, y) =>
      x.sd() * numerator <= 40 && y.sd() * denominator <= 40 && y.pow(denominator).equals(x.pow(numerator)),
  );
}

/** A positive number to the power `numerator / denominator`: exact where a root ends, else to twenty digits. */
export function powerOf(x: Decimal, numerator: number, denominator: number): Decimal {
  const raised = x.pow(numerator);
  if (denominator === 1 || !raised.isFinite()) return raised;
  const root = rootOf(raised, denominator);
  const short = root.toSignificantDigits(20);
  return short.pow(denominator).equals(raised) ? short : root;
}

/**
 * The root of a positive number, to at least twenty digits. Newton's method from the nearest double doubles its fifteen
 * correct digits with each step, and takes a hundredth of the time of logarithms.
 */
function rootOf(x: Decimal, degree: number): Decimal {
  const near = x.toNumber() ** (1 / degree);
  if (near === 0 || !Number.isFinite(near))
    return new Decimal(new Short(x).pow(new Short(1).dividedBy(degree)));
  let root = new Decimal(near);
  for (let step = 0; step < 2; step += 1)
    root = root.minus(root.minus(x.dividedBy(root.pow(degree - 1))).dividedBy(degree));
  return root.toSignificantDigits(Short.precision);
}

/** The natural logarithm of a positive number, to twenty digits. */
export function logOf(x: Decimal): Decimal {
  return new Decimal(new Short(x).ln());
}

/** True when some number of the interval is positive. */
function reachesAboveZero({ upper }: Interval): boolean {
  return upper === null || upper.greaterThan(0);
}

/**
 * The numbers of the interval above zero.
 * @throws RangeError when there is none
 */
export function positivePart(a: Interval): Interval {
  if (!reachesAboveZero(a)) throw new RangeError('No number of the interval is positive.');
  return a.lower?.greaterThan(0) ? a : { ...a, lower: new Decimal(0), lowerInclusive: false };
}

function lowerEnd(a: Interval): End {
  return a.lower === null
    ? { at: new Decimal(-Infinity), inclusive: false }
    : { at: a.lower, inclusive: a.lowerInclusive };
}

function upperEnd(a: Interval): End {
  return a.upper === null
    ? { at: new Decimal(Infinity), inclusive: false }
    : { at: a.upper, inclusive: a.upperInclusive };
}

function endsOf(a: Interval): End[] {
  return isPoint(a) ? [lowerEnd(a)] : [lowerEnd(a), upperEnd(a)];
}

/** True for the interval that `point` makes, whose ends are one object. */
function isPoint({ lower, upper }: Interval): boolean {
  return lower !== null && lower === upper;
}

/** The interval between the least and the greatest of some ends; of equal ends, one that is included wins. */
function hull(lows: readonly End[], highs: readonly End[]): Interval {
  const lower = outermost(lows, (a, b) => a.lessThan(b));
  const upper = outermost(highs, (a, b) => a.greaterThan(b));
  return {
    lower: finite(lower.at),
    upper: finite(upper.at),
    lowerInclusive: lower.inclusive,
    upperInclusive: upper.inclusive,
  };
}

function outermost(ends: readonly End[], further: (a: Decimal, b: Decimal) => boolean): End {
  return ends.reduce((best, end) => {
    if (end.at.equals(best.at)) return end.inclusive ? end : best;
    return further(end.at, best.at) ? end : best;
  });
}

/** An end with the default rounding, and without a negative zero; null when it is infinite. */
function finite(at: Decimal): Decimal | null {
  if (!at.isFinite()) return null;
  return at.isZero() ? new Decimal(0) : new Decimal(at);
}

/** The result of an operation whose extremes lie at ends of its operands. */
function corners(a: Interval, b: Interval, meet: (d: Direction, x: End, y: End) => End): Interval {
  const all = (direction: Direction) => endsOf(a).flatMap((x) => endsOf(b).map((y) => meet(direction, x, y)));
  return hull(all(Down), all(Up));
}

/** Zero times any number, and infinity, is zero, which is included when the zero operand is. */
function product(direction: Direction, x: End, y: End): End {
  const zeros = [x, y].filter(({ at }) => at.isZero());
  if (zeros.length > 0) return { at: new Decimal(0), inclusive: zeros.some(({ inclusive }) => inclusive) };
  return { at: new direction(x.at).times(y.at), inclusive: x.inclusive && y.inclusive };
}

/** The quotient by a divisor of zero or more: infinite at zero, zero at infinity. */
function quotient(direction: Direction, x: End, y: End): End {
  if (x.at.isZero()) return x;
  if (!y.at.isFinite()) return { at: new Decimal(0), inclusive: false };
  if (y.at.isZero()) return { at: new Decimal(x.at.isNegative() ? -Infinity : Infinity), inclusive: false };
  return { at: new direction(x.at).dividedBy(y.at), inclusive: x.inclusive && y.inclusive };
}

/**
 * The image of the positive part under a rising function, its ends not widened by rounding.
 * @throws RangeError when no number of the interval is positive
 */
export function image(a: Interval, f: (x: Decimal) => Decimal): Interval {
  return rising(positivePart(a), f, () => true);
}

/** The image of an interval under a rising function, widened where its values are not exact but have twenty correct digits. */
function rising(
  a: Interval,
  f: (x: Decimal) => Decimal,
  isExact: (x: Decimal, y: Decimal) => boolean,
): Interval {
  const at = (x: Decimal): [below: Decimal, above: Decimal] => {
    const y = f(x);
    const off = !y.isFinite() || isExact(x, y) ? 0 : y.abs().times(slack);
    return [y.minus(off), y.plus(off)];
  };
  const [from, to] = [lowerEnd(a), upperEnd(a)];
  const lower = at(from.at);
  const upper = isPoint(a) ? lower : at(to.at);
  return hull([{ ...from, at: lower[0] }], [{ ...to, at: upper[1] }]);
}
