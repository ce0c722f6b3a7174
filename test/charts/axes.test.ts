import { describe, expect, it } from 'vitest';
import { logAxis } from '../../src/charts/layout/log-axis.ts';
import { widthOf, wrapped } from '../../src/charts/layout/text-width.ts';
import { timeAxis } from '../../src/charts/layout/time-axis.ts';
import { markText, tickText, valueAxis } from '../../src/charts/layout/value-axis.ts';
import { millis } from '../../src/charts/marks/chart-lines.ts';
import fc from '../fast-check.ts';
import { options } from './figures.ts';

const wanted = {
  fromZero: false,
  room: { above: true, below: false },
  scale: '1',
  unit: options.units.CNY,
  lang: 'en',
  height: 300,
} as const;

describe('valueAxis', () => {
  it('covers every value, in two to twelve even steps', () => {
    const value = fc
      .double({ min: -1e15, max: 1e15, noNaN: true })
      .filter((each) => each === 0 || Math.abs(each) > 1e-6);
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 8 }), (values) => {
        const axis = valueAxis({ ...wanted, values });
        const ticks = axis.ticks.map(({ place }) => place);
        const slack = (axis.max - axis.min) * 1e-6;
        for (const each of values) {
          expect(axis.at(each)).toBeGreaterThanOrEqual(axis.min - slack);
          expect(axis.at(each)).toBeLessThanOrEqual(axis.max + slack);
        }
        expect(ticks.length).toBeGreaterThanOrEqual(2);
        expect(ticks.length).toBeLessThanOrEqual(13);
        expect(ticks.at(-1)).toBeCloseTo(axis.max, 6);
      }),
    );
  });

  it('begins at zero unless the values lie close together far from it', () => {
    expect(valueAxis({ ...wanted, values: [10, 50] }).min).toBe(0);
    expect(valueAxis({ ...wanted, values: [40, 50] }).min).toBeGreaterThan(0);
    expect(valueAxis({ ...wanted, values: [40, 50], fromZero: true }).min).toBe(0);
  });

  it('does not go below zero for the arrow of a positive figure', () => {
    expect(valueAxis({ ...wanted, values: [10, 100], room: { above: true, below: true } }).min).toBe(0);
  });
});

describe('logAxis', () => {
  const textsOf = (values: number[]) =>
    logAxis({ ...wanted, unit: options.units.ZB, values }).ticks.map(({ text }) => text);

  it('has round numbers as ticks, the more the fewer powers of ten it covers', () => {
    expect(textsOf([1, 100_000])).toEqual(['1', '10', '100', '1,000', '10,000', '100,000']);
    expect(textsOf([2, 90])).toEqual(['3', '10', '30', '100']);
    expect(textsOf([32.85, 52.26])).toEqual(['35', '40', '45', '50']);
    for (const value of [1, 1.3, 4.9, 5.5, 8.7, 9.99])
      expect(textsOf([value]).length).toBeGreaterThanOrEqual(2);
  });

  it('puts equal ratios at equal distances', () => {
    const { at, place } = logAxis({ ...wanted, values: [2e12, 8e12] });
    const [a = 0, b = 0, c = 0] = [2e12, 4e12, 8e12].map((value) => place(at(value)));
    expect(b - a).toBeCloseTo(c - b, 12);
  });
});

describe('numbers', () => {
  it('have separated thousands, a true minus, and as many decimals as their step', () => {
    expect(tickText(-1500, 500)).toBe('−1,500');
    expect(tickText(1, 0.25)).toBe('1.00');
    expect(tickText(2.5e-13, 5e-14)).toBe('0.00000000000025');
  });

  it('have four digits at a mark', () => {
    const numbers = [41.06, 5.8627, 140.1879, 41900, 0.338, -100, 0, 0.0000028326];
    expect(numbers.map((each) => markText(each, 'exact'))).toEqual([
      '41.06',
      '5.863',
      '140.2',
      '41,900',
      '0.338',
      '−100',
      '0',
      '0.000002833',
    ]);
  });

  it('round inequalities to the side on which they stay true', () => {
    const text = (value: number, qualifier: 'over' | 'under' | 'exact') => markText(value, qualifier);
    expect(text(1.1435, 'over')).toBe('1.143');
    expect(text(7.14285714285714, 'over')).toBe('7.142');
    expect(text(-10.123, 'under')).toBe('−10.12');
    expect(text(12345.2, 'under')).toBe('12,346');
    const values = fc.double({ min: -1e6, max: 1e6, noNaN: true }).filter((v) => Math.abs(v) > 1e-6);
    const shown = (value: number, qualifier: 'over' | 'under') =>
      Number(markText(value, qualifier).replace('−', '-').replaceAll(',', ''));
    fc.assert(
      fc.property(values, (value) => {
        const slack = Math.abs(value) * 1e-12;
        expect(shown(value, 'over')).toBeLessThanOrEqual(value + slack);
        expect(shown(value, 'under')).toBeGreaterThanOrEqual(value - slack);
      }),
    );
  });
});

describe('timeAxis', () => {
  const labels = (from: string, to: string, finest = 1, width = 700, lang: 'en' | 'zh' = 'en') =>
    timeAxis({ from: millis(from), to: millis(to), width, finest, lang }).labels.map(({ text }) => text);

  it('names years in their middle, and fewer of them where they would touch', () => {
    expect(labels('2020-01-01', '2023-01-01', 12)).toEqual(['2020', '2021', '2022']);
    expect(labels('1990-01-01', '2020-01-01', 12, 300)).toEqual([
      '1990',
      '1995',
      '2000',
      '2005',
      '2010',
      '2015',
    ]);
    const [first] = timeAxis({
      from: millis('2020-01-01'),
      to: millis('2023-01-01'),
      width: 700,
      finest: 12,
      lang: 'en',
    }).labels;
    expect(first?.at).toBe(millis('2020-07-02'));
  });

  it('names months, quarters or halves where there is room', () => {
    expect(labels('2024-01-01', '2024-04-01')).toEqual(['Jan 2024', 'Feb 2024', 'Mar 2024']);
    expect(labels('2024-01-01', '2025-01-01', 3)).toEqual(['Q1 2024', 'Q2 2024', 'Q3 2024', 'Q4 2024']);
    expect(labels('2024-01-01', '2025-01-01', 6, 700, 'zh')).toEqual(['2024年上半年', '2024年下半年']);
  });
});

describe('wrapped', () => {
  it('keeps all its text and its width where a line may be broken', () => {
    expect(wrapped('Core industries of the digital economy', 16, 200, 3)).toEqual([
      'Core industries of the',
      'digital economy',
    ]);
    expect(wrapped('数字经济核心产业增加值占比重', 16, 130, 3).join('')).toBe('数字经济核心产业增加值占比重');
    for (const line of wrapped('数字经济核心产业增加值占比重', 16, 130, 3))
      expect(widthOf(line, 16)).toBeLessThanOrEqual(130);
  });

  it('ends in an ellipsis after the last line that is allowed', () => {
    expect(wrapped('one two three four five six seven', 16, 80, 2).at(-1)).toMatch(/…$/);
  });
});
