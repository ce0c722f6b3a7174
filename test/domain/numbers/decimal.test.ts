import { describe, expect, it } from 'vitest';
import { Decimal, decimal, decimalPlaces } from '../../../src/domain/numbers/decimal.ts';
import fc from '../../fast-check.ts';
import { digits } from '../../fixtures/figures.ts';

describe('decimal arithmetic', () => {
  it('expands printed digits without noise', () => {
    expect(decimal('5.86', 12).toNumber()).toBe(5_860_000_000_000);
    expect(decimal('0.1').plus('0.2').toNumber()).toBe(0.3);
    expect(decimal(49, 12).toString()).toBe('49000000000000');
  });

  it('multiplied and divided by the same power of ten gives the digits back', () => {
    fc.assert(
      fc.property(digits, fc.integer({ min: 0, max: 15 }), (text, exponent) => {
        expect(
          decimal(text, exponent).dividedBy(new Decimal(10).pow(exponent)).toFixed(decimalPlaces(text)),
        ).toBe(text);
      }),
    );
  });

  it('counts the digits after the point, zeros too', () => {
    expect(['5.86', '10', '26.00', '0.5'].map(decimalPlaces)).toEqual([2, 0, 2, 1]);
  });

  it('never writes powers of ten', () => {
    expect(new Decimal('0.0000000001').toString()).toBe('0.0000000001');
    expect(new Decimal('1e25').toString()).toBe(`1${'0'.repeat(25)}`);
  });
});
