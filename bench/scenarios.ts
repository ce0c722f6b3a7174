import { areaId, indicatorId, pick, randoms, type Size } from './catalogue.ts';

export interface Scenario {
  readonly name: string;
  readonly paths: readonly string[];
  /** Asks again with the ETag of the first answer. */
  readonly conditional?: boolean;
  readonly connections?: number;
}

/** What people ask, over a dataset of a size; each by many different addresses. */
export function scenariosOf(size: Size): Scenario[] {
  const random = randoms(1);
  const some = (count: number, make: (id: string, place: number) => string) =>
    Array.from({ length: count }, (_, place) =>
      make(indicatorId(1 + Math.floor(random() * size.indicators)), place),
    );
  const series = (id: string) => `/v1/observations?indicator=${id}&area=CN`;
  const fifty = () => some(50, (id) => id).join(',');
  return [
    { name: 'single series', paths: some(1000, series) },
    {
      name: 'last=1 for 50 indicators',
      paths: some(100, () => `/v1/observations?indicator=${fifty()}&last=1&area=CN`),
    },
    {
      name: 'wide table',
      paths: some(
        100,
        () => `/v1/observations?indicator=${some(5, (id) => id).join(',')}&area=CN&shape=wide`,
      ),
    },
    {
      name: 'search',
      paths: some(200, () => `/v1/indicators?q=${pick(words, random)}%20${pick(words, random)}&limit=10`),
    },
    { name: 'dossier', paths: some(1000, (id) => `/v1/observations/${id}.CN.2020.yearbook-2020-2`) },
    {
      name: 'as of a day',
      paths: some(1000, (id, place) => `${series(id)}&asOf=20${String(10 + (place % 14))}-06-30`),
    },
    { name: 'yoy transform', paths: some(1000, (id) => `${series(id)}&transform=yoy`) },
    { name: 'conditional: 304', paths: some(1, series), conditional: true },
    {
      name: '1,000-row page',
      paths: some(20, (_, place) => `/v1/observations?indicator=*&limit=${1000 - place}`),
      connections: 8,
    },
    { name: 'CSV of a series', paths: some(1000, (id) => `${series(id)}&format=csv`) },
    { name: 'SVG chart', paths: some(200, (id) => `${series(id)}&format=svg`) },
    { name: 'mix (Zipf)', paths: mix(size, 5000) },
  ];
}

const words: readonly [string, ...string[]] = [
  'data',
  'digital',
  'market',
  'cloud',
  'trade',
  'user',
  'mobile',
  'pay',
  'chips',
  'fibre',
];

/** Addresses of everything, the n-th most popular one asked n times less often than the first. */
export function mix(size: Size, count: number): string[] {
  const random = randoms(7);
  const indicators = 1 + Math.floor(size.indicators / 10);
  const every = Array.from({ length: indicators }, (_, place) => indicatorId(place * 10 + 1)).flatMap(
    (id) => [
      `/v1/observations?indicator=${id}`,
      `/v1/indicators/${id}`,
      `/v1/observations?indicator=${id}&last=1`,
      `/v1/observations?indicator=${id}&transform=yoy`,
      `/v1/observations?indicator=${id}&asOf=2015-06-30`,
      `/v1/observations?indicator=${id}&format=csv`,
      `/v1/observations/${id}.${areaId(1)}.2020.yearbook-2020-2`,
      `/v1/indicators?q=${pick(words, random)}%20${pick(words, random)}`,
    ],
  );
  const shuffled = every.map((path) => ({ path, place: random() })).sort((a, b) => a.place - b.place);
  const steps: number[] = [];
  for (const rank of shuffled.keys()) steps.push((steps.at(-1) ?? 0) + 1 / (rank + 1));
  return Array.from({ length: count }, () => {
    const at = random() * (steps.at(-1) ?? 0);
    return shuffled[steps.findIndex((step) => step > at)]?.path ?? '/v1';
  });
}

/** Addresses of series drawn from everything that a dataset has. */
export function anySeries(size: Size, count: number): string[] {
  const random = randoms(3);
  const any = (of: number) => 1 + Math.floor(random() * of);
  return Array.from({ length: count }, () => {
    const [indicator, area] = [indicatorId(any(size.indicators)), areaId(any(size.areas))];
    return `/v1/observations?indicator=${indicator}&area=${area}`;
  });
}

/** Addresses of series, no two alike: so many that a run does not come back to the first. */
export function differentSeries(size: Size, count: number): string[] {
  return Array.from({ length: count }, (_, place) => {
    const limit = 100 + Math.floor(place / size.indicators);
    return `/v1/observations?indicator=${indicatorId(1 + (place % size.indicators))}&limit=${limit}`;
  });
}
