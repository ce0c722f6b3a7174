import { describe, expect, it } from 'vitest';
import { aggregate } from '../../../src/domain/derivation/aggregate.ts';
import { computedPoint, type Point, type PointSeries } from '../../../src/domain/derivation/points.ts';
import { derived } from '../../../src/domain/derivation/rows/derived-figure.ts';
import type { TransformOptions } from '../../../src/domain/derivation/transform-rules.ts';
import { type TransformName, transforms } from '../../../src/domain/derivation/transforms.ts';
import { parsePeriod, parsePeriodRange } from '../../../src/domain/time/period.ts';
import { series } from '../../fixtures/series.ts';

const plain: TransformOptions = { base: null, window: 3, asked: null };
const from = (text: string) => ({ asked: parsePeriodRange(text) });
const base = (text: string) => ({ base: parsePeriod(text) });

/** `2024 25 (24.9, 25.1)`, rounded to three digits, or the reason why there is none. */
function told(point: Point): string {
  const { value, bounds, missingReason, qualifier } = derived(point);
  const lane = point.lane === 'outturn' ? '' : ` ${point.lane}`;
  const hedge = qualifier === null || qualifier === 'exact' ? '' : ` ${qualifier}`;
  const show = (x: typeof value) => x?.toSignificantDigits(4).toString() ?? '';
  const where = `${point.period.text}${lane}`;
  if (bounds === null || value === null) return `${where} ${missingReason}`;
  return `${where}${hedge} ${show(value)} (${show(bounds.lower)}, ${show(bounds.upper)})`;
}

function run(name: TransformName, of: PointSeries, options: Partial<TransformOptions> = {}): string[] {
  return transforms[name].apply(of, { ...plain, ...options }).map(told);
}

// Data output of the NDA, in zettabytes.
const output = series([
  { period: '2023', printed: '32.85' },
  { period: '2024', printed: '41.06' },
  { period: '2025', printed: '52.26' },
]);

describe('level', () => {
  it('leaves figures as they are, with the basis of their bounds', () => {
    const [first] = transforms.level.apply(output, plain).map(derived);
    expect(first).toMatchObject({ formula: 'x1', qualifier: 'exact', bounds: { basis: 'rounding' } });
    expect(run('level', output)).toEqual([
      '2023 32.85 (32.85, 32.86)',
      '2024 41.06 (41.06, 41.07)',
      '2025 52.26 (52.26, 52.27)',
    ]);
  });
});

