import { nameKeys } from '../../../domain/statements/labels.ts';
import { longColumns } from '../../../domain/statements/long-table.ts';
import { statementColumns } from '../../seed/read/seed-entries.ts';
import { keyOf } from './cell-text.ts';

/** Columns that every table needs, be it by a column, by a heading or by an option. */
export const required = ['indicator', 'area', 'period', 'value'] as const;

/** Names of our own. Names of codes are ignored, but for the scale that the name of a unit has. */
export const knownColumns: ReadonlySet<string> = new Set([
  ...required,
  ...longColumns,
  ...statementColumns,
  ...nameKeys,
]);

/** What other tables call them. */
const aliases: Readonly<Record<string, readonly string[]>> = {
  indicator: ['指标', '指标名称', '统计指标', '指标名', 'indicator name', 'series', 'series name'],
  area: [
    '地区',
    '区域',
    '省份',
    '省市',
    '城市',
    '地域',
    '省(区、市)',
    '行政区划',
    'region',
    'province',
    'geo',
    'country',
  ],
  period: [
    ...['时间', '时期', '年份', '年度', '年', '期间', '报告期', '统计时间', '统计期', '数据时间'],
    ...['year', 'time', 'time_period', 'time period'],
  ],
  value: ['数值', '值', '指标值', '统计值', '数据值', '数据', 'obs_value', 'figure', 'data value'],
  unit: ['单位', '计量单位', '数据单位', 'unit of measure', 'units'],
  source: ['来源', '数据来源', '资料来源', 'data source'],
  kind: ['数据性质', '性质'],
  qualifier: ['修饰语', '限定词'],
  locator: ['出处', '页码', '位置', 'page', 'table'],
  note: ['备注', '注', '说明', '注释', 'remark', 'remarks', 'notes', 'comment'],
};

const byKey: ReadonlyMap<string, string> = new Map([
  ...Object.entries(aliases).flatMap(([column, names]) =>
    names.map((name) => [keyOf(name), column] as const),
  ),
  ...[...knownColumns].map((column) => [keyOf(column), column] as const),
  // `Indicator Name` of another table is no name beside a code of ours.
  ['indicatorname', 'indicator'],
  ['areaname', 'area'],
]);

/** The column of ours that a header means, in any case and with any blanks; null for none. */
export function columnOf(header: string): string | null {
  if (knownColumns.has(header)) return header;
  return byKey.get(keyOf(header).replace(/[:：]$/, '')) ?? null;
}

/** Words of headers, which tell the encoding of a file. */
export const headerWords: readonly string[] = Object.values(aliases)
  .flat()
  .filter((word) => /^\p{Script=Han}{2,}$/u.test(word));
