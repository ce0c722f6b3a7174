import type { FastifyInstance } from 'fastify';
import { Problem } from '../../domain/problems.ts';

/** The methods of a path by the one that its route is registered for. */
const methods: Readonly<Record<string, readonly string[]>> = {
  GET: ['GET', 'HEAD', 'OPTIONS'],
  POST: ['POST', 'OPTIONS'],
};

/**
 * Refuses other methods on a known path with 405 and `Allow` (RFC 9110 section 15.5.6), before a body is read.
 * Registered ahead of the routes, whose paths it collects: registering thirty methods on each would slow the start.
 */
export function registerMethodNotAllowed(app: FastifyInstance): void {
  const paths: { readonly pattern: RegExp; readonly allowed: readonly string[] }[] = [];
  app.addHook('onRoute', ({ method, url }) => {
    for (const each of [method].flat()) {
      const allowed = methods[each];
      if (allowed !== undefined) paths.push({ pattern: patternOf(url), allowed });
    }
  });
  app.addHook('onRequest', (request, _reply, done) => {
    const { is404, method, address } = request;
    const known = is404 ? paths.find(({ pattern }) => pattern.test(address.path)) : undefined;
    if (known === undefined || known.allowed.includes(method)) return done();
    const taken = known.allowed.filter((each) => each !== 'OPTIONS').join(' and ');
    const detail = `${address.path} takes ${taken}, not ${method}.`;
    done(new Problem('method-not-allowed', detail, { allow: known.allowed.join(', ') }));
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
