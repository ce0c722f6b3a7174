import type { FastifyInstance } from 'fastify';
import { Problem } from '../../domain/problems.ts';

const allowed: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Refuses other methods on a known path with 405 and `Allow` (RFC 9110 section 15.5.6), before a body is read.
 * Registered ahead of the routes, whose paths it collects: registering thirty methods on each would slow the start.
 */
export function registerMethodNotAllowed(app: FastifyInstance): void {
  const patterns: RegExp[] = [];
  app.addHook('onRoute', ({ method, url }) => {
    if ([method].flat().includes('GET')) patterns.push(patternOf(url));
  });
  app.addHook('onRequest', (request, _reply, done) => {
    const { is404, method, address } = request;
    if (!is404 || allowed.includes(method) || !patterns.some((pattern) => pattern.test(address.path)))
      return done();
    const detail = `${address.path} takes GET and HEAD, not ${method}.`;
    done(new Problem('method-not-allowed', detail, { allow: allowed.join(', ') }));
  });
}

/** A pattern for the paths of a route: a parameter is one segment, a star is the rest, and a slash may follow. */
function patternOf(url: string): RegExp {
  const pattern = url
    .replace(/[.+?^$()[\]{}|\\]/g, '\\$&')
    .replace(/:(\w+)/g, '[^/]+')
    .replace('*', '.*');
  return new RegExp(`^${pattern}/?$`);
}
