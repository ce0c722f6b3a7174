import { describe, expect, it } from 'vitest';
import { parsePeriod } from '../../../src/domain/time/period.ts';
import { periodName } from '../../../src/domain/time/period-names.ts';
import fc from '../../fast-check.ts';
import { period } from '../../fixtures/periods.ts';

describe('a period in words', () => {
  it.each([
    ['2024', '2024', '2024年'],
    ['2024-S1', 'first half of 2024', '2024年上半年'],
    ['2024-S2', 'second half of 2024', '2024年下半年'],
    ['2024-Q1', 'first quarter of 2024', '2024年第一季度'],
    ['2024-Q2', 'second quarter of 2024', '2024年第二季度'],
    ['2024-Q3', 'third quarter of 2024', '2024年第三季度'],
    ['2024-Q4', 'fourth quarter of 2024', '2024年第四季度'],
    ['2024-06', 'June 2024', '2024年6月'],
    ['2024-01-01/P1M', 'January 2024 (year to date)', '2024年1月（累计）'],
    ['2024-01-01/P11M', 'January to November 2024', '2024年1—11月'],
  ])('%s is %s, %s', (text, en, zh) => {
    expect(periodName(parsePeriod(text), 'en')).toBe(en);
    expect(periodName(parsePeriod(text), 'zh')).toBe(zh);
  });

  it('differs between any two periods', () => {
    fc.assert(
      fc.property(period, period, fc.constantFrom('en' as const, 'zh' as const), (a, b, lang) => {
        expect(periodName(a, lang) === periodName(b, lang)).toBe(a.text === b.text);
      }),
    );
  });
});
