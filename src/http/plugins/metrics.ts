import type { FastifyInstance } from 'fastify';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { z } from 'zod';
import type { StoreServer } from '../../store/store.ts';
import { success } from '../openapi/route-responses.ts';
import { isOwn } from '../request/own-request.ts';
import type { CacheStatistics } from './cache.ts';
import { evenUnderPressure } from './under-pressure.ts';

/** Upper bounds of the buckets of the histogram, in seconds. */
const buckets = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.1, 0.5, 2];

const labelNames = ['route', 'method', 'status'] as const;

/** Gauges of each server that the store reads. */
const serverGauges: readonly [name: string, help: string, read: (server: StoreServer) => number | null][] = [
  [
    'database_up',
    '1 where a server of the database answers, 0 where it does not.',
    ({ isUp }) => Number(isUp),
  ],
  ['database_replica_lag_bytes', 'Bytes of the log that a replica has yet to replay.', ({ lag }) => lag],
  ['database_connections', 'Open connections to a server of the database.', ({ connections }) => connections],
  ['database_queries_waiting', 'Queries that wait for a connection.', ({ waiting }) => waiting],
];

/** Counts answers and their durations, and tells of the servers of the database where it has some. Returns the registry that `/metrics` prints. */
export function registerMetrics(
  app: FastifyInstance,
  cache: CacheStatistics,
  servers: () => readonly StoreServer[] = () => [],
): Registry {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const durations = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from request to the end of the answer.',
    labelNames,
    buckets,
    registers,
  });
  new Counter({
    name: 'http_requests_total',
    help: 'Answers sent.',
    labelNames,
    registers,
    // The histogram has counted them: two metrics to update would take twice as long for each answer.
    async collect() {
      const { values } = await durations.get();
      this.reset();
      for (const { labels, metricName, value } of values)
        if (metricName === 'http_request_duration_seconds_count') this.inc(labels, value);
    },
  });
  app.addHook('onResponse', (request, reply, done) => {
    if (isOwn(request)) return done();
    const route = request.routeOptions.url ?? 'unknown';
    const labels = { route, method: request.method, status: reply.statusCode };
    durations.observe(labels, reply.elapsedTime / 1000);
    done();
  });
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read());
      },
    });
  gauge('answer_cache_hits', 'Answers from the cache since the start.', () => cache.hits);
  gauge('answer_cache_misses', 'Answers that were not in the cache, since the start.', () => cache.misses);
  gauge('answer_cache_bytes', 'Memory that cached answers take.', () => cache.bytes);
  registerServerGauges(registers, servers);
  return registry;
}

function registerServerGauges(registers: Registry[], servers: () => readonly StoreServer[]): void {
  for (const [name, help, read] of serverGauges)
    new Gauge({
      name,
      help,
      labelNames: ['server'],
      registers,
      collect() {
        this.reset();
        for (const server of servers()) this.set({ server: server.name }, read(server) ?? Number.NaN);
      },
    });
}

/** `/metrics` in the Prometheus text format. */
export function metricsRoute(app: FastifyInstance, registry: Registry): void {
  app.get('/metrics', {
    config: evenUnderPressure,
    schema: {
      operationId: 'getMetrics',
      tags: ['service'],
      summary: 'Metrics',
      description: 'Prometheus text format.',
      response: success('Metrics.', { 'text/plain': { schema: z.string() } }),
    },
    handler: async (_, reply) =>
      reply
        .header('cache-control', 'no-store')
        .type(registry.contentType)
        .send(await registry.metrics()),
  });
}
