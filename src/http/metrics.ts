import type { FastifyInstance } from 'fastify';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { z } from 'zod';
import type { Answers } from './answers.ts';
import type { Tell } from './log.ts';
import { problemResponses } from './openapi.ts';

interface Metrics {
  readonly registry: Registry;
  /** Counts an answer. */
  readonly count: Tell;
}

/** Prometheus metrics of one app: requests by route, method and status, their durations, the answers at hand, and the process. */
export function metricsOf(answers: Answers): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const labelNames = ['route', 'method', 'status'] as const;
  const requests = new Counter({
    name: 'http_requests_total',
    help: 'Answers sent.',
    labelNames,
    registers: [registry],
  });
  const durations = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from request to the end of the answer.',
    labelNames: ['route'] as const,
    buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.1, 0.5, 2],
    registers: [registry],
  });
  registerAnswers(registry, answers);
  const ofRoute = new Map<string, (seconds: number) => void>();
  const count: Tell = ({ route, method, status, ms }) => {
    const key = `${status} ${method} ${route}`;
    const observe = ofRoute.get(key) ?? observer(route, method, status);
    ofRoute.set(key, observe);
    observe(ms / 1000);
  };
  /** Looks its labels up once: that takes longer than counting. */
  function observer(route: string, method: string, status: number): (seconds: number) => void {
    const answered = requests.labels({ route, method, status });
    const took = durations.labels({ route });
    return (seconds) => {
      answered.inc();
      took.observe(seconds);
    };
  }
  return { registry, count };
}

function registerAnswers(registry: Registry, answers: Answers): void {
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
}

/** `/metrics` in the Prometheus text format. */
export function metricsRoute(app: FastifyInstance, registry: Registry): void {
  app.get('/metrics', {
    schema: {
      operationId: 'getMetrics',
      tags: ['service'],
      summary: 'Metrics',
      description: 'Prometheus text format.',
      response: {
        200: { description: 'Metrics.', content: { 'text/plain': { schema: z.string() } } },
        ...problemResponses,
      },
    },
    handler: async (_, reply) =>
      reply
        .header('cache-control', 'no-store')
        .type(registry.contentType)
        .send(await registry.metrics()),
  });
}
