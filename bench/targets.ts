/** What was promised: a ratio or a time, and how good it must be. */
export interface Target {
  readonly name: string;
  readonly must: number;
  readonly aim: number;
  readonly unit: string;
  /** True where less is better. */
  readonly least?: boolean;
}

export const targets = {
  repeated: { name: 'repeated series over bare node:http', must: 0.8, aim: 0.95, unit: 'x' },
  conditional: { name: '304 over bare node:http', must: 0.9, aim: 1, unit: 'x' },
  nginx: { name: 'repeated series over nginx static', must: 0.55, aim: 0.75, unit: 'x' },
  uncached: { name: 'series, every address different, over bare node:http', must: 0.3, aim: 0.4, unit: 'x' },
  postgres: { name: 'the same over PostgreSQL + pg + Fastify', must: 2.5, aim: 3, unit: 'x' },
  jsonServer: { name: 'the same over json-server', must: 20, aim: 30, unit: 'x' },
  datasette: { name: 'the same over Datasette', must: 20, aim: 30, unit: 'x' },
  workers: { name: 'two workers over one, every address different', must: 1.7, aim: 1.9, unit: 'x' },
  growth: {
    name: 'series p50 at 10 million statements over 10 thousand',
    must: 1.5,
    aim: 1.2,
    unit: 'x',
    least: true,
  },
  deep: { name: 'page 1,000 deep over the first', must: 1.2, aim: 1, unit: 'x', least: true },
  search: { name: 'search p99 over 10 thousand indicators', must: 2, aim: 0.5, unit: 'ms', least: true },
  csvAgain: { name: 'CSV of a million rows, asked again: time', must: 1, aim: 0.5, unit: 's', least: true },
  csvFirst: { name: 'CSV of a million rows, first time: time', must: 1, aim: 0.5, unit: 's', least: true },
  csvMemory: { name: 'CSV of a million rows: peak memory', must: 220, aim: 150, unit: 'MB', least: true },
  csvWait: {
    name: 'CSV of a million rows: worst wait of another request',
    must: 50,
    aim: 15,
    unit: 'ms',
    least: true,
  },
  blocked: { name: 'event loop blocked at worst, mix and CSV', must: 20, aim: 20, unit: 'ms', least: true },
  start: { name: 'npm start to first answer, database there', must: 1, aim: 1, unit: 's', least: true },
  seeding: { name: 'npm start to first answer, with seeding', must: 1.5, aim: 1.5, unit: 's', least: true },
  memory: { name: 'resident memory, full seed', must: 200, aim: 200, unit: 'MB', least: true },
  memory10m: { name: 'resident memory, 10 million statements', must: 350, aim: 350, unit: 'MB', least: true },
} as const satisfies Record<string, Target>;

export type TargetName = keyof typeof targets;

/** `aim`, `must`, or `missed`. */
export function verdict(name: TargetName, value: number): string {
  const { must, aim, least }: Target = targets[name];
  const reaches = (limit: number) => (least ? value <= limit : value >= limit);
  return reaches(aim) ? 'aim' : reaches(must) ? 'must' : 'missed';
}
