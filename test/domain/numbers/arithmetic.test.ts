import { describe, expect, it } from 'vitest';
import {
  add,
  divide,
  log,
  multiply,
  negate,
  positivePart,
  power,
  realLine,
  scale,
  subtract,
} from '../../../src/domain/numbers/arithmetic.ts';
import { Decimal } from '../../../src/domain/numbers/decimal.ts';
import { contains, type Interval, point, width } from '../../../src/domain/numbers/interval.ts';
import fc from '../../fast-check.ts';

const Precise = Decimal.clone({ precision: 90 });
const d = (x: number | string) => new Decimal(x);

/** `[1, 2)`, `(1, oo)`: the end of an interval as mathematicians write it. */
function interval(text: string): Interval {
  const [lower = '', upper = ''] = text.slice(1, -1).split(', ');
  return {
    lower: lower === '-oo' ? null : d(lower),
    upper: upper === 'oo' ? null : d(upper),
    lowerInclusive: text.startsWith('['),
    upperInclusive: text.endsWith(']'),
  };
}

function written({ lower, upper, lowerInclusive, upperInclusive }: Interval): string {
  return `${lowerInclusive ? '[' : '('}${lower ?? '-oo'}, ${upper ?? 'oo'}${upperInclusive ? ']' : ')'}`;
}

const binary = { add, subtract, multiply, divide };

