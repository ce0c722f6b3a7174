import type { FastifyContextConfig, FastifyInstance, FastifyRequest, HTTPMethods } from 'fastify';
import { Problem } from '../domain/problems.ts';
import { address, pathOf, readable } from './address.ts';
import { missingOf } from './faults.ts';
import { http } from './node.ts';
import type { Services } from './services.ts';

const taken: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Watches the routes that are registered from here on.
 * The function that it returns makes each path refuse any other method with 405 and what it takes (RFC 9110 section 15.5.6).
 */
export function watchMethods(app: FastifyInstance, services: Services): () => void {
  const routes = new Map<string, FastifyContextConfig | undefined>();
  app.addHook('onRoute', ({ method, url, config }) => {
    if ([method].flat().includes('GET')) routes.set(url, config);
  });
  // Fastify knows only the common methods and would answer to the others as if the path were unknown.
  for (const method of http.METHODS)
    if (!app.supportedMethods.includes(method) && method !== 'CONNECT') app.addHttpMethod(method);
  const others = app.supportedMethods.filter((method) => !taken.includes(method)) as HTTPMethods[];
  return () => {
    for (const [url, config] of routes) {
      const refuse = async (request: FastifyRequest): Promise<never> => {
        const missing = await missingOf(request, config ?? {}, services);
        const needs = new URLSearchParams((await config?.needs?.(services)) ?? {});
        throw new Problem(
          'method-not-allowed',
          `${pathOf(request)} takes GET and HEAD, not ${request.method}.`,
          {
            allow: taken.join(', '),
            tryInstead: missing?.tryInstead ?? address(pathOf(request), readable(needs)),
          },
        );
      };
      app.route({ method: others, url, schema: { hide: true }, onRequest: refuse, handler: refuse });
    }
  };
}
