import { describe, expect, it } from 'vitest';
import { Decimal } from '../../../src/domain/numbers/decimal.ts';
import {
  contains,
  type Interval,
  inside,
  narrower,
  overlap,
  point,
  width,
} from '../../../src/domain/numbers/interval.ts';
import fc from '../../fast-check.ts';

const end = fc.option(fc.integer({ min: -4, max: 4 }), { nil: null });
const interval: fc.Arbitrary<Interval> = fc
  .tuple(end, end, fc.boolean(), fc.boolean())
  .filter(([a, b, from, to]) => a === null || b === null || a < b || (a === b && from && to))
  .map(([a, b, lowerInclusive, upperInclusive]) => between(a, b, lowerInclusive, upperInclusive));

function between(a: number | null, b: number | null, lowerInclusive = true, upperInclusive = true): Interval {
  return {
    lower: a === null ? null : new Decimal(a),
    upper: b === null ? null : new Decimal(b),
    lowerInclusive,
    upperInclusive,
  };
}

/** Numbers that tell any two of these intervals apart: ends, what lies between them and what lies outside. */
const probes = Array.from({ length: 41 }, (_, place) => new Decimal(place - 20).dividedBy(4));
const holds = (i: Interval) => probes.map((probe) => contains(i, probe));

describe('overlap', () => {
  it('is to have a number in common', () => {
    fc.assert(
      fc.property(interval, interval, (a, b) => {
        const theirs = holds(b);
        expect(overlap(a, b)).toBe(holds(a).some((held, place) => held && theirs[place]));
      }),
    );
  });

  it('counts a shared end only where both include it', () => {
    expect(overlap(between(0, 1), between(1, 2))).toBe(true);
    expect(overlap(between(0, 1, true, false), between(1, 2))).toBe(false);
    expect(overlap(between(0, 1), between(1, 2, false))).toBe(false);
    expect(overlap(between(null, 1), between(2, null))).toBe(false);
  });
});

describe('inside', () => {
  it('is to have no number that the other lacks', () => {
    fc.assert(
      fc.property(interval, interval, (a, b) => {
        const theirs = holds(b);
        expect(inside(a, b)).toBe(holds(a).every((held, place) => !held || theirs[place]));
      }),
    );
  });

  it('holds of every interval and itself', () => {
    fc.assert(
      fc.property(interval, (i) => {
        expect(inside(i, i)).toBe(true);
      }),
    );
  });
});

describe('narrower', () => {
  it('never holds both ways', () => {
    fc.assert(
      fc.property(interval, interval, (a, b) => {
        expect(narrower(a, b) && narrower(b, a)).toBe(false);
      }),
    );
  });

  it('compares widths where both have one', () => {
    expect(narrower(between(0, 1), between(0, 2))).toBe(true);
    expect(narrower(between(0, 1), between(5, 6))).toBe(false);
  });

  it('takes a closed interval for narrower than an endless one', () => {
    expect(narrower(between(0, 9), between(3, null))).toBe(true);
    expect(narrower(between(3, null), between(0, 9))).toBe(false);
  });

  it('prefers, of two unbounded intervals, the one inside the other', () => {
    expect(narrower(between(4, null), between(3, null))).toBe(true);
    expect(narrower(between(3, null), between(4, null))).toBe(false);
    expect(narrower(between(3, null), between(3, null))).toBe(false);
    expect(narrower(between(3, null), between(null, 4))).toBe(false);
  });
});

describe('width', () => {
  it('is the distance between the ends, and null without one of them', () => {
    expect(width(between(2, 5))?.toNumber()).toBe(3);
    expect(width(between(null, 5))).toBeNull();
    expect(width(between(2, null))).toBeNull();
    expect(width(point(7))?.toNumber()).toBe(0);
  });
});

describe('a point', () => {
  it('has its number and no other', () => {
    expect([6.99, 7, 7.01].map((n) => contains(point(7), new Decimal(n)))).toEqual([false, true, false]);
  });
});
