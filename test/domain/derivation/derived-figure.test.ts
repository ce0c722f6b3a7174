import { describe, expect, it } from 'vitest';
import { derived, servedBounds, servedNumber } from '../../../src/domain/derivation/derived-figure.ts';
import { computedPoint, statedPoint } from '../../../src/domain/derivation/points.ts';
import { Decimal } from '../../../src/domain/numbers/decimal.ts';
import { quotient, stated } from '../../../src/domain/numbers/expression.ts';
import { statement } from '../../fixtures/series.ts';

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

describe('a derived value', () => {
  const older = statement({ period: '2023', printed: '4', publishedOn: '2024-03-01' });
  const newer = statement({ period: '2022', printed: '2', publishedOn: '2025-07-01' });
  const place = statedPoint(statement({ period: '2024', publishedOn: '2024-06-01' }));

  it('is known since the last of its operands and its own statement', () => {
    const of = (...[a, b]: [typeof older, typeof older]) =>
      derived(computedPoint(place, { expression: quotient(stated(a), stated(b)), notes: [] })).publishedOn;
    expect(of(older, newer)).toBe('2025-07-01');
    expect(of(newer, older)).toBe('2025-07-01');
    expect(of(older, { ...newer, publishedOn: '2024-03-01' })).toBe('2024-06-01');
  });

  it('is the current word until one of its operands is not', () => {
    const until = (...ends: readonly (string | null)[]) => {
      const [a = null, b = null] = ends;
      const x = { ...older, currentTo: a };
      const y = { ...newer, currentTo: b };
      return derived(computedPoint(place, { expression: quotient(stated(x), stated(y)), notes: [] }))
        .knownUntil;
    };
    expect(until(null, null)).toBeNull();
    expect(until(null, '2026-02-01')).toBe('2026-02-01');
    expect(until('2026-01-01', '2026-02-01')).toBe('2026-01-01');
  });

  it('that could not be computed has a reason and nothing else', () => {
    expect(derived(computedPoint(place, 'noBase'))).toEqual({
      value: null,
      missingReason: 'noBase',
      bounds: null,
      qualifier: null,
      formula: null,
      operands: [],
      notes: [],
      publishedOn: '2024-06-01',
      publishedPrecision: 'day',
      knownFrom: '2024-06-01',
      knownUntil: null,
    });
  });
});
