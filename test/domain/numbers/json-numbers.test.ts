import { describe, expect, it } from 'vitest';
import { Decimal } from '../../../src/domain/numbers/decimal.ts';
import {
  scaled,
  scaledBounds,
  servedBounds,
  servedNumber,
} from '../../../src/domain/numbers/json-numbers.ts';

const between = (lower: Decimal | null, upper: Decimal | null) => ({
  lower,
  upper,
  lowerInclusive: true,
  upperInclusive: false,
  basis: 'interval' as const,
});
const over = (a: number, b: number) => new Decimal(a).dividedBy(b);

describe('bounds as JSON numbers', () => {
  it('have fifteen digits, rounded outwards on either side of zero', () => {
    expect(servedBounds(between(over(1, 3), over(2, 3)))).toEqual({
      lower: 0.333333333333333,
      upper: 0.666666666666667,
      lowerInclusive: true,
      upperInclusive: false,
      basis: 'interval',
    });
    expect(servedBounds(between(over(-2, 3), over(-1, 3)))).toEqual({
      lower: -0.666666666666667,
      upper: -0.333333333333333,
      lowerInclusive: true,
      upperInclusive: false,
      basis: 'interval',
    });
  });

  it('are open where the interval is', () => {
    expect(servedBounds(between(null, new Decimal(-1)))).toMatchObject({ lower: null, upper: -1 });
    expect(servedBounds(between(new Decimal(0), null))).toMatchObject({ lower: 0, upper: null });
  });

  it('are themselves where a JSON number keeps them', () => {
    expect(servedBounds(between(new Decimal('-1.55'), new Decimal('-1.45')))).toMatchObject({
      lower: -1.55,
      upper: -1.45,
    });
  });
});

describe('a value as a JSON number', () => {
  it('is rounded to the nearest of fifteen digits', () => {
    expect(servedNumber(over(-2, 3))).toBe(-0.666666666666667);
    expect(servedNumber(new Decimal('1.00000000000000500001'))).toBe(1.00000000000001);
    expect(servedNumber(new Decimal('-1.00000000000000500001'))).toBe(-1.00000000000001);
  });
});

describe('bounds in another scale', () => {
  it('are widened outwards where a double cannot hold them there', () => {
    // The shortest decimals of both doubles have 17 digits; no double is a thousandth of either.
    const bounds = servedBounds(
      between(new Decimal('14687744162801.033'), new Decimal('14687744162801.035')),
    );
    const { lower, upper } = scaledBounds(bounds, 'thousand');
    expect(lower).toBeLessThanOrEqual(14687744162.801033);
    expect(upper).toBeGreaterThanOrEqual(14687744162.801035);
    expect(scaledBounds({ ...bounds, lower: null, upper: 1.5e12 }, 'yi')).toMatchObject({
      lower: null,
      upper: 15_000,
    });
    expect(scaledBounds(bounds, '1')).toBe(bounds);
  });
});

describe('scaling', () => {
  it('makes no rounding noise', () => {
    expect(scaled(41_234_500_000_000, 'trillion')).toBe(41.2345);
    expect(scaled(0.3, 'thousand')).toBe(0.0003);
    expect(scaled(null, 'million')).toBeNull();
  });
});
