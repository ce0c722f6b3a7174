import type { FastifyInstance } from 'fastify';
import { Problem } from '../../domain/problems.ts';

/** Refuses requests that still arrive over open connections while the server stops. */
export function refuseWhenClosing(app: FastifyInstance): void {
  let closing = false;
  app.addHook('preClose', async () => {
    closing = true;
  });
  app.addHook('onRequest', (_request, reply, done) => {
    if (!closing) return done();
    reply.header('connection', 'close');
    throw new Problem('unavailable', 'The server is stopping. Try again in a few seconds.', {
      retryAfter: 5,
    });
  });
}
