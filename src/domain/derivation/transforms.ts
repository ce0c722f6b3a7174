import { type Text, wordsOf } from '../statements/codes.ts';
import { shift, shiftYears } from '../time/period.ts';
import { type Apply, against, cagr, eachAsked, growth, index, logarithms, step } from './growth.ts';
import { cumulative, movingAverage } from './running.ts';
import {
  annualOnly,
  comparableOnly,
  firstOf,
  flowsOnly,
  hasBase,
  isPercentage,
  notOfGrowth,
  notOfRate,
  notYearToDate,
  type Rule,
  somePositive,
} from './transform-rules.ts';

/** A way to compute one series from another. */
export interface Transform {
  readonly title: Text;
  /** The formula in words. */
  readonly formula: Text;
  /** Unit of the result, by the unit of the series. */
  readonly unit: (unit: string) => string;
  /** Why it would be meaningless for a series; call it before `apply`. */
  readonly refuses: Rule;
  /**
   * The requested points, transformed. The series holds the points of all lanes in ascending order, also those before
   * the requested ones. A point whose operands are missing becomes null with a reason; gaps are never filled.
   */
  readonly apply: Apply;
}

const sameUnit = (unit: string) => unit;
const percent = () => 'percent';
const never: Rule = () => null;

/** All transforms that need no other series. */
export const transforms = {
  level: {
    title: { en: 'Level', zh: '原值' },
    formula: { en: 'value', zh: '本期值' },
    unit: sameUnit,
    refuses: never,
    apply: ({ points }, { asked }) =>
      eachAsked(points, asked, ({ expression, notes }) => ({ expression, notes })),
  },
  change: {
    title: { en: 'Change over the previous period', zh: '环比增减' },
    formula: { en: 'value - previous', zh: '本期值 - 上期值' },
    unit: (unit) => (isPercentage(unit) ? 'percentagePoints' : unit),
    refuses: firstOf(comparableOnly, notYearToDate),
    apply: against((period) => shift(period, -1), step),
  },
  pctChange: {
    title: { en: 'Growth over the previous period', zh: '环比增速' },
    formula: { en: '(value / previous - 1) * 100', zh: '(本期值 / 上期值 - 1) * 100' },
    unit: percent,
    refuses: firstOf(notOfRate, comparableOnly, notYearToDate),
    apply: against((period) => shift(period, -1), growth),
  },
  yoy: {
    title: { en: 'Growth over the same period of the previous year', zh: '同比增速' },
    formula: { en: '(value / year before - 1) * 100', zh: '(本期值 / 上年同期值 - 1) * 100' },
    unit: percent,
    refuses: firstOf(notOfRate, comparableOnly),
    apply: against((period) => shiftYears(period, -1), growth),
  },
  index: {
    title: { en: 'Index (base period = 100)', zh: '指数（基期=100）' },
    formula: { en: 'value / base * 100', zh: '本期值 / 基期值 * 100' },
    unit: () => 'index',
    refuses: firstOf(notOfRate, comparableOnly, notYearToDate, hasBase),
    apply: index,
  },
  log: {
    title: { en: 'Natural logarithm', zh: '自然对数' },
    formula: { en: 'ln(value)', zh: 'ln(本期值)' },
    unit: () => 'log',
    refuses: firstOf(notOfGrowth, somePositive),
    apply: logarithms,
  },
  cumulative: {
    title: { en: 'Running sum since the first requested period', zh: '自首个所选时期起的累计' },
    formula: { en: 'first + … + value', zh: '首期值 + … + 本期值' },
    unit: sameUnit,
    refuses: firstOf(comparableOnly, notYearToDate, flowsOnly),
    apply: cumulative,
  },
  cagr: {
    title: { en: 'Compound yearly growth since the base', zh: '自基期以来的年均复合增速' },
    formula: {
      en: '((value / base) ^ (1 / years) - 1) * 100',
      zh: '((本期值 / 基期值) ^ (1 / 年数) - 1) * 100',
    },
    unit: percent,
    refuses: firstOf(notOfRate, comparableOnly, annualOnly),
    apply: cagr,
  },
  movingAverage: {
    title: { en: 'Mean of the last periods of the window', zh: '移动平均' },
    formula: { en: '(first of the window + … + value) / window', zh: '(窗口首期值 + … + 本期值) / 窗口期数' },
    unit: sameUnit,
    refuses: firstOf(comparableOnly, notYearToDate),
    apply: movingAverage,
  },
} as const satisfies Record<string, Transform>;

export type TransformName = keyof typeof transforms;
export const transformNames = wordsOf(transforms);
