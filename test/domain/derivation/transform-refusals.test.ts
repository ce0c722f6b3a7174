import { describe, expect, it } from 'vitest';
import { computedPoint, type PointSeries } from '../../../src/domain/derivation/points.ts';
import type { TransformOptions } from '../../../src/domain/derivation/transform-rules.ts';
import { type TransformName, transformNames, transforms } from '../../../src/domain/derivation/transforms.ts';
import { type Nature, wordsOf } from '../../../src/domain/statements/codes.ts';
import { type Frequency, parsePeriod, parsePeriodRange } from '../../../src/domain/time/period.ts';
import { series } from '../../fixtures/series.ts';

const periods: Record<Frequency, readonly [string, string]> = {
  A: ['2023', '2024'],
  S: ['2023-S2', '2024-S1'],
  Q: ['2023-Q4', '2024-Q1'],
  M: ['2023-12', '2024-01'],
  YTD: ['2023-01-01/P3M', '2024-01-01/P3M'],
};

/** What a series may be: `share` is a ratio in percent, `ratio` one in another unit. */
const sorts = {
  flow: { nature: 'flow', unit: 'CNY' },
  stock: { nature: 'stock', unit: 'count' },
  index: { nature: 'index', unit: 'index' },
  ratio: { nature: 'ratio', unit: 'CNY_PER_USD' },
  share: { nature: 'ratio', unit: 'percent' },
  growth: { nature: 'growth', unit: 'percent' },
} as const satisfies Record<string, { nature: Nature; unit: string }>;
type Sort = keyof typeof sorts;

function made(sort: Sort, frequency: Frequency): PointSeries {
  return series(
    periods[frequency].map((period, i) => ({ period, printed: String(10 + i) })),
    sorts[sort],
  );
}

const optionsFor = (frequency: Frequency): TransformOptions => ({
  base: parsePeriod(periods[frequency][0]),
  window: 2,
  asked: null,
});

function codeOf(name: TransformName, sort: Sort, frequency: Frequency): string | null {
  return transforms[name].refuses(made(sort, frequency), optionsFor(frequency))?.code ?? null;
}

/**
 * Which transform means something: for each sort of series first for plain frequencies, then for years to date.
 * A letter for each refusal: y yearToDate, g growthOfGrowth, s growthOfShare, l logOfGrowth, n notAFlow, a notAnnual (not for years).
 */
const matrix: Record<TransformName, Record<Sort, string>> = {
  level: { flow: '..', stock: '..', index: '..', ratio: '..', share: '..', growth: '..' },
  change: { flow: '.y', stock: '.y', index: '.y', ratio: '.y', share: '.y', growth: '.y' },
  pctChange: { flow: '.y', stock: '.y', index: '.y', ratio: '.y', share: 'ss', growth: 'gg' },
  yoy: { flow: '..', stock: '..', index: '..', ratio: '..', share: 'ss', growth: 'gg' },
  index: { flow: '.y', stock: '.y', index: '.y', ratio: '.y', share: 'ss', growth: 'gg' },
  log: { flow: '..', stock: '..', index: '..', ratio: '..', share: '..', growth: 'll' },
  cumulative: { flow: '.y', stock: 'ny', index: 'ny', ratio: 'ny', share: 'ny', growth: 'ny' },
  cagr: { flow: 'aa', stock: 'aa', index: 'aa', ratio: 'aa', share: 'ss', growth: 'gg' },
  movingAverage: { flow: '.y', stock: '.y', index: '.y', ratio: '.y', share: '.y', growth: '.y' },
};
const letters: Record<string, string | null> = {
  '.': null,
  y: 'yearToDate',
  g: 'growthOfGrowth',
  s: 'growthOfShare',
  l: 'logOfGrowth',
  n: 'notAFlow',
  a: 'notAnnual',
};

const cells = transformNames.flatMap((name) =>
  wordsOf(sorts).flatMap((sort) => wordsOf(periods).map((frequency) => ({ name, sort, frequency }))),
);

