import { describe, expect, it } from 'vitest';
import { parsePeriodRange } from '../../../src/domain/time/period.ts';
import fc from '../../fast-check.ts';
import { period } from '../../fixtures/periods.ts';
import { faultOf } from '../derivation/faulty.ts';

describe('a range of periods', () => {
  it.each([
    ['2024', { from: '2024-01-01', to: '2024-12-31' }],
    ['2020..2025', { from: '2020-01-01', to: '2025-12-31' }],
    ['..2023', { from: null, to: '2023-12-31' }],
    ['2024-Q1..', { from: '2024-01-01', to: null }],
    ['2024..2024-Q1', { from: '2024-01-01', to: '2024-03-31' }],
  ])('%s names its days', (text, days) => {
    expect(parsePeriodRange(text)).toEqual({ ...days, only: null });
  });

  it('of one year to date means only that one, since shorter ones nest inside it', () => {
    expect(parsePeriodRange('2024-01-01/P11M').only?.text).toBe('2024-01-01/P11M');
    expect(parsePeriodRange('2024-01-01/P3M..2024').only).toBeNull();
  });

  it('from a period to itself has the days of the period', () => {
    fc.assert(
      fc.property(period, ({ text, start, end }) => {
        expect(parsePeriodRange(`${text}..${text}`)).toEqual({ from: start, to: end, only: null });
      }),
    );
  });

  it('is refused when it ends before it begins, and suggests the reverse', () => {
    const fault = faultOf(() => parsePeriodRange('2025..2020'));
    expect(fault.message).toBe('Period "2025..2020" ends before it begins.');
    expect(fault.suggestions).toEqual(['2020..2025']);
  });

  it.each([
    ['..', 'Period ".." names no end: write 2020.. or ..2025.'],
    ['2020..2021..2022', 'Period "2020..2021..2022" has more than one "..".'],
  ])('%s is refused in words', (text, message) => {
    expect(faultOf(() => parsePeriodRange(text)).message).toBe(message);
  });

  it.each(['..', '2020..2021..2022', '2020..x', '2020...2021'])('%s is refused', (text) => {
    expect(faultOf(() => parsePeriodRange(text)).code).toBe('malformed');
  });
});
