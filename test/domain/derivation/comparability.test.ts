import { describe, expect, it } from 'vitest';
import { aggregate } from '../../../src/domain/derivation/aggregate.ts';
import { computedPoint, type Point, type PointSeries } from '../../../src/domain/derivation/points.ts';
import { derived } from '../../../src/domain/derivation/rows/derived-figure.ts';
import type { TransformOptions } from '../../../src/domain/derivation/transform-rules.ts';
import { type TransformName, transforms } from '../../../src/domain/derivation/transforms.ts';
import { parsePeriod, parsePeriodRange } from '../../../src/domain/time/period.ts';
import { series } from '../../fixtures/series.ts';
import { expectRefusal } from './expect-refusal.ts';

const plain: TransformOptions = { base: null, window: 3, asked: null };
const from = (text: string) => ({ asked: parsePeriodRange(text) });
const base = (text: string) => ({ base: parsePeriod(text) });

/** `2024 25`, rounded to four digits, or the reason why there is no value. */
function told(point: Point): string {
  const { value, missingReason } = derived(point);
  return `${point.period.text} ${value?.toSignificantDigits(4).toString() ?? missingReason}`;
}

function run(name: TransformName, of: PointSeries, options: Partial<TransformOptions> = {}): string[] {
  return transforms[name].apply(of, { ...plain, ...options }).map(told);
}

describe('a new definition', () => {
  const flows = series(
    [
      { period: '2020', printed: '10' },
      { period: '2021', printed: '20' },
      { period: '2022', printed: '50' },
      { period: '2023', printed: '60' },
    ],
    { breaks: ['2022-01-01'] },
  );

  it.each<[TransformName, Partial<TransformOptions>, string[]]>([
    ['change', {}, ['noBase', '10', 'seriesBreak', '10']],
    ['pctChange', {}, ['noBase', '100', 'seriesBreak', '20']],
    ['yoy', {}, ['noBase', '100', 'seriesBreak', '20']],
    ['index', base('2021'), ['50', '100', 'seriesBreak', 'seriesBreak']],
    ['cagr', base('2020'), ['atBase', '100', 'seriesBreak', 'seriesBreak']],
    ['cumulative', {}, ['10', '30', 'seriesBreak', 'seriesBreak']],
    ['movingAverage', { window: 2 }, ['missingInWindow', '15', 'seriesBreak', '55']],
    ['log', {}, ['2.303', '2.996', '3.912', '4.094']],
  ])('lets %s compare only figures on one side of it', (name, options, expected) => {
    expect(run(name, flows, options).map((text) => text.split(' ')[1])).toEqual(expected);
  });

  it('begins with the period that ends in it', () => {
    const months = series(
      ['2023-11', '2023-12', '2024-01'].map((period) => ({ period, printed: '5' })),
      {
        breaks: ['2024-01-01'],
        nature: 'stock',
      },
    );
    expect(run('change', months)).toEqual(['2023-11 noBase', '2023-12 0', '2024-01 seriesBreak']);
  });

  it('in the middle of an aggregated period leaves its sum null', () => {
    const quarters = ['2022-Q3', '2022-Q4', '2023-Q1', '2023-Q2', '2023-Q3', '2023-Q4'];
    const of = series(
      quarters.map((period) => ({ period, printed: '5' })),
      { breaks: ['2023-07-01'] },
    );
    const sum = aggregate(of, { to: 'S', by: 'sum', partial: false }).points.map(told);
    expect(sum).toEqual(['2022-S2 10', '2023-S1 10', '2023-S2 10']);
    const year = aggregate(of, { to: 'A', by: 'average', partial: true }).points.map(told);
    expect(year).toEqual(['2022 5', '2023 seriesBreak']);
  });
});

describe('a window with a gap at its beginning', () => {
  const late = series([
    { period: '2022', printed: '10' },
    { period: '2023', printed: '20' },
  ]);

  it.each(['cumulative', 'cagr'] as const)('leaves %s null', (name) => {
    expect(run(name, late, from('2021..'))).toEqual(['2022 missingInWindow', '2023 missingInWindow']);
    expect(run(name, late, from('..2023'))[1]).toMatch(/^2023 (30|100)$/);
    expect(run(name, late)[1]).toMatch(/^2023 (30|100)$/);
  });

  it('is a gap for a forecast too, unless an outturn is there that was not known when it was made', () => {
    const made = { period: '2024', printed: '30', kind: 'forecast', publishedOn: '2023-02-01' } as const;
    const of = (period: string) =>
      series([{ period, printed: '10', publishedOn: '2023-06-01' }, made], { id: 'output' });
    expect(run('cagr', of('2022'), from('2021..'))).toEqual(['2022 missingInWindow', '2024 missingInWindow']);
    expect(run('cagr', of('2021'), from('2021..'))).toEqual(['2021 atBase', '2024 noBase']);
  });

  it('is no gap where the base is named: then the base is missing', () => {
    const named = { ...from('2021..'), ...base('2003') };
    expect(run('cagr', late, named)).toEqual(['2022 noBase', '2023 noBase']);
  });

  it('leaves them null where the first figure could not be computed either', () => {
    const points = late.points.map((point, place) => (place === 0 ? computedPoint(point, 'noRate') : point));
    for (const name of ['cumulative', 'cagr'] as const)
      expect(run(name, { ...late, points })).toEqual(['2022 noRate', '2023 missingInWindow']);
  });

  it('leaves an aggregate null', () => {
    const quarters = ['2023-Q2', '2023-Q3', '2023-Q4'].map((period) => ({ period, printed: '5' }));
    const years = aggregate(series(quarters), { to: 'A', by: 'sum', partial: false });
    expect(years.points.map(told)).toEqual(['2023 missingInWindow']);
  });
});

describe('levels that are not comparable', () => {
  const levels = (growth: string | null) => series(['1', '2'], { comparable: false, growth });

  it.each(['change', 'pctChange', 'yoy', 'index', 'cagr', 'cumulative', 'movingAverage'] as const)(
    'have no %s, and lead to the growth of their producer',
    (name) => {
      expectRefusal(
        transforms[name].refuses(levels('output-yoy'), { ...plain, ...base('2020') }),
        {
          problem: 'not-comparable',
          code: 'notComparable',
          parameter: 'transform',
          remedy: {
            indicator: 'output-yoy',
            concept: null,
            transform: null,
            base: null,
            window: null,
            aggregate: null,
            partial: null,
            currency: null,
            rate: null,
            per: null,
            by: null,
          },
        },
        'Levels of output are not comparable over time',
        'Its own growth is output-yoy.',
      );
    },
  );

  it('lead to themselves where their producer publishes no growth', () => {
    const refusal = transforms.yoy.refuses(levels(null), plain);
    expect(refusal?.remedy).toEqual({ transform: null, base: null, window: null });
  });

  it.each(['level', 'log'] as const)('have a %s', (name) => {
    expect(transforms[name].refuses(levels('output-yoy'), plain)).toBeNull();
  });
});
