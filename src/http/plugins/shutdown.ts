import type { FastifyInstance } from 'fastify';
import { Problem } from '../../domain/problems.ts';

/** Refuses requests that arrive over open connections while the server stops; Fastify's own 503 has another shape. */
export function registerShutdown(app: FastifyInstance): void {
  let closing = false;
  app.addHook('preClose', async () => {
    closing = true;
  });
  app.addHook('onRequest', (_request, reply, done) => {
    if (!closing) return done();
    reply.header('connection', 'close');
    done(
      new Problem('unavailable', 'The server is stopping. Try again in a few seconds.', { retryAfter: 5 }),
    );
  });
}
