import type { Text } from '../base/model.ts';

/** What the pages of concepts say. */
export const conceptWords = {
  conceptsTitle: { en: 'How large is it really?', zh: '究竟有多大？' },
  conceptsText: {
    en: 'Concepts that several producers measure, each in its own way: their figures side by side, why they differ, and a sentence to quote.',
    zh: '同一概念往往有多家机构按各自口径测算。此处并列各方数值，说明差异原因，并附可引用的表述。',
  },
  concepts: { en: 'Concepts', zh: '概念' },
  allConcepts: { en: 'All concepts', zh: '全部概念' },
  conceptTitle: { en: '{name}: how large is it really?', zh: '{name}：究竟有多大？' },
  sentenceToQuote: { en: 'To quote', zh: '可引用的表述' },
  whatEachSays: { en: 'What each of them says: {area}, {period}', zh: '{area}{period}各方数值' },
  whyTheyDiffer: { en: 'Why they differ', zh: '为何不同' },
  othersWithout: { en: 'Without a figure for this period', zh: '本期无数值的指标' },
  nearestFigure: { en: 'nearest: {figure} ({period})', zh: '最近一期：{figure}（{period}）' },
  comparedPeriods: { en: 'Period', zh: '时期' },
  comparedAreas: { en: 'Area', zh: '地区' },
  rivalsCount: { en: '{n} indicators', zh: '{n}项指标' },
  howSure: { en: 'How sure is a figure?', zh: '数值有多可靠？' },
  noneToCompare: {
    en: 'No indicator of this concept has a figure here. Choose another period or area.',
    zh: '该概念的各项指标在此均无数值，请另选时期或地区。',
  },
  definedAs: { en: 'Defined as', zh: '定义' },
  allIndicatorsOf: { en: 'All indicators of this concept', zh: '该概念的全部指标' },
  areaDataset: { en: '{name}: data-economy indicators', zh: '{name}：数据经济指标' },
} satisfies Record<string, Text>;
