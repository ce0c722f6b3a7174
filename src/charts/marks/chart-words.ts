import { datasetName } from '../../domain/catalogue/dataset-terms.ts';
import type { Lane, Qualifier, Text } from '../../domain/statements/codes.ts';
import type { Frequency } from '../../domain/time/period.ts';

/** Signs of qualifiers, written before a number in both languages. */
export const signs = {
  exact: '',
  about: '≈',
  over: '>',
  under: '<',
  atLeast: '≥',
  atMost: '≤',
} as const satisfies Record<Qualifier, string>;

/** Names of lanes in a legend. */
export const laneWords = {
  outturn: { en: 'actual', zh: '实际值' },
  forecast: { en: 'forecast', zh: '预测' },
  target: { en: 'target', zh: '目标' },
} as const satisfies Record<Lane, Text>;

/** Names of frequencies in a legend. */
export const frequencyWords = {
  A: { en: 'annual', zh: '年度' },
  S: { en: 'half-yearly', zh: '半年度' },
  Q: { en: 'quarterly', zh: '季度' },
  M: { en: 'monthly', zh: '月度' },
  YTD: { en: 'year to date', zh: '年初累计' },
} as const satisfies Record<Frequency, Text>;

/** Keys under a chart; only those of marks that occur are shown. */
export const keyWords = {
  forecast: { en: 'hollow, dashed: forecast', zh: '空心、虚线：预测' },
  target: { en: 'diamond: target', zh: '菱形：目标' },
  dotted: { en: 'hollow, dotted: target', zh: '空心、点线：目标' },
  about: { en: '≈ about', zh: '≈ 约' },
  over: { en: '> over', zh: '> 超过' },
  under: { en: '< under', zh: '< 不到' },
  atLeast: { en: '≥ at least', zh: '≥ 至少' },
  atMost: { en: '≤ at most', zh: '≤ 至多' },
  arrow: { en: 'arrow: no bound on that side', zh: '箭头：该侧无界' },
  whisker: { en: 'whisker: what the printed digits allow', zh: '误差线：所印数字允许的区间' },
  band: { en: 'band: what the printed digits allow', zh: '色带：所印数字允许的区间' },
  paler: { en: 'paler mark: estimate or preliminary', zh: '浅色：估算或初步数' },
  other: { en: 'short dash: another statement of the same figure', zh: '短横：对同一数值的其他表述' },
  tick: { en: 'short stroke: another statement that did not change it', zh: '短竖：未改变该数值的其他表述' },
  disputed: { en: '×: disputed statement', zh: '×：存疑的表述' },
  break: { en: 'vertical dashes: the definition changes', zh: '竖虚线：统计口径改变' },
} as const satisfies Record<string, Text>;

export type Key = keyof typeof keyWords;

/** Texts of subtitles, notes and empty pictures. */
export const phrases = {
  nothing: { en: 'No observations match this query', zh: '没有符合条件的观测值' },
  noValue: { en: 'No value: ', zh: '无数值：' },
  project: datasetName,
  stated: { en: 'by date of publication', zh: '按发布日期' },
  computed: { en: 'computed: ', zh: '计算所得：' },
  outturnBase: {
    en: 'base of forecasts and targets: the actual figure as known when they were made',
    zh: '预测与目标的基数：作出时已知的实际值',
  },
} as const satisfies Record<string, Text>;

interface Sourced {
  readonly release: string | null;
  /** The computation in words; null for figures as published. */
  readonly computation: string | null;
  readonly lang: keyof Text;
}

/** The source line: publishers, project and release. Of computed figures the publishers state the operands. */
export function sourceLine(publishers: readonly string[], { release, computation, lang }: Sourced): string {
  const project = phrases.project[lang];
  if (lang === 'zh') {
    const who = computation === null ? '来源' : '计算所据来源';
    const compiled = `整理：${project}${release === null ? '' : `，版本${release}`}`;
    return publishers.length === 0 ? compiled : `${who}：${publishers.join('；')}。${compiled}`;
  }
  const source = publishers.length === 1 ? 'Source' : 'Sources';
  const who = computation === null ? source : 'Computed from figures of';
  const compiled = `Compiled by ${project}${release === null ? '' : `, release\u00a0${release}`}`;
  return publishers.length === 0 ? compiled : `${who}: ${publishers.join('; ')}. ${compiled}`;
}
