import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyRequest } from 'fastify';
import type { Config } from '../../config.ts';
import { Problem } from '../../domain/problems.ts';

/**
 * Base of absolute links: `PUBLIC_URL`, or the address that was asked for.
 * @throws Problem `malformed-request` when the Host header is no host
 */
export function baseOf(request: FastifyRequest, { publicUrl }: Pick<Config, 'publicUrl'>): string {
  if (publicUrl !== undefined) return publicUrl;
  if (!isHost(request.host))
    throw new Problem('malformed-request', `The Host header "${request.host}" is not a host.`);
  return `${request.protocol}://${request.host}`;
}

/** The same of the headers alone; null where it takes a closer look. */
export function plainBaseOf(
  headers: IncomingHttpHeaders,
  { publicUrl, trustProxy }: Pick<Config, 'publicUrl' | 'trustProxy'>,
): string | null {
  if (publicUrl !== undefined) return publicUrl;
  const { host } = headers;
  return trustProxy || host === undefined || !isHost(host) ? null : `http://${host}`;
}

function isHost(text: string): boolean {
  return /^([\w.-]+|\[[0-9a-f:.]+\])(:\d{1,5})?$/i.test(text);
}

/** Path and query of a request, without its base. */
export function pathOf(request: FastifyRequest): string {
  return request.url.split('?')[0] ?? request.url;
}

/** The query of a request with its parameters in the order of their names; some may be left out or set. */
export function queryOf(
  request: FastifyRequest,
  change: Readonly<Record<string, string | null>> = {},
): string {
  const query = new URLSearchParams(request.url.split('?')[1] ?? '');
  for (const [name, value] of Object.entries(change)) {
    if (value === null) query.delete(name);
    else query.set(name, value);
  }
  query.sort();
  return readable(query);
}

/** A query string that people can read: commas, colons and slashes stay as they are (RFC 3986 section 3.4). */
export function readable(query: URLSearchParams): string {
  return query
    .toString()
    .replaceAll('%2C', ',')
    .replaceAll('%3A', ':')
    .replaceAll('%2F', '/')
    .replaceAll('%2A', '*');
}

/** A path with a query, or without `?` where there is none. */
export function address(path: string, query: string): string {
  return query === '' ? path : `${path}?${query}`;
}
