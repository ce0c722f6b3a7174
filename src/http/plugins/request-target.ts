import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from '../../domain/problems.ts';
import { tooLong } from '../address-too-long.ts';
import { isHost } from '../request/request-context.ts';

/**
 * Refuses addresses that are too long, with 414, and Host headers that are no host, with 400 (RFC 9112 section 3.2). A path that
 * begins with several slashes, as a base that ends with one makes it, leads to the one with a single slash: to resolve it would name a host.
 */
export function registerRequestTarget(app: FastifyInstance): void {
  app.addHook('onRequest', (request, reply, done) => {
    const fault = faultOfHost(request);
    const long = tooLong(request.url);
    if (long !== null) done(long);
    else if (fault === null && request.url.startsWith('//') && ['GET', 'HEAD'].includes(request.method))
      reply.redirect(request.rootPath + request.url.replace(/^[/\\]+/, '/'), 301);
    else if (fault === null) done();
    else done(new Problem('malformed-request', fault, { tryInstead: request.url }));
  });
}

function faultOfHost({ headers: { host }, raw }: FastifyRequest): string | null {
  if (host === undefined) return raw.httpVersion === '1.0' ? null : 'The request has no Host header.';
  if (!isHost(host)) return `The Host header "${host.slice(0, 255)}" is not a host.`;
  let hosts = 0;
  // Names and values by turns.
  for (let place = 0; place < raw.rawHeaders.length; place += 2) {
    const name = raw.rawHeaders[place] ?? '';
    if (name.length === 4 && name.toLowerCase() === 'host') hosts += 1;
  }
  return hosts > 1 ? 'The request has two Host headers.' : null;
}
