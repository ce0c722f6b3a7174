import { describe, expect, it } from 'vitest';
import { computedPoint, finder, within } from '../../../src/domain/derivation/points.ts';
import { number } from '../../../src/domain/numbers/expression.ts';
import { parsePeriod, parsePeriodRange } from '../../../src/domain/time/period.ts';
import { series } from '../../fixtures/series.ts';

describe('points', () => {
  const { points } = series(['1', { period: '2025', printed: '2', kind: 'forecast' }]);
  const [first] = points;

  it('are found by lane and period, and by the outturn where a lane has none', () => {
    const { at, atOrOutturn } = finder(points);
    expect(at('forecast', parsePeriod('2020'))).toBeNull();
    expect(atOrOutturn('forecast', parsePeriod('2020'))).toBe(first);
    expect(atOrOutturn('outturn', parsePeriod('2025'))).toBeNull();
  });

  it('that are missing are not found', () => {
    const missing = points.map((point) => computedPoint(point, 'noRate'));
    expect(finder(missing).at('outturn', parsePeriod('2020'))).toBeNull();
  });

  it('made of no statement keep the kind of their own', () => {
    expect(first && computedPoint(first, { expression: number(1), notes: [] }).kind).toBe('actual');
  });
});

describe('within', () => {
  it.each([
    ['2024-03', '2024', true],
    ['2024', '2024-Q1', false],
    ['2024', '2025..', false],
    ['2024', '..2023', false],
    ['2024', '..2024', true],
    ['2024-01-01/P3M', '2024-01-01/P3M', true],
    ['2024-01-01/P2M', '2024-01-01/P3M', false],
  ])('%s in %s: %s', (period, range, expected) => {
    expect(within(parsePeriod(period), parsePeriodRange(range))).toBe(expected);
  });

  it('contains every period when no range is requested', () => {
    expect(within(parsePeriod('2024'), null)).toBe(true);
  });
});
