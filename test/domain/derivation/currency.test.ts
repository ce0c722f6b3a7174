import { describe, expect, it } from 'vitest';
import { aggregate } from '../../../src/domain/derivation/aggregate.ts';
import {
  convert,
  convertRefusal,
  impliedRate,
  rateFinder,
  statedEquivalents,
  statedRefusal,
} from '../../../src/domain/derivation/currency.ts';
import { computedPoint, type Point, type PointSeries } from '../../../src/domain/derivation/points.ts';
import { derived } from '../../../src/domain/derivation/rows/derived-figure.ts';
import { transforms } from '../../../src/domain/derivation/transforms.ts';
import { series } from '../../fixtures/series.ts';

function told(point: Point | null | undefined): string {
  if (!point) return 'none';
  const { value, bounds, qualifier, missingReason } = derived(point);
  if (!value) return `${point.period.text} ${missingReason}`;
  const [lower, upper] = [bounds?.lower, bounds?.upper].map((end) => end?.toSignificantDigits(4));
  return `${point.period.text} ${qualifier} ${value.toSignificantDigits(4)} (${lower}, ${upper})`;
}

// Federal Reserve, yearly averages: 7.0809 in 2023, 7.1957 in 2024.
const rates = series(
  [
    { period: '2023', printed: '7.0809' },
    { period: '2024', printed: '7.1957' },
  ],
  { id: 'rate', unit: 'CNY_PER_USD', nature: 'ratio' },
);
const yuan = series([
  { period: '2024', printed: '5.86e12' },
  { period: '2025', printed: '6e12' },
]);

const at = (period: string) => [{ period, printed: '1' }];

describe('convert', () => {
  it('takes the average rate of the year, and is null without one', () => {
    // 5.855 / 7.19575 = 0.81367, 5.865 / 7.19565 = 0.81508
    const dollars = convert(yuan, rates, 'USD');
    expect(dollars.points.map(told)).toEqual([
      '2024 exact 814400000000 (813700000000, 815100000000)',
      '2025 noRate',
    ]);
    expect(dollars.indicator.unit).toBe('USD');
    expect(dollars.points[0]?.notes).toEqual(['annualAverageRate']);
  });

  it('turns dollars into yuan by the same rate', () => {
    const dollars = series([{ period: '2024', printed: '1' }], { unit: 'USD' });
    expect(convert(dollars, rates, 'CNY').points.map(told)).toEqual(['2024 exact 7.196 (3.598, 10.79)']);
  });

  it('takes the rate of the year for shorter periods, which growth within a year does without', () => {
    const months = series([
      { period: '2024-11', printed: '100' },
      { period: '2024-12', printed: '110' },
    ]);
    const dollars = convert(months, rates, 'USD');
    expect(dollars.points.map((point) => derived(point).formula)).toEqual(['x1 / x2', 'x1 / x2']);
    const [, growth] = transforms.pctChange.apply(dollars, { base: null, window: 3, asked: null });
    expect(growth && derived(growth).formula).toBe('(x1 / x2 - 1) * 100');
    expect(growth?.notes).toEqual(['annualAverageRate']);
  });

  it('leaves figures that are in that currency already, and missing ones', () => {
    expect(convert(yuan, rates, 'CNY')).toBe(yuan);
    const points = yuan.points.map((point) => computedPoint(point, 'missingInWindow'));
    expect(convert({ ...yuan, points }, rates, 'USD').points.map(told)).toEqual([
      '2024 missingInWindow',
      '2025 missingInWindow',
    ]);
  });

  it('keeps what was noted before', () => {
    const months = series(at('2024-01'));
    const partial = aggregate(months, { to: 'A', by: 'sum', partial: true });
    expect(convert(partial, rates, 'USD').points[0]?.notes).toEqual(['partialPeriod', 'annualAverageRate']);
  });

  it('takes outturns only, and no rate that is not positive', () => {
    const odd = series([
      { period: '2024', printed: '7', kind: 'forecast' },
      { period: '2025', printed: '0' },
    ]);
    expect(yuan.points.map(rateFinder(odd))).toEqual([null, null]);
  });
});