describe('the matrix of refusals', () => {
  it.each(cells)('holds for $name of a $sort at $frequency', ({ name, sort, frequency }) => {
    const letter = matrix[name][sort].charAt(frequency === 'YTD' ? 1 : 0);
    const expected = letter === 'a' && frequency === 'A' ? null : letters[letter];
    expect(codeOf(name, sort, frequency)).toBe(expected);
  });

  it.each(cells)('has a remedy that is not refused for $name of a $sort at $frequency', (cell) => {
    const { name, sort, frequency } = cell;
    const refusal = transforms[name].refuses(made(sort, frequency), optionsFor(frequency));
    if (refusal === null) return;
    const then = transformNames.find((n) => n === (refusal.remedy?.transform ?? name));
    const at = (['A', 'YTD'] as const).find((f) => f === refusal.remedy?.frequency) ?? frequency;
    expect(refusal.remedy).not.toBeNull();
    expect(then && codeOf(then, sort, at)).toBeNull();
    expect(refusal.detail).toMatch(/(transform|frequency)=/);
  });
});

describe('index', () => {
  const plain = { base: null, window: 3, asked: null };
  const base = (text: string) => ({ ...plain, base: parsePeriod(text) });
  const refusal = (of: PointSeries, options: TransformOptions) => transforms.index.refuses(of, options);

  it.each<[string, PointSeries, TransformOptions, string, string | undefined]>([
    ['without a base', series(['5', '6']), plain, 'baseRequired', '2020'],
    ['on a base of another frequency', series(['5', '6']), base('2020-01'), 'baseFrequency', '2020'],
    ['on a base without a figure', series(['5', '6']), base('2019'), 'noBase', '2020'],
    ['on a base that is not positive', series(['-5', '6']), base('2020'), 'baseNotPositive', '2021'],
    ['where nothing is positive', series(['-5', '0']), base('2020'), 'baseNotPositive', undefined],
  ])('is refused %s', (_, of, options, code, instead) => {
    const refused = refusal(of, options);
    expect(refused).toMatchObject({ code, parameter: 'base' });
    expect(refused?.remedy?.base).toBe(instead);
    expect(refused?.suggestions).toEqual(instead ? [instead] : []);
    expect(refused?.detail.endsWith(instead ? ` base=${instead} would do.` : '.')).toBe(true);
  });

  it('is refused on a base whose figure is missing', () => {
    const of = series(['5', '6']);
    const points = of.points.map((point, i) => (i === 0 ? computedPoint(point, 'noRate') : point));
    expect(refusal({ ...of, points }, base('2020'))).toMatchObject({ code: 'noBase' });
  });

  it('takes a base that is positive in one of its lanes', () => {
    const of = series([
      { period: '2020', printed: '-5' },
      { period: '2020', printed: '5', kind: 'forecast' },
    ]);
    expect(refusal(of, base('2020'))).toBeNull();
  });

  it('takes the base of any lane', () => {
    const forecast = series([{ period: '2025', printed: '5', kind: 'forecast' }]);
    expect(refusal(forecast, base('2025'))).toBeNull();
  });
});

describe('growth', () => {
  const code = (unit: string, nature: Nature) =>
    transforms.yoy.refuses(series(['5', '6'], { unit, nature }), optionsFor('A'))?.code ?? null;

  it('is refused of shares in percentage points too', () => {
    expect(code('percentagePoints', 'ratio')).toBe('growthOfShare');
  });

  it('is not refused of a level that is counted in percent', () => {
    expect(code('percent', 'stock')).toBeNull();
    expect(code('percent', 'index')).toBeNull();
  });
});

describe('log', () => {
  const refuses = (of: PointSeries, asked: string) =>
    transforms.log.refuses(of, { base: null, window: 3, asked: parsePeriodRange(asked) })?.code ?? null;

  it('is refused where no requested figure is positive', () => {
    const of = series(['-5', '0', '5']);
    expect(refuses(of, '2020..2021')).toBe('notPositive');
    expect(refuses(of, '2020..2022')).toBeNull();
    expect(refuses(of, '2030')).toBeNull();
  });

  it('is not refused for figures that are missing anyhow', () => {
    const of = series(['-5']);
    const points = of.points.map((point) => computedPoint(point, 'noRate'));
    expect(refuses({ ...of, points }, '2020')).toBeNull();
  });
});