describe('interval arithmetic', () => {
  it.each<[keyof typeof binary, string, string, string]>([
    ['add', '[1, 2]', '[10, 20)', '[11, 22)'],
    ['add', '(1, oo)', '[10, 20]', '(11, oo)'],
    ['add', '(1, oo)', '(-oo, 2)', '(-oo, oo)'],
    ['subtract', '[1, 2]', '[10, 20)', '(-19, -8]'],
    ['subtract', '(5, oo)', '(4, oo)', '(-oo, oo)'],
    ['multiply', '[2, 3]', '[4, 5)', '[8, 15)'],
    ['multiply', '[-2, 3]', '[4, 5)', '(-10, 15)'],
    ['multiply', '[-2, 3]', '[-4, 5]', '[-12, 15]'],
    ['multiply', '(-2, 2]', '[-3, 3)', '[-6, 6)'],
    ['multiply', '[0, 1]', '(3, oo)', '[0, oo)'],
    ['multiply', '(0, 1]', '(3, oo)', '(0, oo)'],
    ['multiply', '(0, 1]', '[0, 3]', '[0, 3]'],
    ['multiply', '[0, 0]', '(-oo, oo)', '[0, 0]'],
    ['multiply', '(-oo, -2]', '(-oo, -3)', '(6, oo)'],
    ['divide', '[6, 12)', '[2, 3]', '[2, 6)'],
    ['divide', '[6, 12)', '[-3, -2]', '(-6, -2]'],
    ['divide', '[0, 12]', '(2, 3)', '[0, 6)'],
    ['divide', '[6, 12]', '(2, oo)', '(0, 6)'],
    ['divide', '[-6, 12]', '(2, oo)', '(-3, 6)'],
    ['divide', '(6, oo)', '(2, oo)', '(0, oo)'],
    ['divide', '[6, 12]', '[0, 3]', '[2, oo)'],
    ['divide', '[-6, 12]', '(0, 3]', '(-oo, oo)'],
    ['divide', '[0, 12]', '(0, 3]', '[0, oo)'],
    ['divide', '[6, 12]', '[-1, 3]', '(-oo, oo)'],
    ['divide', '[6, 12]', '(-oo, oo)', '(-oo, oo)'],
    ['divide', '[6, 12]', '[-3, 0]', '(-oo, -2]'],
  ])('%s of %s and %s is %s', (operation, a, b, result) => {
    expect(written(binary[operation](interval(a), interval(b)))).toBe(result);
  });

  it.each<[string, () => Interval, string]>([
    ['negates', () => negate(interval('(1, oo)')), '(-oo, -1)'],
    ['scales by a negative number', () => scale(interval('[1, 2)'), -100), '(-200, -100]'],
    ['takes the logarithm of one', () => log(point(1)), '[0, 0]'],
    ['takes the logarithm of the positive part', () => log(interval('[-5, 1]')), '(-oo, 0]'],
    ['takes logarithms without an end', () => log(interval('[1, oo)')), '[0, oo)'],
    ['squares', () => power(interval('[3, 5)'), 2), '[9, 25)'],
    [
      'squares without loss',
      () => power(point(d('123456789012345.5')), 2),
      '[15241578753238792577351411370.25, 15241578753238792577351411370.25]',
    ],
    ['takes a root that ends', () => power(interval('[8, 27)'), 1, 3), '[2, 3)'],
    ['takes a power of a root', () => power(interval('[8, oo)'), 2, 3), '[4, oo)'],
    ['takes a root of the positive part', () => power(interval('[-5, 9]'), 1, 2), '(0, 3]'],
    ['keeps what is above zero', () => positivePart(interval('(-oo, 5)')), '(0, 5)'],
  ])('%s', (_, result, expected) => {
    expect(written(result())).toBe(expected);
  });

  it('rounds what does not end outwards', () => {
    const exactly = (end: Decimal | null) => new Precise(end ?? 0);
    const third = divide(point(1), point(3));
    expect(exactly(third.lower).times(3).lessThan(1)).toBe(true);
    expect(exactly(third.upper).times(3).greaterThan(1)).toBe(true);
    const root = power(point(2), 1, 2);
    expect(exactly(root.lower).pow(2).lessThan(2)).toBe(true);
    expect(exactly(root.upper).pow(2).greaterThan(2)).toBe(true);
  });

  it('takes powers and roots of numbers that no double holds', () => {
    expect(written(power(point(d('1e400')), 1, 2))).toBe(written(point(d('1e200'))));
    expect(written(power(point(d('1e-400')), 1, 2))).toBe(written(point(d('1e-200'))));
    expect(written(power(interval('[8e-390, 27e390]'), 1, 3))).toBe(written(interval('[2e-130, 3e130]')));
  });

  it('knows roots and logarithms to twenty digits', () => {
    // From printed tables: the square root of 2, the cube root of 10, the logarithm of 2.
    for (const [result, digits] of [
      [power(point(2), 1, 2), '1.41421356237309504880168872421'],
      [power(point(10), 1, 3), '2.15443469003188372175929356652'],
      [log(point(2)), '0.693147180559945309417232121458'],
    ] as const) {
      expect(contains(result, d(digits))).toBe(true);
      expect(width(result)?.lessThan('1e-19')).toBe(true);
      expect(width(result)?.greaterThan(0)).toBe(true);
    }
  });

  it('rounds a power outwards that has more than forty digits', () => {
    // 1 + 1e-15 to the third is 1 + 3e-15 + 3e-30 + 1e-45.
    const x = new Precise('1.000000000000001');
    const cube = power(point(new Decimal(x)), 3);
    expect(contains(cube, x.pow(3))).toBe(true);
    expect(cube.lower?.lessThan(x.pow(3))).toBe(true);
    expect(cube.upper?.greaterThan(x.pow(3))).toBe(true);
    // 1 + 1e-12 to the third has 37 digits.
    const exact = d('1.000000000003000000000003000000000001');
    expect(written(power(point(d('1.000000000001')), 3))).toBe(written(point(exact)));
    // Twenty digits squared have forty.
    const twenty = d('1.0000000000000000001');
    const square = d('1.00000000000000000020000000000000000001');
    expect(written(power(point(twenty), 2))).toBe(written(point(square)));
    expect(written(power(point(square), 1, 2))).toBe(written(point(twenty)));
    // Forty digits of a cube that has sixty: its root is near twenty digits, and not there.
    const root = power(point(d('1.2345678901234567891').pow(3)), 1, 3);
    expect(width(root)?.greaterThan(0)).toBe(true);
    expect(written(power(point(exact), 1, 3))).toBe(written(point(d('1.000000000001'))));
  });

  it('rounds sums and products outwards that have more than forty digits', () => {
    const [large, small] = [d('1e25'), d('1e-25')];
    const total = add(point(large), point(small));
    expect([total.lower, total.upper].map((end) => end?.equals(large))).toEqual([true, false]);
    const rest = add(point(large), point(small.negated()));
    expect([rest.lower, rest.upper].map((end) => end?.equals(large))).toEqual([false, true]);
    const exact = new Precise(1).plus('1e-25').times(new Precise(1).plus('3e-25'));
    const result = multiply(point(d(1).plus('1e-25')), point(d(1).plus('3e-25')));
    expect(result.lower?.lessThan(exact)).toBe(true);
    expect(result.upper?.greaterThan(exact)).toBe(true);
  });

  it('has no second zero', () => {
    expect(subtract(point(1), point(1)).lower?.isNegative()).toBe(false);
    expect(Object.is(negate(point(0)).lower?.toNumber(), 0)).toBe(true);
  });

  it('refuses division by zero and the logarithm of an interval without positive numbers', () => {
    expect(() => divide(point(1), point(0))).toThrow('Division by zero is not defined.');
    expect(() => log(interval('(-oo, 0]'))).toThrow('No number of the interval is positive.');
    expect(() => power(point(-1), 1, 2)).toThrow(RangeError);
  });
});

