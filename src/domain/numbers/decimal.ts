import { Decimal as Base } from 'decimal.js';

/** Decimal arithmetic with 40 significant digits: no figure of the catalogue has more than 15. */
export const Decimal = Base.clone({
  precision: 40,
  rounding: Base.ROUND_HALF_UP,
  toExpNeg: -30,
  toExpPos: 30,
});
export type Decimal = Base;
export type Rounding = Base.Rounding;

const powers = new Map<number, Decimal>();

/** 10 to a whole power, of either sign. */
export function powerOfTen(exponent: number): Decimal {
  const known = powers.get(exponent);
  if (known !== undefined) return known;
  const power = new Decimal(`1e${exponent}`);
  powers.set(exponent, power);
  return power;
}

/** The exact decimal that a source printed: `decimal('5.86', 12)` is 5860000000000. */
export function decimal(digits: string | number, exponent = 0): Decimal {
  if (exponent === 0) return new Decimal(digits);
  return typeof digits === 'string'
    ? new Decimal(`${digits}e${exponent}`)
    : powerOfTen(exponent).times(digits);
}

/** True when a JSON number keeps a decimal exactly. A double holds any decimal of fifteen digits. */
export function isDouble(value: Decimal): boolean {
  return value.sd() <= 15 || new Decimal(value.toNumber()).equals(value);
}

/** Number of digits after the point in printed digits: `5.86` has 2. */
export function decimalPlaces(digits: string): number {
  const point = digits.indexOf('.');
  return point < 0 ? 0 : digits.length - point - 1;
}
