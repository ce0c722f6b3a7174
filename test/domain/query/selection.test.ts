import { describe, expect, it } from 'vitest';
import { chainOf, defaultOrder, everything } from '../../../src/domain/query/selection.ts';
import { parsePeriod } from '../../../src/domain/time/period.ts';

describe('a selection', () => {
  it('of everything has no filter', () => {
    const { revisions, ...filters } = everything;
    expect(revisions).toBe('all');
    expect(Object.entries(filters).filter(([, filter]) => filter !== null)).toEqual([]);
    expect(Object.keys(filters)).toContain('asOf');
  });

  it('of a chain has every statement of one indicator, area and period', () => {
    expect(chainOf('output', 'CN', parsePeriod('2024-Q1'))).toEqual({
      ...everything,
      indicators: ['output'],
      areas: ['CN'],
      period: { from: '2024-01-01', to: '2024-03-31', only: null },
      frequencies: ['Q'],
    });
  });
});

describe('the default order', () => {
  it('ascends by indicator, area, frequency, period, lane and day of publication', () => {
    expect(defaultOrder).toEqual([
      { key: 'indicator', descending: false },
      { key: 'area', descending: false },
      { key: 'frequency', descending: false },
      { key: 'period', descending: false },
      { key: 'lane', descending: false },
      { key: 'publishedOn', descending: false },
    ]);
  });
});
