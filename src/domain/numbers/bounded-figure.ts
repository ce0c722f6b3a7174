import type { Qualifier } from '../statements/codes.ts';
import type { Statement } from '../statements/statement.ts';
import {
  add,
  divide,
  image,
  log,
  logOf,
  multiply,
  positivePart,
  power,
  powerOf,
  realLine,
  subtract,
} from './arithmetic.ts';
import { Decimal, powerOfTen, type Rounding } from './decimal.ts';
import { type Interval, point } from './interval.ts';
import { boundsOf, inequality, quantity } from './quantity.ts';

/** A number with its bounds. */
export interface Figure {
  /** Null where a source printed a range. */
  readonly value: Decimal | null;
  /** The numbers that it allows, rounding included. */
  readonly bounds: Interval;
  /** The numbers that it allows if nothing was rounded: the value alone, or all numbers on one side of it. */
  readonly claim: Interval;
  /** True when it or an operand is qualified with `about`. */
  readonly rough: boolean;
}

type Stated = Pick<Statement, 'value' | 'digits' | 'exponent' | 'qualifier' | 'significantDigits' | 'bounds'>;

/** The figure of a statement, with bounds from its printed digits. */
export function statedFigure(s: Stated): Figure {
  const bounds = s.digits === null ? rangeBounds(s) : printedBounds(s, s.digits);
  const value = s.value === null ? null : new Decimal(s.value);
  return {
    value,
    bounds,
    claim: value === null ? bounds : claimOf(value, s.qualifier),
    rough: s.qualifier === 'about',
  };
}

/** A figure without uncertainty, such as the 100 of a percentage. */
export function constant(value: Decimal | number): Figure {
  return { value: new Decimal(value), bounds: point(value), claim: point(value), rough: false };
}

/** The sum, with the bounds of all sums. */
export function plus(a: Figure, b: Figure): Figure {
  return combined(a, b, (x, y) => x.plus(y), add);
}

/** The difference, with the bounds of all differences. */
export function minus(a: Figure, b: Figure): Figure {
  return combined(a, b, (x, y) => x.minus(y), subtract);
}

/** The product, with the bounds of all products. */
export function times(a: Figure, b: Figure): Figure {
  return combined(a, b, (x, y) => x.times(y), multiply);
}

/**
 * The quotient by a positive divisor.
 * @throws RangeError when the divisor cannot be positive; call `isPositive` first
 */
export function dividedBy(a: Figure, b: Figure): Figure {
  return combined(
    a,
    b,
    (x, y) => x.dividedBy(y),
    (x, y) => divide(x, positivePart(y)),
  );
}

/**
 * A positive figure to the power `numerator / denominator`.
 * @throws RangeError when it cannot be positive; call `isPositive` first
 */
export function raised(a: Figure, numerator: number, denominator: number): Figure {
  return rising(
    a,
    (x) => powerOf(x, numerator, denominator),
    (x) => power(x, numerator, denominator),
  );
}

/**
 * The natural logarithm of a positive figure.
 * @throws RangeError when it cannot be positive; call `isPositive` first
 */
export function logarithm(a: Figure): Figure {
  return rising(a, logOf, log);
}

/** The figure of a whole of which the given one is a part, and the rest is not negative. */
export function atLeast({ bounds, claim, ...rest }: Figure): Figure {
  const above = ({ lower, lowerInclusive }: Interval): Interval => ({
    lower: lower ?? new Decimal(0),
    lowerInclusive: lower === null || lowerInclusive,
    upper: null,
    upperInclusive: false,
  });
  return { ...rest, bounds: above(bounds), claim: above(claim) };
}

/** The figure of a whole of which the given one is a part that tells nothing of the rest. */
export function unbounded(a: Figure): Figure {
  return { ...a, bounds: realLine, claim: realLine, rough: true };
}

/** True when the value, or some number of a range, is above zero. */
export function isPositive({ value, bounds }: Figure): boolean {
  return (value ?? bounds.upper ?? new Decimal(1)).greaterThan(0);
}

/**
 * The qualifier of a figure: `over`, `under`, `atLeast` or `atMost` when its value is an end of its claim, `about` when a
 * hedge or two opposed inequalities leave the direction open, else `exact`. Bounds, not qualifiers, express rounding.
 */
export function qualifierOf({ value, claim, rough }: Figure): Qualifier {
  const plain = rough ? 'about' : 'exact';
  if (value === null) return plain;
  const least = meets(claim.lower, value);
  const most = meets(claim.upper, value);
  if (least && most) return plain;
  if (least) return claim.lowerInclusive ? 'atLeast' : 'over';
  if (most) return claim.upperInclusive ? 'atMost' : 'under';
  return 'about';
}

/**
 * The value rounded to the digits that bounds of a width support, and the power of ten of the last of them:
 * two digits at least and six at most, four where the bounds are wider than the value or open. An inequality is rounded to
 * the side on which it stays true: over 1,143,500,000 is over 1.143 billion, not over 1.144 billion.
 */
export function reliable(
  value: Decimal,
  width: Decimal | null,
  qualifier: Qualifier,
): { value: Decimal; lastDigit: number } {
  const lastDigit = lastReliable(value, width);
  return { value: value.toNearest(powerOfTen(lastDigit), outwards[qualifier]), lastDigit };
}

const outwards: Record<Qualifier, Rounding> = {
  exact: Decimal.ROUND_HALF_UP,
  about: Decimal.ROUND_HALF_UP,
  over: Decimal.ROUND_FLOOR,
  atLeast: Decimal.ROUND_FLOOR,
  under: Decimal.ROUND_CEIL,
  atMost: Decimal.ROUND_CEIL,
};

function lastReliable(value: Decimal, width: Decimal | null): number {
  const leading = value.isZero() ? 0 : value.e;
  if (width === null || width.greaterThan(value.abs())) return leading - 3;
  const last = width.isZero() ? value.e - value.sd() + 1 : Math.min(width.e, leading - 1);
  return Math.max(last, leading - 5);
}

/** The ends of the claim are the values of the function, without the slack of bounds, so that they still meet the value. */
function rising(a: Figure, f: (x: Decimal) => Decimal, onBounds: (x: Interval) => Interval): Figure {
  return {
    value: a.value === null ? null : f(a.value),
    bounds: onBounds(a.bounds),
    claim: image(a.claim, f),
    rough: a.rough,
  };
}

function combined(
  a: Figure,
  b: Figure,
  onValues: (x: Decimal, y: Decimal) => Decimal,
  onIntervals: (x: Interval, y: Interval) => Interval,
): Figure {
  return {
    value: a.value === null || b.value === null ? null : onValues(a.value, b.value),
    bounds: onIntervals(a.bounds, b.bounds),
    claim: onIntervals(a.claim, b.claim),
    rough: a.rough || b.rough,
  };
}

function claimOf(value: Decimal, qualifier: Qualifier): Interval {
  return qualifier === 'exact' || qualifier === 'about' ? point(value) : inequality(value, qualifier);
}

function printedBounds(s: Stated, digits: string): Interval {
  return boundsOf(quantity(digits, s.exponent, s.qualifier, s.significantDigits ?? undefined));
}

function rangeBounds({ bounds }: Stated): Interval {
  const end = (at: number | null) => (at === null ? null : new Decimal(at));
  return { ...bounds, lower: end(bounds.lower), upper: end(bounds.upper) };
}

/** True when an end equals the value, but for the rounding of infinite decimals. */
function meets(end: Decimal | null, value: Decimal): boolean {
  return end?.minus(value).abs().lessThan(Decimal.max(1, value.abs()).times('1e-18')) ?? false;
}
