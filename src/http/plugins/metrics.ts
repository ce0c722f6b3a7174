import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Measured } from '../exposition.ts';
import { once } from '../once.ts';
import { problemResponses } from '../openapi/route-responses.ts';

/** `/metrics` in the Prometheus text format. Its library is loaded when somebody asks: nobody may. */
export function metricsRoute(app: FastifyInstance, measured: Measured): void {
  const registry = once(async () => (await import('../exposition.ts')).registryOf(measured));
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
    handler: async (_, reply) => {
      const prometheus = await registry();
      const text = await prometheus.metrics();
      return reply.header('cache-control', 'no-store').type(prometheus.contentType).send(text);
    },
  });
}
