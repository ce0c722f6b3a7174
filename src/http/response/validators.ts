import { hash } from 'node:crypto';
import type { Release } from '../../domain/catalogue/catalogue.ts';
import type { Coding } from '../plugins/compression.ts';

/** What tells one representation from every other. */
interface Represented {
  /** The snapshot and the software that made it. */
  readonly build: string;
  readonly version: string;
  readonly base: string;
  readonly path: string;
  /** Parameters in the order of their names. */
  readonly query: string;
  readonly format: string;
  readonly coding: Coding;
}

/** The ETag of a representation, known before it is made. */
export function tagOf({ build, version, base, path, query, format, coding }: Represented): string {
  return entityTag([build, version, base, path, query, format, coding]);
}

/** A strong validator (RFC 9110 section 8.8.1): equal only for equal bytes. */
export function entityTag(parts: readonly string[]): string {
  return `"${hash('sha256', parts.join('\n'), 'base64url').slice(0, 27)}"`;
}

/** The day of a release, as `Last-Modified` has it. */
export function modifiedAt({ publishedOn }: Release): Date {
  return new Date(`${publishedOn}T00:00:00Z`);
}

/** Headers that an answer and the 304 for it share, but for their links. */
export function lastingHeaders(etag: string, release: Release, negotiated: boolean): Record<string, string> {
  return {
    'cache-control': 'public, max-age=300, stale-while-revalidate=3600, stale-if-error=604800',
    etag,
    'last-modified': modifiedAt(release).toUTCString(),
    release: release.id,
    vary: negotiated ? 'Accept, Accept-Encoding' : 'Accept-Encoding',
  };
}

/** Value of `Link`: to itself, the next page if there is one, and what describes the service. */
export function links(self: string, next: string | null): string {
  const list = [
    `<${self}>; rel="self"`,
    '</openapi.json>; rel="service-desc"; type="application/json"',
    '</docs>; rel="service-doc"; type="text/html"',
    '</v1/codelists>; rel="describedby"',
    '<https://creativecommons.org/licenses/by/4.0/>; rel="license"',
  ];
  if (next !== null) list.splice(1, 0, `<${next}>; rel="next"`);
  return list.join(', ');
}

interface Conditional {
  readonly headers: {
    readonly 'if-none-match'?: string | undefined;
    readonly 'if-modified-since'?: string | undefined;
  };
}

/** RFC 9110 section 13.2.2: If-Modified-Since counts only where there is no If-None-Match. */
export function isFresh({ headers }: Conditional, etag: string, modified: Date): boolean {
  const tags = headers['if-none-match'];
  if (tags !== undefined) return tags === etag || tags.trim() === '*' || namesTag(tags, etag);
  const since = headers['if-modified-since'];
  if (since === undefined) return false;
  const time = Date.parse(since);
  return !Number.isNaN(time) && modified.getTime() <= time;
}

export function namesTag(tags: string, etag: string): boolean {
  return tags.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}
