import type { Catalogue, Indicator, Release, Source } from '../../src/domain/catalogue/catalogue.ts';
import { known } from '../../src/domain/catalogue/known.ts';
import { uncomputed } from '../../src/domain/catalogue/uncomputed.ts';
import { longColumns, longRow, longType } from '../../src/domain/statements/long-table.ts';
import { toObservation } from '../../src/domain/statements/observation.ts';
import type { Statement } from '../../src/domain/statements/statement.ts';
import { parsePeriod } from '../../src/domain/time/period.ts';
import type { Answer, Context } from '../../src/formats/answer.ts';
import { china, linksBelow, statement as statementOf, worded } from '../fixtures/statements.ts';

const base = 'https://cde.example';

const indicator: Indicator = {
  id: 'cloud-revenue',
  name: { en: 'Cloud revenue', zh: '云计算收入' },
  definition: { en: 'Revenue of cloud services in China.', zh: '中国云服务收入。' },
  unit: 'CNY',
  topic: 'cloud',
  producer: 'miit',
  coProducers: [],
  nature: 'flow',
  concept: null,
  differs: null,
  growthOf: null,
  signed: false,
  covers: null,
  months: null,
  comparable: true,
  breaks: [],
  discontinued: null,
  equivalentOf: null,
  shareOf: null,
  national: null,
  comparableAreas: true,
  binary: false,
  note: { en: 'Half-years include tax.', zh: '半年度含税。' },
  retired: null,
};

const source = (id: string, more: Partial<Source>): [string, Source] => [
  id,
  {
    id,
    title: id,
    publisher: 'Cloud Daily',
    producer: 'miit',
    url: `https://daily.example/${id}?a=1&b=100%25_#top`,
    publishedOn: '2023-12-20',
    publishedPrecision: 'day',
    accessedOn: '2026-11-24',
    language: 'en',
    tier: 'official',
    note: null,
    copyOf: null,
    noteZh: null,
    titleZh: null,
    publisherZh: null,
    ...more,
  },
];

const sources = new Map([
  source('daily-2023-12-20', { title: 'Cloud revenue "tops" 1.2 trillion: 100% up & {still} rising?' }),
  source('ministry-2023-07', {
    title: '全国“云”产业报告：上半年',
    publisher: '工业和信息化部',
    publishedOn: '2023-07',
    publishedPrecision: 'month',
    language: 'zh',
    tier: 'primary',
  }),
  source('yearbook-2024', {
    title: 'Cloud Yearbook',
    publisher: 'Press, Ltd.',
    url: null,
    publishedOn: '2024',
    publishedPrecision: 'year',
    tier: 'secondary',
    note: 'Printed only',
  }),
]);

const release: Release = {
  id: '7',
  sequence: 7,
  publishedOn: '2026-11-24',
  title: { en: 'Seven', zh: '七' },
  notes: { en: '', zh: '' },
  checksum: 'c0ffee',
  counts: { statements: 4, indicators: 1, sources: 3 },
  files: [],
};

export const catalogue: Catalogue = {
  areas: new Map([['CN', china]]),
  units: new Map([
    [
      'CNY',
      {
        id: 'CNY',
        name: { en: 'yuan (renminbi)', zh: '人民币元' },
        definition: { en: 'One yuan.', zh: '1元。' },
        standard: 'ISO 4217',
        display: { en: '{n} yuan', zh: '{n}元' },
        words: true,
      },
    ],
  ]),
  topics: new Map(),
  synonyms: new Map(),
  concepts: new Map(),
  producers: new Map(),
  indicators: new Map([[indicator.id, indicator]]),
  sources,
  ...uncomputed,
  releases: [release],
  retired: [],
  setAside: [],
};

const statement = (
  period: string,
  from: string,
  more: Pick<Statement, 'digits' | 'exponent' | 'value' | 'bounds'> & Partial<Statement>,
): Statement =>
  statementOf({
    indicator: indicator.id,
    period: parsePeriod(period),
    source: from,
    locator: 'para 4',
    locatorQuality: 'paragraph',
    publishedOn: '2023-12-20',
    publishedPrecision: 'day',
    knownFrom: '2023-12-20',
    release: 7,
    currentFrom: '2023-12-20',
    ...more,
  });

const rounding = (lower: number, upper: number) =>
  ({ lower, upper, lowerInclusive: true, upperInclusive: false, basis: 'rounding' }) as const;

/** Half-year, year to date, a printed range and a forecast, of sources dated by month, day and year. */
export const statements: readonly Statement[] = [
  statement('2023', 'yearbook-2024', {
    digits: null,
    exponent: 12,
    value: null,
    missingReason: 'publishedAsRange',
    bounds: { lower: 1.3e12, upper: 1.4e12, lowerInclusive: true, upperInclusive: true, basis: 'range' },
    publishedOn: '2024-12-31',
    publishedPrecision: 'year',
    knownFrom: '2024-12-31',
    locator: 'table 1, "total"',
  }),
  statement('2024', 'yearbook-2024', {
    digits: '2',
    exponent: 12,
    value: 2e12,
    bounds: rounding(1.95e12, 2.05e12),
    qualifier: 'about',
    kind: 'forecast',
    lane: 'forecast',
    publishedOn: '2024-12-31',
    publishedPrecision: 'year',
    knownFrom: '2024-12-31',
  }),
  statement('2023-S1', 'ministry-2023-07', {
    digits: '616.5',
    exponent: 9,
    value: 616.5e9,
    bounds: rounding(616.45e9, 616.55e9),
    publishedOn: '2023-07-31',
    publishedPrecision: 'month',
    knownFrom: '2023-07-31',
    locator: '第三段',
  }),
  statement('2023-01-01/P11M', 'daily-2023-12-20', {
    digits: '1.2',
    exponent: 12,
    value: 1.2e12,
    bounds: { lower: 1.2e12, upper: null, lowerInclusive: false, upperInclusive: false, basis: 'inequality' },
    qualifier: 'over',
    periodBasis: 'inferred',
    caveat: { en: '=SUM is "quoted"', zh: '引号' },
  }),
];

/** The answer to a query for the series. */
export function seriesAnswer(rows: readonly Statement[] = statements, more: Partial<Context> = {}): Answer {
  const used = [...new Set(rows.map((row) => row.source))].sort();
  return {
    envelope: async () => ({ data: rows.map(observation) }),
    columns: longColumns.map((name) => ({ name, type: longType(name) })),
    async *rows() {
      for (const row of rows) {
        const cells = longRow(row, catalogue, '1');
        yield [longColumns.map((column) => cells[column])];
      }
    },
    async *observations() {
      yield rows.map(observation);
    },
    context: async () => ({
      title: indicator.name.en,
      lang: 'en',
      release,
      licence: 'CC BY 4.0',
      citation: 'China Data Economy Indicators (CDE), release 7.',
      address: `${base}/v1/observations?indicator=cloud-revenue`,
      permanent: `${base}/v1/observations?indicator=cloud-revenue&release=7`,
      base,
      catalogue,
      sources: used.map((id) => known(sources, id)),
      locator: null,
      indicators: [indicator],
      notes: [{ code: 'cumulative', detail: 'Never sum.' }],
      ...more,
    }),
  };
}

function observation(row: Statement) {
  return toObservation(worded(row, catalogue), catalogue, {
    lang: 'en',
    scale: '1',
    linksOf: linksBelow(base),
  });
}
