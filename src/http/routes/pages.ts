import { readFileSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import { landing } from '../../explorer/landing.ts';
import type { Services } from '../services.ts';

const errors = readFileSync(new URL('../../../docs/errors.md', import.meta.url), 'utf8');
const style = readFileSync(new URL('../../explorer/style.css', import.meta.url), 'utf8');

/** Pages for people: the landing page and the description of each problem. */
export function pageRoutes(app: FastifyInstance, _services: Services): void {
  app.get('/', { schema: { hide: true } }, async (_, reply) =>
    reply.type('text/html; charset=utf-8').header('cache-control', 'public, max-age=300').send(landing),
  );
  app.get('/style.css', { schema: { hide: true } }, async (_, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', 'public, max-age=300').send(style),
  );
  app.get('/errors', { schema: { hide: true } }, async (_, reply) =>
    reply.type('text/markdown; charset=utf-8').header('cache-control', 'public, max-age=300').send(errors),
  );
}
