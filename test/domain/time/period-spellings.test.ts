import { describe, expect, it } from 'vitest';
import { parsePeriodRange } from '../../../src/domain/time/period.ts';
import {
  respelledDay,
  respelledPeriod,
  respelledRange,
  suggesting,
} from '../../../src/domain/time/period-spellings.ts';
import fc from '../../fast-check.ts';
import { period } from '../../fixtures/periods.ts';
import { faultOf } from '../derivation/faulty.ts';

describe('another spelling of a period', () => {
  it.each([
    ['2024M06', '2024-06'],
    ['2024-M6', '2024-06'],
    ['202406', '2024-06'],
    ['2024/6', '2024-06'],
    ['2024.06', '2024-06'],
    ['2024年6月', '2024-06'],
    ['2024年12月份', '2024-12'],
    ['2024-06-15', '2024-06'],
    ['20240615', '2024-06'],
    ['2024年', '2024'],
    ['2024H1', '2024-S1'],
    ['2024-h2', '2024-S2'],
    ['H1 2024', '2024-S1'],
    ['2024年上半年', '2024-S1'],
    ['2024下半年', '2024-S2'],
    ['2024Q3', '2024-Q3'],
    ['Q3 2024', '2024-Q3'],
    ['2024年第三季度', '2024-Q3'],
    ['2024年1季度', '2024-Q1'],
    ['2024年1-11月', '2024-01-01/P11M'],
    [' 2024 ', '2024'],
  ])('%s is %s', (text, right) => {
    expect(respelledPeriod(text)).toBe(right);
  });

  it.each([
    '2024M13',
    '202413',
    '2024H3',
    '2024Q5',
    'last year',
    '',
    '18',
    '2024年13月',
    '99999',
    '2024-06-1x',
  ])('"%s" is none', (text) => {
    expect(respelledPeriod(text)).toBeNull();
  });

  it('leaves a right one as it is', () => {
    fc.assert(fc.property(period, ({ text }) => respelledPeriod(text) === text));
  });
});

describe('another spelling of a range', () => {
  it.each([
    ['2020-2023', '2020..2023'],
    ['2020:2023', '2020..2023'],
    ['2020~2023年', '2020..2023'],
    ['2020至2023', '2020..2023'],
    ['2020 to 2023', '2020..2023'],
    ['2024M01..2024M06', '2024-01..2024-06'],
    ['2024Q1..', '2024-Q1..'],
    ['..202406', '..2024-06'],
    ['2022,2020,2021', '2020..2022'],
    ['2024M06', '2024-06'],
  ])('%s is %s', (text, right) => {
    expect(respelledRange(text)).toBe(right);
  });

  it.each(['2020..2021..2022', '..', 'a..b', '2024M06..x', 'x,y'])('"%s" is none', (text) => {
    expect(respelledRange(text)).toBeNull();
  });
});

describe('a reader that suggests', () => {
  const read = suggesting(parsePeriodRange, respelledRange);

  it('refuses as before, with the right spelling', () => {
    expect(faultOf(() => read('2024M06'))).toMatchObject({ suggestions: ['2024-06'] });
    expect(faultOf(() => read('2024M06')).message).toBe(faultOf(() => parsePeriodRange('2024M06')).message);
    expect(faultOf(() => read('2025..2020')).suggestions).toEqual(['2020..2025']);
    expect(faultOf(() => read('soon')).suggestions).toEqual([]);
    expect(read('2024')).toEqual(parsePeriodRange('2024'));
  });

  it('passes on what is no fault of the text', () => {
    const broken = suggesting(() => {
      throw new TypeError('broken');
    }, respelledRange);
    expect(() => broken('2024')).toThrow(TypeError);
  });
});

describe('the day that another spelling means', () => {
  it.each([
    '20260105',
    '2026/1/5',
    '2026.01.05',
    '2026-1-5',
    '2026年1月5日',
    '2026-01-05T00:00:00Z',
    '2026-01-05 23:59:59+08:00',
    ' 2026-01-05 ',
  ])('is 5 January 2026 of "%s"', (text) => {
    expect(respelledDay(text)).toBe('2026-01-05');
  });

  it.each(['2026', '2026-13-01', '20260230', '01/05/2026', 'yesterday', '2026-01-055'])(
    'is none of "%s"',
    (text) => {
      expect(respelledDay(text)).toBeNull();
    },
  );
});
