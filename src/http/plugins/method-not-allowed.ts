import type { FastifyContextConfig, FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from '../../domain/problems.ts';
import { address, pathOf, readable } from '../request/addresses.ts';
import { missingOf } from '../request/validation.ts';
import type { Services } from '../services.ts';

const taken: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];

interface Watched {
  readonly pattern: RegExp;
  readonly config: FastifyContextConfig;
}

/**
 * Watches the routes that are registered from here on.
 * The function that it returns makes each path refuse any other method with 405 and what it takes (RFC 9110 section 15.5.6).
 * The router knows nothing of it: a route for each of thirty methods would cost a twentieth of the start.
 */
export function watchMethods(app: FastifyInstance, services: Services): () => void {
  const routes: Watched[] = [];
  app.addHook('onRoute', ({ method, url, config = {} }) => {
    if (method === 'GET') routes.push({ pattern: patternOf(url), config });
  });
  // As a hook, so that a body is not even read.
  return () =>
    app.addHook('onRequest', (request, _reply, done) => {
      if (!request.is404 || taken.includes(request.method)) return done();
      refuse(request).then(() => done(), done);
    });

  async function refuse(request: FastifyRequest): Promise<void> {
    for (const { pattern, config } of routes) {
      const found = pattern.exec(pathOf(request));
      if (found === null) continue;
      const missing = await missingOf(decoded(found.groups), config, services);
      const needs = new URLSearchParams((await config.needs?.(services)) ?? {});
      throw new Problem(
        'method-not-allowed',
        `${pathOf(request)} takes GET and HEAD, not ${request.method}.`,
        {
          allow: taken.join(', '),
          tryInstead: missing?.tryInstead ?? address(pathOf(request), readable(needs)),
        },
      );
    }
  }
}

/** What the router takes for a route: names are one segment, a star is the rest, and a slash may follow. */
function patternOf(url: string): RegExp {
  const pattern = url
    .replace(/[.+?^$()[\]{}|\\]/g, '\\$&')
    .replace(/:(\w+)/g, '(?<$1>[^/]+)')
    .replace('*', '.*');
  return new RegExp(`^${pattern}/?$`);
}

/** What stands in the place of each name. The router has refused by now what cannot be decoded. */
function decoded(groups: Readonly<Record<string, string>> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(groups).map(([name, text]) => [name, decodeURIComponent(text)]));
}
