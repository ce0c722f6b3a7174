import { describe, expect, it } from 'vitest';
import { computedPoint, statedPoint } from '../../../../src/domain/derivation/points.ts';
import { derived } from '../../../../src/domain/derivation/rows/derived-figure.ts';
import { quotient, stated } from '../../../../src/domain/numbers/expression.ts';
import { statement } from '../../../fixtures/series.ts';

describe('a derived value', () => {
  const older = statement({ period: '2023', printed: '4', publishedOn: '2024-03-01' });
  const newer = statement({ period: '2022', printed: '2', publishedOn: '2025-07-01' });
  const place = statedPoint(statement({ period: '2024', publishedOn: '2024-06-01' }));

  it('is known since the last of its operands', () => {
    const of = (...[a, b]: [typeof older, typeof older]) =>
      derived(computedPoint(place, { expression: quotient(stated(a), stated(b)), notes: [] })).knownFrom;
    expect(of(older, newer)).toBe('2025-07-01');
    expect(of(newer, older)).toBe('2025-07-01');
    expect(of(older, { ...newer, knownFrom: '2024-03-01' })).toBe('2024-03-01');
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

  it('of a forecast is not replaced together with the outturn that it was compared with', () => {
    const forecast = statement({ period: '2025', kind: 'forecast' });
    const expression = quotient(stated(forecast), stated({ ...older, currentTo: '2026-01-01' }));
    const { lane, period } = forecast;
    const point = computedPoint({ lane, period, statement: forecast }, { expression, notes: [] });
    expect(derived(point).knownUntil).toBeNull();
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
      parts: [],
      partsWidth: null,
      knownFrom: '2024-06-01',
      knownUntil: null,
    });
  });
});
