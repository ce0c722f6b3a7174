import { describe, expect, it } from 'vitest';
import {
  type AggregateOptions,
  aggregate,
  aggregateRefusal,
} from '../../../src/domain/derivation/aggregate.ts';
import { computedPoint, type PointSeries } from '../../../src/domain/derivation/points.ts';
import { derived } from '../../../src/domain/derivation/rows/derived-figure.ts';
import { series } from '../../fixtures/series.ts';

const year: AggregateOptions = { to: 'A', by: 'sum', partial: false };

function told(of: PointSeries, options: Partial<AggregateOptions>): string[] {
  return aggregate(of, { ...year, ...options }).points.map((point) => {
    const { value, missingReason, qualifier } = derived(point);
    const lane = point.lane === 'outturn' ? '' : ` ${point.lane}`;
    return `${point.period.text}${lane} ${value ? `${qualifier} ${value}` : missingReason}${point.notes.map((n) => ` ${n}`).join('')}`;
  });
}

const at = (period: string, printed: string) => ({ period, printed });
const quarters = series([
  at('2023-Q4', '9'),
  at('2024-Q1', '1'),
  at('2024-Q2', '2'),
  at('2024-Q3', '3'),
  at('2024-Q4', '4'),
]);
const months = series(
  ['01', '02', '03', '04', '05', '06', '07'].map((month, i) => at(`2024-${month}`, String(i + 1))),
);

describe('aggregate', () => {
  it('adds up whole periods and leaves incomplete ones null', () => {
    expect(told(quarters, {})).toEqual(['2023 missingInWindow', '2024 exact 10']);
    expect(told(quarters, { to: 'S' })).toEqual([
      '2023-S2 missingInWindow',
      '2024-S1 exact 3',
      '2024-S2 exact 7',
    ]);
    expect(told(months, { to: 'Q' })).toEqual([
      '2024-Q1 exact 6',
      '2024-Q2 exact 15',
      '2024-Q3 missingInWindow',
    ]);
  });

  it('says what is partial where that is allowed', () => {
    expect(told(quarters, { partial: true })).toEqual(['2023 atLeast 9 partialPeriod', '2024 exact 10']);
    expect(told(months, { partial: true, by: 'average' })).toEqual(['2024 about 4 partialPeriod']);
    expect(told(months, { partial: true, by: 'last' })).toEqual(['2024 about 7 partialPeriod']);
  });

  it('averages, and takes the last of what a period ends with', () => {
    expect(told(quarters, { by: 'average' })).toEqual(['2023 missingInWindow', '2024 exact 2.5']);
    expect(told(quarters, { by: 'last' })).toEqual(['2023 exact 9', '2024 exact 4']);
    expect(told(months, { by: 'last' })).toEqual(['2024 missingInWindow']);
  });

  it('keeps lanes apart', () => {
    const mixed = series([
      at('2024-S1', '1'),
      at('2024-S2', '2'),
      { ...at('2024-S2', '3'), kind: 'forecast' },
    ]);
    expect(told(mixed, {})).toEqual(['2024 exact 3', '2024 forecast missingInWindow']);
  });

  it('counts missing parts as missing', () => {
    const points = quarters.points.map((point) => computedPoint(point, 'noRate'));
    expect(told({ ...quarters, points }, { partial: true })).toEqual([
      '2023 missingInWindow',
      '2024 missingInWindow',
    ]);
  });

  it('writes the formula over its parts', () => {
    const [, whole] = aggregate(quarters, year).points.map(derived);
    expect(whole?.formula).toBe('x1 + x2 + x3 + x4');
    expect(aggregate(quarters, year).frequency).toBe('A');
  });
});

describe('a meaningless aggregate', () => {
  const ytd = series([at('2024-01-01/P2M', '1')]);
  it.each([
    ['years to date', ytd, { by: 'sum' }, 'yearToDate'],
    ['the mean of years to date', ytd, { by: 'average' }, 'yearToDate'],
    ['the same frequency', quarters, { to: 'Q' }, 'notLower'],
    ['a higher frequency', quarters, { to: 'M' }, 'notLower'],
    [
      'the sum of a stock',
      { ...quarters, indicator: { ...quarters.indicator, nature: 'stock' } },
      {},
      'sumOfNonFlow',
    ],
    [
      'the sum of a ratio',
      { ...quarters, indicator: { ...quarters.indicator, nature: 'ratio' } },
      {},
      'sumOfNonFlow',
    ],
    [
      'the sum of growth',
      { ...quarters, indicator: { ...quarters.indicator, nature: 'growth' } },
      {},
      'sumOfNonFlow',
    ],
    [
      'the sum of an index',
      { ...quarters, indicator: { ...quarters.indicator, nature: 'index' } },
      {},
      'sumOfNonFlow',
    ],
    ['the last of a flow', quarters, { by: 'last' }, 'lastOfFlow'],
  ] as const)('is refused: %s', (_, of, options, code) => {
    const refusal = aggregateRefusal(of, { ...year, ...options });
    expect(refusal).toMatchObject({ problem: 'not-computable', code });
    expect(refusal?.detail).toMatch(/(aggregate|frequency)=/);
  });

  it('has a remedy that succeeds', () => {
    const stock: PointSeries = { ...quarters, indicator: { ...quarters.indicator, nature: 'stock' } };
    expect(aggregateRefusal(stock, year)?.remedy).toEqual({ aggregate: 'last' });
    expect(aggregateRefusal(stock, { ...year, by: 'last' })).toBeNull();
    expect(aggregateRefusal(quarters, { ...year, to: 'M' })?.suggestions).toEqual(['A', 'S']);
    expect(aggregateRefusal(quarters, year)).toBeNull();
    expect(aggregateRefusal(quarters, { ...year, by: 'average' })).toBeNull();
  });
});