describe('yoy', () => {
  it('gives growth over the year before, in percent', () => {
    // 41.06 / 32.85 = 1.24992; 41.055 / 32.855 = 1.24958, 41.065 / 32.845 = 1.25027; 52.265 / 41.055 = 1.27305
    expect(run('yoy', output, from('2024..'))).toEqual([
      '2024 24.99 (24.96, 25.03)',
      '2025 27.28 (27.25, 27.3)',
    ]);
  });

  it('compares years to date with the same months of the year before', () => {
    const ytd = series([
      { period: '2023-01-01/P2M', printed: '100' },
      { period: '2023-01-01/P3M', printed: '160' },
      { period: '2024-01-01/P3M', printed: '176' },
      { period: '2024-01-01/P4M', printed: '200' },
    ]);
    // 175.5 / 160.5 = 1.0935, 176.5 / 159.5 = 1.1066
    expect(run('yoy', ytd, from('2024'))).toEqual([
      '2024-01-01/P3M 10 (9.346, 10.66)',
      '2024-01-01/P4M noBase',
    ]);
    expect(run('yoy', ytd, from('2024-01-01/P4M'))).toEqual(['2024-01-01/P4M noBase']);
  });

  it('has its formula, and the day from which it can be computed', () => {
    const [, point] = transforms.yoy.apply(
      series([
        { period: '2023', printed: '32.85', publishedOn: '2025-05-24', kind: 'preliminary' },
        { period: '2024', printed: '41.06', publishedOn: '2025-04-29' },
      ]),
      plain,
    );
    expect(point && derived(point)).toMatchObject({
      formula: '(x1 / x2 - 1) * 100',
      operands: [
        { name: 'x1', statement: { period: { text: '2024' } } },
        { name: 'x2', statement: { period: { text: '2023' } } },
      ],
      knownFrom: '2025-05-24',
      notes: [],
      bounds: { basis: 'interval' },
    });
    expect(point?.kind).toBe('preliminary');
  });

  it('takes the outturn of the base period for a forecast without a forecast there, and says so', () => {
    const growth = transforms.yoy.apply(
      series([
        { period: '2024', printed: '100' },
        { period: '2025', printed: '120', kind: 'forecast' },
        { period: '2026', printed: '132', kind: 'forecast' },
      ]),
      plain,
    );
    expect(growth.map(told)).toEqual([
      '2024 noBase',
      '2025 forecast 20 (18.91, 21.11)',
      '2026 forecast 10 (9.129, 10.88)',
    ]);
    expect(growth.map(({ notes }) => notes)).toEqual([[], ['outturnBase'], []]);
    expect(growth.map(({ kind }) => kind)).toEqual(['actual', 'forecast', 'forecast']);
  });

  it('never takes a forecast as the base of an outturn', () => {
    const mixed = series([
      { period: '2024', printed: '100', kind: 'forecast' },
      { period: '2025', printed: '120' },
    ]);
    expect(run('yoy', mixed)).toEqual(['2024 forecast noBase', '2025 noBase']);
  });

  it('has no growth from a base that is not positive', () => {
    expect(run('yoy', series(['-5', '10', '0', '3']))).toEqual([
      '2020 noBase',
      '2021 baseNotPositive',
      '2022 -100 (-105.3, -94.74)',
      '2023 baseNotPositive',
    ]);
  });

  it('swaps over and under where the base is hedged', () => {
    const hedged = series([
      { period: '2023', printed: '40', qualifier: 'over' },
      { period: '2024', printed: '50' },
      { period: '2025', printed: '60', qualifier: 'under' },
      { period: '2026', printed: '90', qualifier: 'about' },
    ]);
    // The base is taken as positive: over 40 leaves growth above -100 %.
    expect(run('yoy', hedged, from('2024..'))).toEqual([
      '2024 under 25 (-100, 26.25)',
      '2025 under 20 (, 21.21)',
      '2026 over 50 (49.17, )',
    ]);
  });

  it('leaves bounds without a value where a range was published', () => {
    const [, point] = transforms.yoy.apply(
      series([
        { period: '2023', printed: '100' },
        { period: '2024', range: [110, 120] },
      ]),
      plain,
    );
    // 110 / 100.5 = 1.0945, 120 / 99.5 = 1.2060
    const told = point && derived(point);
    expect(told).toMatchObject({ value: null, missingReason: 'publishedAsRange' });
    expect(told?.bounds?.lower?.toFixed(2)).toBe('9.45');
    expect(told?.bounds?.upper?.toFixed(2)).toBe('20.60');
  });

  it('keeps the reason of a point that was missing before', () => {
    const [first, second] = output.points;
    const points = [first, second && computedPoint(second, 'noRate')].filter((p) => p !== undefined);
    expect(run('yoy', { ...output, points })).toEqual(['2023 noBase', '2024 noRate']);
  });
});

describe('pctChange and change', () => {
  const monthly = series([
    { period: '2023-12', printed: '80' },
    { period: '2024-01', printed: '100' },
    { period: '2024-03', printed: '90' },
  ]);

  it('look one period back, and never across a gap', () => {
    expect(run('pctChange', monthly, from('2024'))).toEqual(['2024-01 25 (23.6, 26.42)', '2024-03 noBase']);
    expect(run('change', monthly, from('2024'))).toEqual(['2024-01 20 (19, 21)', '2024-03 noBase']);
  });

  it('give the steps of a percentage in percentage points', () => {
    expect(run('change', series(['9.9', '10.5'], { unit: 'percent', nature: 'ratio' }))).toEqual([
      '2020 noBase',
      '2021 0.6 (0.5, 0.7)',
    ]);
  });
});

describe('index', () => {
  it('is exactly 100 at its base, and does not count the base twice', () => {
    // 52.255 / 32.855 = 1.59047, 52.265 / 32.845 = 1.59126
    expect(run('index', output, base('2023'))).toEqual([
      '2023 100 (100, 100)',
      '2024 125 (125, 125)',
      '2025 159.1 (159, 159.1)',
    ]);
  });

  it('has points before its base, and returns only the requested ones', () => {
    expect(run('index', output, { ...base('2024'), ...from('..2023') })).toEqual(['2023 80 (79.98, 80.03)']);
  });

  it('is null without a base, or on one that is not positive', () => {
    expect(run('index', output)).toContain('2024 noBase');
    expect(run('index', output, base('2019'))).toContain('2024 noBase');
    expect(run('index', series(['0', '5']), base('2020'))).toContain('2021 baseNotPositive');
  });
});

describe('log', () => {
  it('is the natural logarithm of positive figures', () => {
    // ln 10 = 2.3026, ln 9.5 = 2.2513, ln 10.5 = 2.3514
    expect(run('log', series(['10', '0', '-4']))).toEqual([
      '2020 2.303 (2.251, 2.351)',
      '2021 notPositive',
      '2022 notPositive',
    ]);
  });
});

