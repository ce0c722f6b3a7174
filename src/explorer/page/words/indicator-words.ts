import type { Text } from '../base/model.ts';

/** Texts of the indicator page. */
export const indicatorWords = {
  views: { en: 'Views', zh: '视图' },
  'view.chart': { en: 'Chart', zh: '图表' },
  'view.table': { en: 'Table', zh: '数据表' },
  'view.map': { en: 'Map', zh: '地图' },
  'view.revisions': { en: 'Revisions', zh: '修订' },
  'view.rivals': { en: 'Rivals', zh: '其他口径' },
  'view.checks': { en: 'Checks', zh: '核对' },
  'view.sources': { en: 'Sources', zh: '来源' },
  about: { en: 'About this indicator', zh: '指标说明' },
  show: { en: 'Show', zh: '显示' },
} satisfies Record<string, Text>;
