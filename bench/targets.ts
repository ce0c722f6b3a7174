/** The measurements, with the value that each must reach and the one that it aims at. */
export interface Target {
  readonly name: string;
  readonly must: number;
  readonly aim: number;
  readonly unit: '' | 's' | 'ms' | 'kB' | 'MB';
}

export const targets = {
  cached: { name: 'cached series over bare node:http', must: 0.5, aim: 0.65, unit: '' },
  conditional: { name: '304 over the same', must: 0.55, aim: 0.7, unit: '' },
  neverSeen: { name: 'never-seen addresses over the same', must: 0.08, aim: 0.12, unit: '' },
  postgres: { name: 'never-seen over PostgreSQL + pg + Fastify', must: 1, aim: 1.5, unit: '' },
  start: { name: 'start to first answer, database there', must: 1, aim: 0.5, unit: 's' },
  seeding: { name: 'start to first answer, seeding', must: 1.5, aim: 1, unit: 's' },
  memory: { name: 'resident memory, full seed, after the mix', must: 250, aim: 180, unit: 'MB' },
  besideCsv: {
    name: 'p99 of a cheap request beside a CSV of 1 million rows',
    must: 100,
    aim: 50,
    unit: 'ms',
  },
  docsPaint: { name: 'largest paint of /docs, Lighthouse mobile', must: 2.5, aim: 1.8, unit: 's' },
  swaggerUi: { name: 'Swagger UI in its place, Lighthouse mobile', must: 6, aim: 4, unit: 's' },
  pageScore: { name: 'lowest score of a page, Lighthouse mobile', must: 95, aim: 100, unit: '' },
  pagePaint: { name: 'largest paint of a page, the slowest', must: 2, aim: 1.5, unit: 's' },
  pageBlocked: { name: 'total blocking time of a page, the longest', must: 150, aim: 50, unit: 'ms' },
  pageFirst: { name: 'a page without fonts, the largest', must: 90, aim: 60, unit: 'kB' },
  pageBytes: { name: 'a page with fonts, the largest', must: 350, aim: 200, unit: 'kB' },
  lines: { name: 'lines of src', must: 21_500, aim: 20_000, unit: '' },
  folder: { name: 'files in the largest flat folder', must: 14, aim: 12, unit: '' },
  cycles: { name: 'import cycles', must: 0, aim: 0, unit: '' },
} as const satisfies Record<string, Target>;

export type TargetName = keyof typeof targets;

/** A measured value with the lowest and highest of its rounds. */
export interface Spread {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

export type Result = readonly [TargetName, Spread];

/** Of all others less is better. */
const moreIsBetter: readonly TargetName[] = ['cached', 'conditional', 'neverSeen', 'postgres', 'pageScore'];

/** `aim`, `must` or `missed`. */
export function verdict(name: TargetName, value: number): string {
  const { must, aim } = targets[name];
  const reaches = (limit: number) => (moreIsBetter.includes(name) ? value >= limit : value <= limit);
  return reaches(aim) ? 'aim' : reaches(must) ? 'must' : 'missed';
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  return { median: quantile(sorted, 0.5), low: sorted[0] ?? Number.NaN, high: sorted.at(-1) ?? Number.NaN };
}

/** Quantile of values in ascending order, by the nearest rank. */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}
