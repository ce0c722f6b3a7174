import type { FastifyInstance } from 'fastify';
import { sendRendered } from './send-rendered.ts';

/** A page of an indicator; one that is retired leads to its successor. */
export function indicatorRoute(app: FastifyInstance, path: `${string}/:id`): void {
  app.get<{ Params: { id: string } }>(path, { schema: { hide: true } }, async (request, reply) => {
    const { indicators } = await request.store.catalogue();
    const successor = indicators.get(request.params.id)?.retired?.successor;
    if (successor) return reply.redirect(request.rootPath + path.replace(':id', successor), 301);
    return sendRendered(request, reply);
  });
}
