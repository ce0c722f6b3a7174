import type { FastifyContextConfig, FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from '../../domain/problems.ts';
import { missingEntry } from '../request/validation.ts';

const allowed: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];

interface Route {
  readonly pattern: RegExp;
  readonly config: FastifyContextConfig;
}

/**
 * Refuses other methods on a known path with 405 and `Allow` (RFC 9110 section 15.5.6), before a body is read.
 * Registered ahead of the routes, whose paths it collects: registering thirty methods on each would slow the start.
 */
export function registerMethodNotAllowed(app: FastifyInstance): void {
  const routes: Route[] = [];
  app.addHook('onRoute', ({ method, url, config = {} }) => {
    if ([method].flat().includes('GET')) routes.push({ pattern: patternOf(url), config });
  });
  app.addHook('onRequest', (request, _reply, done) => {
    if (!request.is404 || allowed.includes(request.method)) return done();
    refuse(request, routes).then(done, done);
  });
}

/** The refusal of a known path; nothing of an unknown one. */
async function refuse(request: FastifyRequest, routes: readonly Route[]): Promise<Problem | undefined> {
  const { address, store, method } = request;
  for (const { pattern, config } of routes) {
    const found = pattern.exec(address.path);
    if (found === null) continue;
    const missing = await missingEntry(decoded(found.groups), config, store);
    const least = (await config.needs?.(store)) ?? {};
    return new Problem('method-not-allowed', `${address.path} takes GET and HEAD, not ${method}.`, {
      allow: allowed.join(', '),
      tryInstead: missing?.tryInstead ?? address.withQuery(least),
    });
  }
}

/** A pattern for the paths of a route: a parameter is one segment, a star is the rest, and a slash may follow. */
function patternOf(url: string): RegExp {
  const pattern = url
    .replace(/[.+?^$()[\]{}|\\]/g, '\\$&')
    .replace(/:(\w+)/g, '(?<$1>[^/]+)')
    .replace('*', '.*');
  return new RegExp(`^${pattern}/?$`);
}

/** The path parameters. The router has refused paths that cannot be decoded. */
function decoded(groups: Readonly<Record<string, string>> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(groups).map(([name, text]) => [name, decodeURIComponent(text)]));
}
