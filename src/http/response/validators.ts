import { hash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Release } from '../../domain/catalogue/catalogue.ts';
import { licenceAddress } from '../../domain/catalogue/dataset-terms.ts';
import { Problem } from '../../domain/problems.ts';

type Headers = Readonly<Record<string, string>>;

/** A strong entity tag (RFC 9110 section 8.8.3): equal only where all parts are. */
export function entityTag(parts: readonly string[]): string {
  return `"${hash('sha256', parts.join('\n'), 'base64url').slice(0, 27)}"`;
}

const httpDates = new Map<string, string>();

/** What the validators of an answer follow from besides its address. */
export interface Dated {
  readonly release: Release;
  /** The day for which the answer is made; absent where it is the same on every day. */
  readonly day?: string;
}

/** The `Last-Modified` of an answer: the start of its day, or of that of its release, as an HTTP date (RFC 9110 section 5.6.7). */
export function lastModified({ release, day = release.publishedOn }: Dated): string {
  const date = httpDates.get(day) ?? new Date(`${day}T00:00:00Z`).toUTCString();
  httpDates.set(day, date);
  return date;
}

/** Headers that an answer and the 304 for it share, but for their links; `vary` names what it varies by. */
export function validatorHeaders(etag: string, dated: Dated, vary: string): Headers {
  return {
    'cache-control': 'public, max-age=300, stale-while-revalidate=3600, stale-if-error=604800',
    etag,
    'last-modified': lastModified(dated),
    release: dated.release.id,
    vary,
  };
}

/** Characters of the longest address in `Link`: proxies and clients take some kilobytes of headers, and JSON has these links too. */
const longestLink = 1000;

/** `Link`, on `PUBLIC_URL` or relative: to itself, the next page if there is one, and what describes the service. */
export function linkHeader({ publicBase, address }: FastifyRequest, next: string | null): string {
  const self = `${address}`;
  return [
    ...(self.length > longestLink ? [] : [`<${publicBase}${self}>; rel="self"`]),
    ...(next === null || next.length > longestLink ? [] : [`<${publicBase}${next}>; rel="next"`]),
    `<${publicBase}/openapi.json>; rel="service-desc"; type="application/json"`,
    `<${publicBase}/docs>; rel="service-doc"; type="text/html"`,
    `<${publicBase}/v1/codelists>; rel="describedby"`,
    `<${licenceAddress}>; rel="license"`,
  ].join(', ');
}

/**
 * Sends a 304, without `Link`: it would take the place of the one that a cache has stored (RFC 9111 section 3.2), and made
 * without reading it does not know the next page. To HEAD as an empty stream: of no body Fastify would tell the length, which only the 200 has (RFC 9110 section 8.6).
 */
export function sendNotModified({ method }: FastifyRequest, reply: FastifyReply): FastifyReply {
  return reply
    .removeHeader('link')
    .code(304)
    .send(method === 'HEAD' ? Readable.from([]) : undefined);
}

/**
 * True where the client has the representation, in the order of RFC 9110 section 13.2.2: If-Match before If-Unmodified-Since,
 * then If-None-Match before If-Modified-Since.
 * @throws Problem `precondition-failed`
 */
export function isFresh(
  { headers }: Pick<FastifyRequest, 'headers'>,
  etag: string,
  modified: string,
): boolean {
  requirePreconditions(headers, etag, modified);
  const tags = headers['if-none-match'];
  if (tags !== undefined) return tags.trim() === '*' || namesTag(tags, etag);
  const since = headers['if-modified-since'];
  if (since === undefined) return false;
  const time = Date.parse(since);
  return !Number.isNaN(time) && Date.parse(modified) <= time;
}

/** Entity tags are compared strongly here: a weak one never fits. */
function requirePreconditions(headers: FastifyRequest['headers'], etag: string, modified: string): void {
  const { 'if-match': tags, 'if-unmodified-since': since } = headers;
  if (tags !== undefined && tags.trim() !== '*' && !tags.split(',').some((tag) => tag.trim() === etag))
    throw new Problem('precondition-failed', 'If-Match names none of the current entity tags.');
  if (tags === undefined && since !== undefined && Date.parse(modified) > Date.parse(since))
    throw new Problem('precondition-failed', `The answer was modified on ${modified}.`);
}

/** True where a list of entity tags names this one, compared weakly. */
export function namesTag(tags: string, etag: string): boolean {
  return tags.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}
