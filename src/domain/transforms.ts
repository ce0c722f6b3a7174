import { type Text, wordsOf } from './codes.ts';
import { type Apply, against, cagr, eachAsked, growth, index, logarithms, step } from './growth.ts';
import { type Frequency, monthsOf, type PeriodRange, periodAt, shift, shiftYears } from './period.ts';
import { cumulative, movingAverage } from './running.ts';
import {
  annualOnly,
  firstOf,
  flowsOnly,
  hasBase,
  isPercentage,
  notOfGrowth,
  notOfRate,
  notYearToDate,
  type Rule,
  somePositive,
  type TransformOptions,
} from './transform-rules.ts';

export interface Transform {
  readonly title: Text;
  /** The formula in words. */
  readonly formula: string;
  /** Unit of the result, by the unit of the series. */
  readonly unit: (unit: string) => string;
  /** How many months before the first period asked for a figure is needed. */
  readonly lookback: (frequency: Frequency, options: TransformOptions) => number;
  /** True where the base that was asked for is needed as well. */
  readonly usesBase: boolean;
  /** Why it would mean nothing for a series. To be asked before `apply`. */
  readonly refuses: Rule;
  /**
   * The points of the series that were asked for, transformed, with those of all lanes in ascending order to look back to.
   * A point whose operands are missing becomes null with its reason; gaps are never filled.
   */
  readonly apply: Apply;
}

const same = (unit: string) => unit;
const percent = () => 'percent';
const none = () => 0;
const never: Rule = () => null;
const onePeriod = (frequency: Frequency) => (frequency === 'YTD' ? 12 : monthsOf[frequency]);

/** What can be done to a series by itself. */
export const transforms = {
  level: {
    title: { en: 'Level', zh: '原值' },
    formula: 'value',
    unit: same,
    lookback: none,
    usesBase: false,
    refuses: never,
    apply: ({ points }, { asked }) =>
      eachAsked(points, asked, ({ expression, notes }) => ({ expression, notes })),
  },
  change: {
    title: { en: 'Change over the previous period', zh: '环比增减' },
    formula: 'value - previous',
    unit: (unit) => (isPercentage(unit) ? 'percentagePoints' : unit),
    lookback: onePeriod,
    usesBase: false,
    refuses: notYearToDate,
    apply: against((period) => shift(period, -1), step),
  },
  pctChange: {
    title: { en: 'Growth over the previous period', zh: '环比增速' },
    formula: '(value / previous - 1) * 100',
    unit: percent,
    lookback: onePeriod,
    usesBase: false,
    refuses: firstOf(notOfRate, notYearToDate),
    apply: against((period) => shift(period, -1), growth),
  },
  yoy: {
    title: { en: 'Growth over the same period of the previous year', zh: '同比增速' },
    formula: '(value / year before - 1) * 100',
    unit: percent,
    lookback: () => 12,
    usesBase: false,
    refuses: notOfRate,
    apply: against((period) => shiftYears(period, -1), growth),
  },
  index: {
    title: { en: 'Index, the base period being 100', zh: '指数（基期=100）' },
    formula: 'value / base * 100',
    unit: () => 'index',
    lookback: none,
    usesBase: true,
    refuses: firstOf(notOfRate, notYearToDate, hasBase),
    apply: index,
  },
  log: {
    title: { en: 'Natural logarithm', zh: '自然对数' },
    formula: 'ln(value)',
    unit: () => 'log',
    lookback: none,
    usesBase: false,
    refuses: firstOf(notOfGrowth, somePositive),
    apply: logarithms,
  },
  cumulative: {
    title: { en: 'Running sum since the first period asked for', zh: '自首个所选时期起的累计' },
    formula: 'first + … + value',
    unit: same,
    lookback: none,
    usesBase: false,
    refuses: firstOf(notYearToDate, flowsOnly),
    apply: cumulative,
  },
  cagr: {
    title: { en: 'Compound yearly growth since the base', zh: '自基期以来的年均复合增速' },
    formula: '((value / base) ^ (1 / years) - 1) * 100',
    unit: percent,
    lookback: none,
    usesBase: true,
    refuses: firstOf(notOfRate, annualOnly),
    apply: cagr,
  },
  movingAverage: {
    title: { en: 'Mean of the last periods of the window', zh: '移动平均' },
    formula: '(first of the window + … + value) / window',
    unit: same,
    lookback: (frequency, { window }) => (window - 1) * onePeriod(frequency),
    usesBase: false,
    refuses: notYearToDate,
    apply: movingAverage,
  },
} as const satisfies Record<string, Transform>;

export type TransformName = keyof typeof transforms;
export const transformNames = wordsOf(transforms);

/** The range to read so that the periods asked for, of one frequency, can be transformed; null for all. */
export function rangeToRead(
  { lookback, usesBase }: Transform,
  frequency: Frequency,
  options: TransformOptions,
): PeriodRange | null {
  const { asked, base } = options;
  if (asked === null) return null;
  const from = asked.from && earlier(asked.from, lookback(frequency, options));
  if (!usesBase || base === null) return from === asked.from ? asked : { from, to: asked.to, only: null };
  return { from: from && least(from, base.start), to: asked.to && greatest(asked.to, base.end), only: null };
}

function earlier(day: string, months: number): string {
  return periodAt('M', Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 - months).start;
}

function least(a: string, b: string): string {
  return a < b ? a : b;
}

function greatest(a: string, b: string): string {
  return a > b ? a : b;
}
