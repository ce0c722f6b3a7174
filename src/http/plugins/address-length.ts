import type { FastifyInstance } from 'fastify';
import { Problem } from '../../domain/problems.ts';
import { limits } from '../../domain/query/limits.ts';

/** Refuses addresses that are too long, with 414. */
export function registerAddressLength(app: FastifyInstance): void {
  app.addHook('onRequest', (request, _reply, done) => {
    const { length } = request.url;
    if (length <= limits.url) return done();
    const detail = `The address has ${length} characters; at most ${limits.url} are read.`;
    done(new Problem('uri-too-long', detail, { tryInstead: '/v1' }));
  });
}