describe('a conversion that cannot be', () => {
  it('is refused for a unit that the rates do not know', () => {
    const refusal = convertRefusal(series(['1'], { unit: 'ZB' }), rates, 'USD');
    expect(refusal).toMatchObject({ code: 'noSuchConversion', remedy: { currency: null, rate: null } });
    expect(refusal?.detail).toContain('in ZB, and rate converts CNY and USD only');
  });

  it('is refused where no year has a rate', () => {
    const late = series([{ period: '2026', printed: '1' }]);
    expect(convertRefusal(late, rates, 'USD')?.detail).toContain('it has 2023, 2024.');
    expect(convertRefusal(late, { ...rates, points: [] }, 'USD')).toMatchObject({ code: 'noRate' });
  });

  it('names only years that have a rate', () => {
    const points = rates.points.map((point, i) => (i === 0 ? computedPoint(point, 'noRate') : point));
    expect(convertRefusal(series(at('2026')), { ...rates, points }, 'USD')?.detail).toContain('it has 2024.');
  });

  it('is not refused for figures that are missing anyhow', () => {
    const late = series(at('2026'));
    const points = late.points.map((point) => computedPoint(point, 'missingInWindow'));
    expect(convertRefusal({ ...late, points }, rates, 'USD')).toBeNull();
  });

  it('is not refused where one year has', () => {
    expect(convertRefusal(yuan, rates, 'USD')).toBeNull();
    expect(convertRefusal(yuan, rates, 'CNY')).toBeNull();
    expect(convertRefusal(series([]), rates, 'USD')).toBeNull();
  });
});

describe('stated equivalents', () => {
  const forecast: PointSeries = series([
    { period: '2025', printed: '49e12', qualifier: 'about', kind: 'forecast', source: 'newspaper' },
    { period: '2024', printed: '44e12', qualifier: 'about', source: 'newspaper' },
  ]);
  const dollars = series(
    [
      { period: '2025', printed: '7e12', qualifier: 'about', kind: 'forecast', source: 'agency' },
      { period: '2025', printed: '6.9e12', qualifier: 'about', kind: 'forecast', source: 'newspaper' },
    ],
    { id: 'usd', unit: 'USD' },
  );

  it('are those of the same source, with the rate that they imply', () => {
    // 48.5 / 6.95 = 6.978, 49.5 / 6.85 = 7.226
    const [first, second] = statedEquivalents(forecast, dollars);
    expect(told(first?.point)).toBe('2025 about 6900000000000 (6850000000000, 6950000000000)');
    expect(told(first?.rate)).toBe('2025 about 7.101 (6.978, 7.226)');
    expect(first?.point.notes).toEqual(['statedEquivalent']);
    expect([told(second?.point), second?.rate]).toEqual(['2024 noEquivalent', null]);
  });

  it('are none where the equivalent itself is missing', () => {
    const points = dollars.points.map((point) => computedPoint(point, 'noRate'));
    expect(told(statedEquivalents(forecast, { ...dollars, points })[0]?.point)).toBe('2025 noEquivalent');
    expect(statedRefusal(forecast, { ...dollars, points })).toMatchObject({ code: 'noEquivalent' });
  });

  it('are those of another source where there is no other', () => {
    const agency = { ...dollars, points: dollars.points.slice(0, 1) };
    expect(told(statedEquivalents(forecast, agency)[0]?.point)).toContain('about 7000000000000');
  });

  it('imply no rate without a positive equivalent or without a figure', () => {
    const nought = series([{ period: '2020', printed: '0' }]);
    const [value] = forecast.points;
    const [zero] = nought.points;
    expect(value?.figure && zero?.figure && impliedRate(value, zero)).toBeNull();
    const points = forecast.points.map((point) => computedPoint(point, 'noRate'));
    expect(statedEquivalents({ ...forecast, points }, dollars)[0]?.rate).toBeNull();
  });

  it('are refused where no source states one', () => {
    expect(statedRefusal(forecast, null)).toMatchObject({
      code: 'noEquivalent',
      parameter: 'rate',
      remedy: { rate: 'annualAverage' },
    });
    expect(statedRefusal(yuan, dollars)).toMatchObject({ code: 'noEquivalent' });
    expect(statedRefusal(forecast, dollars)).toBeNull();
    expect(statedRefusal(series([]), null)).toBeNull();
  });
});
