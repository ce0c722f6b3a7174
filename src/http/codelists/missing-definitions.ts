import type { MissingReason, Text } from '../../domain/statements/codes.ts';

/** Why a row has no value, more fully than the name of the code says. */
export const missingDefinitions: Readonly<Record<MissingReason, Text>> = {
  publishedAsRange: {
    en: 'The source, or that of an operand, prints two ends and no single number; the bounds have them.',
    zh: '来源（或操作数的来源）仅给出上下两端而无单一数字，见区间。',
  },
  noBase: {
    en: 'The period with which this one would be compared has no figure, or had none when the forecast or target was made.',
    zh: '用以比较的时期没有数值，或在作出预测、设定目标时尚无数值。',
  },
  baseNotPositive: {
    en: 'Growth, indices and compound growth divide by the base, which is zero or negative here.',
    zh: '增速、指数与复合增速须除以基数，而此处基数为零或负数。',
  },
  notPositive: {
    en: 'A logarithm or compound growth needs a figure above zero.',
    zh: '对数与复合增速要求数值大于零。',
  },
  atBase: {
    en: 'The row is of the base period itself, from which compound growth has no years to count.',
    zh: '该行即为基期本身，复合增速的年数为零。',
  },
  beforeBase: {
    en: 'Compound growth runs forward from its base, and this period is earlier.',
    zh: '复合增速自基期起向后计算，而该时期早于基期。',
  },
  missingInWindow: {
    en: 'A sum, a mean or an aggregate needs every part of its span, and one of them has no figure.',
    zh: '求和、平均与汇总须有区段内的每一期，而其中一期没有数值。',
  },
  seriesBreak: {
    en: 'A break of the indicator lies between the periods, so their figures are not comparable.',
    zh: '所涉时期之间有断点，数值前后不可比。',
  },
  noRate: {
    en: 'The exchange rate is a yearly average, and that of the year of the period is not known.',
    zh: '汇率取年平均值，而该时期所在年份的平均值未知。',
  },
  noEquivalent: {
    en: 'Under rate=stated only the amount counts that the source itself gives in the other currency, and it gives none.',
    zh: '在rate=stated下只取来源自行给出的外币金额，而来源未给出。',
  },
  noDivisor: {
    en: 'The indicator by which is divided has no figure for this area and period, or had none when the forecast or target was made.',
    zh: '除数指标在该地区与时期没有数值，或在作出预测、设定目标时尚无数值。',
  },
  divisorNotPositive: {
    en: 'The figure by which would be divided is zero or negative.',
    zh: '用作除数的数值为零或负数。',
  },
  notComparable: {
    en: 'Its producer does not compare the levels; the growth that it publishes is a series of its own.',
    zh: '生产机构不对各期水平值作比较；其公布的增速另成序列。',
  },
  notComputable: {
    en: 'The nature or the frequency of the series does not allow the computation, such as the sum of a stock.',
    zh: '序列的性质或频率不容许该计算，如存量求和。',
  },
  mixedDefinitions: {
    en: 'The two indicators measure one concept by different definitions, so their ratio would say nothing.',
    zh: '两个指标以不同口径测度同一概念，其比值没有意义。',
  },
  mismatchedAreas: {
    en: 'The figures are of different areas, or one covers a part of its area only.',
    zh: '数值分属不同地区，或其一仅涵盖所属地区的一部分。',
  },
};
