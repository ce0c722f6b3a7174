import type { Area, Indicator, Named, Source } from '../src/domain/catalogue/catalogue.ts';
import type { Dataset } from '../src/store/seed/read/dataset.ts';

export interface Size {
  readonly indicators: number;
  readonly areas: number;
}

export const firstYear = 2001;
export const years = 20;
/** The newest periods were stated twice: first as preliminary, then revised. */
export const revised = 5;
/** Every series is annual and has as many statements as this. */
export const statementsPerSeries = years + revised;

export const indicatorId = (place: number) => `indicator-${String(place).padStart(5, '0')}`;
export const areaId = (place: number) => (place === 1 ? 'CN' : `CN-${String(place).padStart(3, '0')}`);

/** A made-up catalogue of a size, without statements; the same for every call with the same seed. */
export function catalogueOf({ indicators, areas }: Size, seed: number): Dataset {
  const random = randoms(seed);
  const words = (count: number) => Array.from({ length: count }, () => pick(vocabulary, random));
  const named = (id: string, name: string): Named => ({ id, name: text(name), definition: text(name) });
  return {
    areas: byId(places(areas).map((place): Area => area(areaId(place)))),
    units: byId([
      {
        id: 'CNY',
        name: { en: 'yuan', zh: '元' },
        standard: 'ISO 4217',
        display: { en: '{n} yuan', zh: '{n}元' },
        words: true,
      },
    ]),
    topics: byId([named('digital', 'digital economy')]),
    concepts: byId([]),
    producers: byId([{ id: 'office', name: text('Office of statistics'), short: text('Office') }]),
    indicators: byId(
      places(indicators).map((place): Indicator => {
        const [en, zh] = [words(4), words(3)];
        return {
          id: indicatorId(place),
          name: { en: en.map(([word]) => word).join(' '), zh: zh.map(([, word]) => word).join('') },
          definition: {
            en: `${words(8)
              .map(([word]) => word)
              .join(' ')}.`,
            zh: words(6)
              .map(([, word]) => word)
              .join(''),
          },
          unit: 'CNY',
          topic: 'digital',
          producer: 'office',
          coProducers: [],
          nature: 'flow',
          concept: null,
          differs: null,
          growthOf: null,
          equivalentOf: null,
          shareOf: null,
          binary: false,
          note: null,
        };
      }),
    ),
    sources: byId(places(years).flatMap((place) => yearbooks(firstYear + place - 1))),
    releases: [
      { id: '1', sequence: 1, publishedOn: '2025-01-01', title: text('Synthetic'), notes: text('Synthetic') },
    ],
    retired: [],
    statements: [],
    checks: [],
    checkRules: [],
  };
}

/** Sources of a year: the first statement comes in the year after it, the revision in the one after that. */
function yearbooks(year: number): Source[] {
  return [1, 2].map((edition) => ({
    id: `yearbook-${year}-${edition}`,
    title: `Yearbook of ${year}, edition ${edition}`,
    publisher: 'Office of statistics',
    producer: 'office',
    url: `https://stats.example/${year}/${edition}`,
    publishedOn: `${year + edition}-03-01`,
    publishedPrecision: 'day' as const,
    accessedOn: '2025-01-01',
    language: 'en',
    tier: 'primary' as const,
    note: null,
  }));
}

function area(id: string): Area {
  return { id, name: text(`Area ${id}`), level: id === 'CN' ? 'country' : 'province', parent: null };
}

function text(en: string) {
  return { en, zh: en };
}

function places(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}

function byId<T extends { readonly id: string }>(entries: readonly T[]): Map<string, T> {
  return new Map(entries.map((entry) => [entry.id, entry]));
}

/** Numbers from 0 to 1 that only depend on the seed (a linear congruential generator modulo 2^32). */
export function randoms(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

export function pick<T>(list: readonly [T, ...T[]], random: () => number): T {
  return list[Math.floor(random() * list.length)] ?? list[0];
}

const vocabulary: readonly [[string, string], ...[string, string][]] = [
  ['data', '数据'],
  ['digital', '数字'],
  ['economy', '经济'],
  ['industry', '产业'],
  ['market', '市场'],
  ['output', '产出'],
  ['computing', '算力'],
  ['power', '能力'],
  ['cloud', '云'],
  ['software', '软件'],
  ['revenue', '收入'],
  ['telecom', '电信'],
  ['internet', '互联网'],
  ['users', '用户'],
  ['trade', '贸易'],
  ['export', '出口'],
  ['import', '进口'],
  ['patents', '专利'],
  ['chips', '芯片'],
  ['storage', '存储'],
  ['centres', '中心'],
  ['enterprises', '企业'],
  ['workers', '人员'],
  ['investment', '投资'],
  ['assets', '资产'],
  ['resources', '资源'],
  ['annotation', '标注'],
  ['models', '模型'],
  ['intelligence', '智能'],
  ['services', '服务'],
  ['government', '政府'],
  ['public', '公共'],
  ['mobile', '移动'],
  ['network', '网络'],
  ['fibre', '光纤'],
  ['stations', '基站'],
  ['retail', '零售'],
  ['payments', '支付'],
  ['logistics', '物流'],
  ['education', '教育'],
];
