import type { Charted, ChartOptions } from '../../src/charts/charted.ts';

/** A figure of `output` in China, exact and annual unless said. */
export function figure(period: string, value: number | null, more: Partial<Charted> = {}): Charted {
  const { indicator = 'output', area = 'CN' } = more;
  return {
    id: `${indicator}.${area}.${period}.${more.publishedOn ?? 'report'}.${more.lane ?? 'outturn'}`,
    indicator,
    area,
    frequency: 'A',
    period,
    ...daysOf(period),
    lane: 'outturn',
    kind: 'actual',
    value,
    unit: 'ZB',
    scale: '1',
    qualifier: 'exact',
    bounds: value === null ? null : between(value - 0.005, value + 0.005),
    display: `${value} ZB`,
    missingReason: null,
    publishedOn: '2025-01-01',
    knownFrom: more.publishedOn ?? '2025-01-01',
    knownUntil: null,
    relation: 'first',
    source: { publisher: 'Statistics Office', publisherZh: null },
    ...more,
  };
}

export function between(lower: number | null, upper: number | null): Charted['bounds'] {
  return { lower, upper, lowerInclusive: true, upperInclusive: false, basis: 'rounding' };
}

/** A year, a month, or the months of a year so far. */
function daysOf(period: string): { periodStart: string; periodEnd: string } {
  const [start = '', length] = period.split('/P');
  const [year = '', month] = start.split('-');
  const last = length === undefined ? Number(month ?? 12) : Number.parseInt(length, 10);
  const end = new Date(Date.UTC(Number(year), last, 0)).toISOString().slice(0, 10);
  return { periodStart: `${year}-${length === undefined ? (month ?? '01') : '01'}-01`, periodEnd: end };
}

const indicator = (en: string, zh: string, nature: string, unit = 'ZB') => ({
  name: { en, zh },
  nature,
  unit,
  concept: 'size',
  breaks: [],
});

export const options: ChartOptions = {
  lang: 'en',
  theme: 'light',
  width: 800,
  height: 450,
  release: '2',
  computation: null,
  notes: [],
  frame: 'full',
  axis: 'linear',
  marks: 'auto',
  interactive: false,
  concepts: { size: { name: { en: 'Data output', zh: '数据产量' } } },
  areas: { CN: { name: { en: 'China', zh: '中国' } }, 'CN-GZ': { name: { en: 'Guizhou', zh: '贵州省' } } },
  units: {
    ZB: { name: { en: 'zettabyte', zh: '泽字节' }, display: { en: '{n} ZB', zh: '{n}ZB' } },
    CNY: { name: { en: 'yuan (renminbi)', zh: '人民币元' }, display: { en: '{n} yuan', zh: '{n}元' } },
    count: { name: { en: 'number', zh: '个数' }, display: { en: '{n}', zh: '{n}' } },
  },
  indicators: {
    output: indicator('Data output <b>&amp; more</b>', '数据生产总量', 'flow'),
    rival: indicator('Data volume', '数据量', 'flow'),
    level: indicator('Data stored', '数据存储总量', 'stock'),
    share: indicator('Share', '比重', 'ratio'),
    money: indicator('Value added', '增加值', 'flow', 'CNY'),
    heads: indicator('Enterprises', '企业数', 'stock', 'count'),
  },
};

/** Annual figures from a first year on; null leaves its year out. */
export function years(
  first: number,
  values: readonly (number | null)[],
  more: Partial<Charted> = {},
): Charted[] {
  return values.flatMap((value, index) =>
    value === null ? [] : [figure(String(first + index), value, more)],
  );
}
