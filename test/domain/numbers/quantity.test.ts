import { describe, expect, it } from 'vitest';
import { Decimal, decimalPlaces } from '../../../src/domain/numbers/decimal.ts';
import { contains, inside } from '../../../src/domain/numbers/interval.ts';
import { boundsOf, printedValue, quantity, rangeOf } from '../../../src/domain/numbers/quantity.ts';
import type { Qualifier } from '../../../src/domain/statements/codes.ts';
import fc from '../../fast-check.ts';
import { digits, figure } from '../../fixtures/figures.ts';
import { faultOf } from '../derivation/faulty.ts';

const ends = (text: string, exponent: number, qualifier: Qualifier, significantDigits?: number) => {
  const { lower, upper } = boundsOf(quantity(text, exponent, qualifier, significantDigits));
  return [lower?.toNumber() ?? null, upper?.toNumber() ?? null];
};

describe('bounds of an exact figure', () => {
  it.each([
    ['41.06', 0, 41.055, 41.065],
    ['25', 0, 24.5, 25.5],
    ['5.86', 12, 5.855e12, 5.865e12],
    // A printed zero counts: 26.00 was measured to the hundredth.
    ['26.00', 0, 25.995, 26.005],
    ['10', 0, 9.5, 10.5],
    ['-1.5', 0, -1.55, -1.45],
    ['0', 0, -0.5, 0.5],
    ['0.0', 0, -0.05, 0.05],
  ])('%s x 10^%i lies in %d..%d', (text, exponent, lower, upper) => {
    expect(ends(text, exponent, 'exact')).toEqual([lower, upper]);
  });

  it('contain exactly the numbers that round to it', () => {
    fc.assert(
      fc.property(digits, fc.integer({ min: -30, max: 30 }), (text, step) => {
        const bounds = boundsOf(quantity(text, 0, 'exact'));
        const places = decimalPlaces(text);
        // Twentieths of the last digit: the halves are among them.
        const near = new Decimal(text).plus(new Decimal(10).pow(-places).times(step).dividedBy(20));
        const roundsToIt = near.toDecimalPlaces(places, Decimal.ROUND_HALF_UP).equals(text);
        expect(contains(bounds, near)).toBe(roundsToIt);
      }),
    );
  });

  it('lie half a unit to either side of a negative figure, the far end not included', () => {
    expect(boundsOf(quantity('-1.5', 0, 'exact'))).toEqual({
      lower: new Decimal('-1.55'),
      upper: new Decimal('-1.45'),
      lowerInclusive: false,
      upperInclusive: true,
      basis: 'rounding',
    });
    expect(boundsOf(quantity('1.5', 0, 'exact'))).toMatchObject({
      lowerInclusive: true,
      upperInclusive: false,
      basis: 'rounding',
    });
    expect(ends('-49', 12, 'about')).toEqual([-49.5e12, -48.5e12]);
  });

  it('can be those of fewer digits where the source is known to round', () => {
    expect(ends('41.06', 0, 'exact', 2)).toEqual([40.56, 41.56]);
    expect(ends('700', 8, 'exact', 1)).toEqual([65e9, 75e9]);
    expect(ends('25', 0, 'exact', 9)).toEqual([24.5, 25.5]);
  });
});

describe('bounds of an approximate figure', () => {
  it.each([
    ['35', 0, 34.5, 35.5],
    ['10', 0, 9.5, 10.5],
    ['600', 0, 595, 605],
    ['49', 12, 48.5e12, 49.5e12],
    ['6.9', 12, 6.85e12, 6.95e12],
    ['2400', 0, 2350, 2450],
    ['2000', 0, 1950, 2050],
    ['5', 0, 4.5, 5.5],
    ['0.50', 0, 0.495, 0.505],
    ['0.050', 0, 0.0495, 0.0505],
    ['0.0500', 0, 0.0495, 0.0505],
    ['20040', 0, 20_035, 20_045],
    ['0', 0, -0.5, 0.5],
  ])('about %s x 10^%i lies in %d..%d', (text, exponent, lower, upper) => {
    expect(ends(text, exponent, 'about')).toEqual([lower, upper]);
  });

  it('are never narrower than those of the same digits without a hedge', () => {
    fc.assert(
      fc.property(digits, (text) => {
        expect(inside(boundsOf(quantity(text, 0, 'exact')), boundsOf(quantity(text, 0, 'about')))).toBe(true);
      }),
    );
  });
});

describe('bounds of an inequality', () => {
  it.each([
    ['over', 400_000, null, false, false],
    ['under', null, 400_000, false, false],
    ['atLeast', 400_000, null, true, false],
    ['atMost', null, 400_000, false, true],
  ] as const)('%s 400,000', (qualifier, lower, upper, lowerInclusive, upperInclusive) => {
    const bounds = boundsOf(quantity('400000', 0, qualifier));
    expect(ends('400000', 0, qualifier)).toEqual([lower, upper]);
    expect(bounds).toMatchObject({ lowerInclusive, upperInclusive, basis: 'inequality' });
  });

  it('contain the figure itself only where the qualifier includes it', () => {
    fc.assert(
      fc.property(figure(), (q) => {
        expect(contains(boundsOf(q), printedValue(q))).toBe(
          q.qualifier !== 'over' && q.qualifier !== 'under',
        );
      }),
    );
  });
});

describe('a printed range', () => {
  it('contains both its ends', () => {
    const bounds = rangeOf(new Decimal(28), new Decimal(34));
    expect(bounds).toMatchObject({ lowerInclusive: true, upperInclusive: true, basis: 'range' });
    expect([28, 34, 27.9, 34.1].map((n) => contains(bounds, new Decimal(n)))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it('may not be upside down', () => {
    expect(faultOf(() => rangeOf(new Decimal(34), new Decimal(28))).message).toBe(
      'The range 34 to 28 ends before it begins.',
    );
  });
});

describe('printed digits', () => {
  it('are kept as they are', () => {
    fc.assert(
      fc.property(digits, (text) => {
        expect(quantity(text, 3, 'exact').digits).toBe(text);
      }),
    );
  });

  it.each(['5,86', '1e3', '', '.5', '5.', '05', '+5', ' 5', '4１'])('"%s" is refused', (text) => {
    expect(faultOf(() => quantity(text, 0, 'exact')).message).toContain('plain decimal number');
  });

  it('are refused when a JSON number would lose some of them', () => {
    expect(faultOf(() => quantity('12345678901234567.8', 0, 'exact')).message).toContain('more digits');
    expect(quantity('123456789012345', 0, 'exact').digits).toBe('123456789012345');
  });
});