describe('cumulative', () => {
  it('adds up since the first requested period, lane by lane, until a gap', () => {
    const flows = series([
      { period: '2019', printed: '1000' },
      { period: '2020', printed: '10' },
      { period: '2021', printed: '20' },
      { period: '2021', printed: '7', kind: 'target' },
      { period: '2022', printed: '30', qualifier: 'over' },
      { period: '2024', printed: '40' },
      { period: '2025', printed: '50' },
    ]);
    expect(run('cumulative', flows, from('2020..'))).toEqual([
      '2020 10 (9.5, 10.5)',
      '2021 30 (29, 31)',
      '2021 target missingInWindow',
      '2022 over 60 (59, )',
      '2024 missingInWindow',
      '2025 missingInWindow',
    ]);
  });
});

describe('notes', () => {
  const quarters = () =>
    series(
      ['2022-Q4', '2023-Q1', '2023-Q2', '2023-Q3', '2023-Q4'].map((period) => ({ period, printed: '1' })),
    );
  /** A year of one quarter and a whole year. */
  const yearly = () => aggregate(quarters(), { to: 'A', by: 'sum', partial: true });
  const notesOf = (name: TransformName) =>
    transforms[name].apply(yearly(), { ...plain, window: 2 }).map(({ notes }) => notes);

  it('of earlier figures belong to what is computed from them', () => {
    expect(notesOf('level')).toEqual([['partialPeriod'], []]);
    expect(notesOf('cumulative')).toEqual([['partialPeriod'], ['partialPeriod']]);
    expect(notesOf('movingAverage')).toEqual([[], ['partialPeriod']]);
    expect(notesOf('change')).toEqual([[], ['partialPeriod']]);
  });

  it('are none where nothing is to be noted', () => {
    const of = series(['1', '2', '3']);
    for (const name of ['cumulative', 'movingAverage', 'change'] as const)
      expect(transforms[name].apply(of, plain).at(-1)?.notes, name).toEqual([]);
  });
});

describe('cagr', () => {
  it('compounds since the first requested period', () => {
    // 121 / 100 over two years: 10 %; (120.5 / 100.5) ^ 0.5 = 1.09499, (121.5 / 99.5) ^ 0.5 = 1.10503
    const growing = series(['50', '100', '110', '121']);
    expect(run('cagr', growing, from('2021..'))).toEqual([
      '2021 atBase',
      '2022 10 (8.955, 11.06)',
      '2023 10 (9.499, 10.5)',
    ]);
    expect(run('cagr', growing).at(0)).toBe('2020 atBase');
  });

  it('compounds since a base', () => {
    expect(run('cagr', series(['50', '100', '110', '121']), base('2021'))[0]).toBe('2020 beforeBase');
  });

  it('ends where a figure is missing or not positive', () => {
    expect(run('cagr', series(['50', '-1']))).toEqual(['2020 atBase', '2021 notPositive']);
    expect(run('cagr', series(['-50', '1']))).toEqual(['2020 atBase', '2021 baseNotPositive']);
    expect(run('cagr', series(['50', '1']), base('2019'))).toEqual(['2020 noBase', '2021 noBase']);
    const nothing = series(['50']).points.map((point) => computedPoint(point, 'noRate'));
    expect(run('cagr', { ...output, points: nothing })).toEqual(['2020 noRate']);
  });
});

describe('movingAverage', () => {
  it('is the mean of the window, without any that is missing', () => {
    expect(run('movingAverage', series(['1', '2', '6', '7', { period: '2026', printed: '9' }]))).toEqual([
      '2020 missingInWindow',
      '2021 missingInWindow',
      '2022 3 (2.5, 3.5)',
      '2023 5 (4.5, 5.5)',
      '2026 missingInWindow',
    ]);
  });

  it('does not mix lanes', () => {
    const mixed = series(['1', '2', { period: '2022', printed: '3', kind: 'forecast' }]);
    expect(run('movingAverage', mixed)).toContain('2022 forecast missingInWindow');
  });
});

describe('the unit', () => {
  it.each<[TransformName, string, string]>([
    ['level', 'CNY', 'CNY'],
    ['change', 'CNY', 'CNY'],
    ['change', 'percent', 'percentagePoints'],
    ['change', 'percentagePoints', 'percentagePoints'],
    ['pctChange', 'CNY', 'percent'],
    ['yoy', 'CNY', 'percent'],
    ['index', 'CNY', 'index'],
    ['log', 'CNY', 'log'],
    ['cumulative', 'CNY', 'CNY'],
    ['cagr', 'CNY', 'percent'],
    ['movingAverage', 'percent', 'percent'],
  ])('%s of %s is in %s', (name, unit, result) => {
    expect(transforms[name].unit(unit)).toBe(result);
  });
});
