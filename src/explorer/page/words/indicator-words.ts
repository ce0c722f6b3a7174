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
  years: { en: 'Years', zh: '年份' },
  transformStart: { en: 'First period', zh: '首个时期' },
  axis: { en: 'Axis', zh: '坐标轴' },
  'axis.': { en: 'Linear', zh: '线性' },
  'axis.log': { en: 'Logarithmic', zh: '对数' },
  marks: { en: 'Drawn as', zh: '图形' },
  'marks.': { en: 'As suits the series', zh: '自动' },
  'marks.lines': { en: 'Lines', zh: '折线' },
  'marks.bars': { en: 'Bars', zh: '柱形' },
  'marks.dots': { en: 'Dots', zh: '散点' },
  chartStill: { en: 'The chart could not be made interactive.', zh: '图表暂时无法交互。' },
  show: { en: 'Show', zh: '显示' },
} satisfies Record<string, Text>;