const numbers = fc
  .tuple(fc.integer({ min: -99_999, max: 99_999 }), fc.integer({ min: -4, max: 4 }))
  .map(([digits, exponent]) => new Precise(digits).times(new Precise(10).pow(exponent)));

/** An interval and a number inside it. */
const held = fc
  .tuple(numbers, numbers, numbers, fc.boolean(), fc.boolean(), fc.boolean(), fc.boolean())
  .map(([a, b, c, openLower, openUpper, lowerInclusive, upperInclusive]) => {
    const [lower = a, truth = a, upper = a] = [a, b, c].sort((x, y) => x.comparedTo(y));
    return {
      truth,
      interval: {
        lower: openLower ? null : new Decimal(lower),
        upper: openUpper ? null : new Decimal(upper),
        lowerInclusive: !openLower && (lowerInclusive || truth.equals(lower)),
        upperInclusive: !openUpper && (upperInclusive || truth.equals(upper)),
      },
    };
  });

describe('laws of interval arithmetic', () => {
  const plain = {
    add: (a: Decimal, b: Decimal) => a.plus(b),
    subtract: (a: Decimal, b: Decimal) => a.minus(b),
    multiply: (a: Decimal, b: Decimal) => a.times(b),
    divide: (a: Decimal, b: Decimal) => a.dividedBy(b),
  };

  it.each(['add', 'subtract', 'multiply', 'divide'] as const)(
    '%s holds every result of numbers inside',
    (name) => {
      fc.assert(
        fc.property(held, held, (a, b) => {
          fc.pre(name !== 'divide' || !b.truth.isZero());
          expect(contains(binary[name](a.interval, b.interval), plain[name](a.truth, b.truth))).toBe(true);
        }),
      );
    },
  );

  it('contains the logarithm and power of every positive number inside', () => {
    fc.assert(
      fc.property(held, fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 9 }), (a, p, q) => {
        fc.pre(a.truth.greaterThan(0));
        const root = a.truth.pow(p).pow(new Precise(1).dividedBy(q));
        expect(contains(log(a.interval), a.truth.ln())).toBe(true);
        expect(contains(power(a.interval, p, q), root.toSignificantDigits(60))).toBe(true);
      }),
    );
  });

  it('gives a single number for a single number where forty digits suffice', () => {
    fc.assert(
      fc.property(numbers, numbers, (x, y) => {
        const [a, b] = [new Decimal(x), new Decimal(y)];
        for (const name of ['add', 'subtract', 'multiply'] as const)
          expect(written(binary[name](point(a), point(b)))).toBe(written(point(plain[name](a, b).plus(0))));
      }),
    );
  });

  it('knows no more of anything divided by anything than that it is a number', () => {
    expect(divide(realLine, realLine)).toEqual(realLine);
  });
});
