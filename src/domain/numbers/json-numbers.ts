import type { Bounds } from '../statements/statement.ts';
import { Decimal, decimal, isDouble, type Rounding } from './decimal.ts';
import type { BoundedInterval } from './quantity.ts';
import { type ScaleName, scales } from './scales.ts';

/** A decimal as a JSON number: exact when a double can hold it, else rounded to fifteen digits. */
export function servedNumber(value: Decimal): number {
  return rounded(value, Decimal.ROUND_HALF_UP);
}

/** Bounds as JSON numbers; an end that a double cannot hold is widened outwards to fifteen digits. */
export function servedBounds({ lower, upper, ...rest }: BoundedInterval): Bounds {
  return {
    ...rest,
    lower: lower && rounded(lower, Decimal.ROUND_FLOOR),
    upper: upper && rounded(upper, Decimal.ROUND_CEIL),
  };
}

/** A number of the unit in another scale, without rounding noise. */
export function scaled(value: number | null, scale: ScaleName): number | null {
  if (value === null || scale === '1') return value;
  return decimal(value, -scales[scale].exponent).toNumber();
}

/** Bounds in another scale; an end that a double cannot hold there is widened outwards. */
export function scaledBounds(bounds: Bounds, scale: ScaleName): Bounds {
  if (scale === '1') return bounds;
  const end = (at: number | null) => (at === null ? null : decimal(at, -scales[scale].exponent));
  return servedBounds({ ...bounds, lower: end(bounds.lower), upper: end(bounds.upper) });
}

function rounded(value: Decimal, rounding: Rounding): number {
  return (isDouble(value) ? value : value.toSignificantDigits(15, rounding)).toNumber();
}
