import { neverSeen, randoms } from './addresses.ts';

const lists = [
  '/v1',
  '/v1/changes',
  '/v1/checks',
  '/v1/sources',
  '/v1/codelists',
  '/v1/observations?indicator=*',
];
const pages = ['/', '/article', '/checks', '/docs', '/openapi.json', '/metrics'];
const wholeTables = ['csv', 'ndjson', 'xlsx', 'parquet', 'jsonstat', 'bibtex'].map(
  (format) =>
    `/v1/observations?indicator=${format === 'jsonstat' ? 'data-output-nda' : '*'}&format=${format}`,
);

/** Addresses of all resources in fixed proportions; the same for the same seed. */
export function mixOf(indicators: readonly string[], seed: number, count: number): string[] {
  const random = randoms(seed);
  const whole = (from: number, to: number) => from + Math.floor(random() * (to - from + 1));
  const one = (list: readonly string[]) => list[whole(0, list.length - 1)] ?? '/v1';
  const next = neverSeen(indicators, seed);
  const series = () => `/v1/observations?indicator=${one(indicators)}`;
  const words = indicators.flatMap((id) => id.split('-'));
  /** Kinds of requests: their number in a hundred, and a random address. */
  const kinds: readonly (readonly [number, () => string])[] = [
    [60, () => next(1)[0] ?? '/v1'],
    [10, () => `/v1/indicators/${one(indicators)}`],
    [8, () => `/v1/indicators?q=${one(words)}%20${one(words)}`],
    [6, () => `${series()},${one(indicators)}&shape=wide&frequency=A`],
    [5, () => `${series()}&format=csv`],
    [4, () => `/v1/observations?indicator=gdp-current-nbs&transform=index&base=${whole(2005, 2020)}`],
    [
      2,
      () =>
        `/v1/observations?indicator=data-output-nda&format=${one(['svg', 'png'])}&width=${whole(600, 999)}`,
    ],
    [2, () => one(lists)],
    [2, () => one(pages)],
    [1, () => one(wholeTables)],
  ];
  const hundred = kinds.flatMap(([share, address]) => Array.from({ length: share }, () => address));
  return Array.from({ length: count }, () => hundred[whole(0, hundred.length - 1)]?.() ?? '/v1');
}
