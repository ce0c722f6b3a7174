import { Fault } from '../fault.ts';
import type { Basis, Qualifier } from '../statements/codes.ts';
import { type Decimal, decimal, decimalPlaces, isDouble } from './decimal.ts';
import type { Interval } from './interval.ts';

/** A figure as a source printed it: digits, the power of ten to reach the unit, and its qualifier. */
export interface Quantity {
  readonly digits: string;
  readonly exponent: number;
  readonly qualifier: Qualifier;
  /** Number of leading digits that count, where the source is known to round. */
  readonly significantDigits?: number | undefined;
}

/** An interval, and what its ends follow from. */
export interface BoundedInterval extends Interval {
  readonly basis: Basis;
}

const printed = /^-?(0|[1-9]\d*)(\.\d+)?$/;

/**
 * The quantity of printed digits.
 * @throws Fault when the digits are not a plain decimal, or have more digits than a JSON number keeps exactly
 */
export function quantity(
  digits: string,
  exponent: number,
  qualifier: Qualifier,
  significantDigits?: number,
): Quantity {
  if (!printed.test(digits))
    throw new Fault(
      `"${digits}" is not a plain decimal number: write digits with an optional point, such as 5.86.`,
    );
  const value = decimal(digits, exponent);
  if (!isDouble(value)) throw new Fault(`"${digits}" has more digits than a JSON number keeps.`);
  return { digits, exponent, qualifier, significantDigits };
}

/** The exact value in the unit: 5.86 with exponent 12 is 5860000000000. */
export function printedValue(q: Quantity): Decimal {
  return decimal(q.digits, q.exponent);
}

/**
 * The numbers that a printed figure and its qualifier allow.
 * `exact`: half a unit of the last printed digit to either side, the far end not included (halves round away from zero).
 * `about`: the same, but trailing zeros do not count as printed precision, with two digits at least.
 * Inequalities: one end only.
 */
export function boundsOf(q: Quantity): BoundedInterval {
  const value = printedValue(q);
  return q.qualifier === 'exact' || q.qualifier === 'about'
    ? rounded(value, lastDigit(q))
    : inequality(value, q.qualifier);
}

/** The range that a source printed instead of one figure, both ends included. */
export function rangeOf(lower: Decimal, upper: Decimal): BoundedInterval {
  if (lower.greaterThan(upper)) throw new Fault(`The range ${lower} to ${upper} ends before it begins.`);
  return { lower, upper, lowerInclusive: true, upperInclusive: true, basis: 'range' };
}

function rounded(value: Decimal, exponent: number): BoundedInterval {
  const half = decimal(5, exponent - 1);
  return {
    lower: value.minus(half),
    upper: value.plus(half),
    lowerInclusive: value.greaterThan(0),
    upperInclusive: value.lessThan(0),
    basis: 'rounding',
  };
}

/** The numbers on one side of a value. */
export function inequality(
  value: Decimal,
  qualifier: 'over' | 'under' | 'atLeast' | 'atMost',
): BoundedInterval {
  const below = qualifier === 'over' || qualifier === 'atLeast';
  return {
    lower: below ? value : null,
    upper: below ? null : value,
    lowerInclusive: qualifier === 'atLeast',
    upperInclusive: qualifier === 'atMost',
    basis: 'inequality',
  };
}

/** Power of ten of the last digit that counts as precise. */
function lastDigit(q: Quantity): number {
  const last = q.exponent - decimalPlaces(q.digits);
  const significant = q.digits.replace(/\D/g, '').replace(/^0+/, '');
  return last + significant.length - precise(q, significant);
}

function precise(q: Quantity, significant: string): number {
  if (q.significantDigits !== undefined) return Math.min(q.significantDigits, significant.length);
  if (q.qualifier === 'exact') return significant.length;
  return Math.max(significant.replace(/0+$/, '').length, Math.min(2, significant.length));
}
