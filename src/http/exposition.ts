import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Answers } from './answers.ts';
import { bounds, type Counted, type Counts } from './counts.ts';
import type { Spool } from './spool.ts';

/** What there is to tell of an app. */
export interface Measured {
  readonly counts: Counts;
  readonly answers: Answers;
  readonly spool: Spool;
}

/** Prometheus metrics of one app: requests by route, method and status, their durations, the answers at hand and in files, and the process. */
export function registryOf({ counts, answers, spool }: Measured): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  new Counter({
    name: 'http_requests_total',
    help: 'Answers sent.',
    labelNames: ['route', 'method', 'status'] as const,
    registers: [registry],
    collect() {
      this.reset();
      for (const { route, method, status, count } of counts.values())
        this.inc({ route, method, status }, count);
    },
  });
  registry.registerMetric(new Durations(counts));
  const measure = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(read());
      },
    });
  measure('answer_cache_hits', 'Answers that were at hand, since the start.', () => answers.hits);
  measure('answer_cache_misses', 'Answers that were not, since the start.', () => answers.misses);
  measure('answer_cache_bytes', 'Memory that finished answers take.', () => answers.bytes);
  measure('spool_hits', 'Streams that were sent from a file, since the start.', () => spool.hits);
  measure('spool_misses', 'Streams that were not, since the start.', () => spool.misses);
  measure('spool_bytes', 'Disk that files of streams take.', () => spool.bytes);
  return registry;
}

const duration = {
  name: 'http_request_duration_seconds',
  help: 'Time from request to the end of the answer.',
};

/** The durations that were counted, as a histogram by route. */
class Durations extends Histogram {
  readonly #counts: Counts;

  constructor(counts: Counts) {
    super({ ...duration, registers: [] });
    this.#counts = counts;
  }

  /** What the registry writes down. */
  async getForPromString() {
    const routes = new Map<string, Counted[]>();
    for (const counted of this.#counts.values())
      routes.set(counted.route, [...(routes.get(counted.route) ?? []), counted]);
    const values = [...routes].flatMap(([route, kinds]) => valuesOf(route, kinds));
    return { ...duration, type: 'histogram', aggregator: 'sum', values };
  }
}

/** Of one route: how many took no longer than each bound, the sum of all, and their number. */
function valuesOf(route: string, kinds: readonly Counted[]) {
  const total = (of: (kind: Counted) => number) => kinds.reduce((sum, kind) => sum + of(kind), 0);
  const value = (part: string, value: number, le?: number | '+Inf') => ({
    metricName: `${duration.name}_${part}`,
    labels: le === undefined ? { route } : { le, route },
    value,
  });
  let below = 0;
  const buckets = bounds.map((bound, place) => {
    below += total(({ within }) => within[place] ?? 0);
    return value('bucket', below, bound);
  });
  const count = total((kind) => kind.count);
  return [
    ...buckets,
    value('bucket', count, '+Inf'),
    value(
      'sum',
      total(({ sum }) => sum),
    ),
    value('count', count),
  ];
}
