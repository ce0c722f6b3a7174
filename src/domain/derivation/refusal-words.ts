/** Why a computation would be meaningless, by the code of the refusal, as Chinese says it of an indicator that is named before. */
export const refusalWords = {
  yearToDate: '年初累计数相互包含，不能逐期比较、相加或合并；可与上年同期相比，或原样查看。',
  notLower: '只能由高频数据合并为低频数据，所选频率并不更低。',
  sumOfNonFlow: '只有流量可以相加：存量可取期末值，其他可取平均值。',
  otherSpan: '数值为若干个月的合计，并非其所属时期的合计，不能相加，也不能与单一时期相除。',
  lastOfFlow: '流量的末期数值不等于整个时期的数值；可改为合计。',
  noSuchConversion: '该单位无法换算为所选货币；请按原币种查看。',
  noRate: '所查年份均无汇率；请按原币种查看。',
  noEquivalent: '来源未给出这些数值的折算值；可按年平均汇率换算。',
  mixedDefinitions: '两项指标以不同口径衡量同一概念，相除得到的只是口径之差；可并列查看。',
  mismatchedAreas: '两者所涉地区不同，相除会混用不同地区。',
  ratioOfGrowth: '增速与其他指标之比没有意义。',
  ratioOfShare: '百分比与其他单位的指标之比没有意义。',
  currenciesDiffer: '两者币种不同；可先换算为同一币种。',
  ratioOfIndex: '指数与其他指标之比没有意义。',
  ratioOfRatio: '其中一项本身已是比值，再相除没有意义。',
  unitsDiffer: '两者单位不同，不构成占比。',
  noCommonPeriod: '除数在这些时期均无数值。',
  notComparable: '各期水平值不可比：生产机构按另一基数计算增速。',
  growthOfGrowth: '数值本身已是增速，其百分比变化会被误作百分点；可查看增减量，即百分点之差。',
  growthOfShare: '数值本身已是百分比，其百分比变化会被误作百分点；可查看增减量，即百分点之差。',
  logOfGrowth: '增速取对数没有意义。',
  notAFlow: '只有流量可以累计；可查看增减量。',
  notAnnual: '年均复合增速只适用于年度数据。',
  baseRequired: '计算指数需要指定基期。',
  baseFrequency: '基期与数据的频率不符。',
  noBase: '基期没有数值。',
  baseNotPositive: '基期数值不为正。',
  notPositive: '没有正值，而只有正数才有对数。',
} as const satisfies Readonly<Record<string, string>>;

/** Lower-camel word for the reason of a refusal. */
export type RefusalCode = keyof typeof refusalWords;
