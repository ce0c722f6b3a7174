import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Release } from '../../domain/catalogue/catalogue.ts';
import { Problem } from '../../domain/problems.ts';
import type { Position } from '../../store/store.ts';
import type { Services } from '../services.ts';
import { pathOf, queryOf } from './addresses.ts';
import { repaired } from './validation.ts';

/** What a cursor remembers: the query and the release it belongs to, where to go on, and how many rows there are in all. */
interface Cursor {
  readonly query: string;
  readonly checksum: string;
  readonly position: Position;
  readonly total: number;
}

export interface Resumed {
  readonly position: Position;
  readonly total: number;
  readonly release: Release;
}

/** Writes a cursor; opaque to clients. */
export function writeCursor(
  request: FastifyRequest,
  release: Release,
  position: Position,
  total: number,
): string {
  const cursor: Cursor = { query: digest(request), checksum: release.checksum, position, total };
  const text = JSON.stringify(cursor);
  return Buffer.from(seal(text) + text).toString('base64url');
}

/**
 * Where a cursor goes on.
 * @throws Problem `invalid-parameters` for a cursor that is broken or of another query, `release-gone` when its release is no longer here
 */
export async function readCursor(
  request: FastifyRequest,
  text: string,
  services: Services,
): Promise<Resumed> {
  const cursor = parse(text);
  const restart = await repaired(request, [], services);
  if (cursor === null || cursor.query !== digest(request)) {
    const detail =
      cursor === null
        ? 'The cursor cannot be read; take it from page.next as it stands.'
        : 'The cursor belongs to another query; start that query from its first page.';
    throw new Problem('invalid-parameters', detail, {
      errors: [
        { parameter: 'cursor', value: text, code: cursor === null ? 'malformed' : 'otherQuery', detail },
      ],
      tryInstead: restart,
    });
  }
  const { releases } = await services.store().catalogue();
  const release = releases.find(({ checksum }) => checksum === cursor.checksum);
  if (release === undefined)
    throw new Problem(
      'release-gone',
      'The release that this cursor was walking through is gone; start again from the first page.',
      {
        errors: [{ parameter: 'cursor', value: text, code: 'releaseGone', detail: 'Its release is gone.' }],
        tryInstead: restart,
      },
    );
  return { position: cursor.position, total: cursor.total, release };
}

function parse(text: string): Cursor | null {
  try {
    const written = Buffer.from(text, 'base64url').toString();
    const json = written.slice(sealLength);
    return written.startsWith(seal(json)) ? (JSON.parse(json) as Cursor) : null;
  } catch {
    return null;
  }
}

const sealLength = 8;

/** Tells a cursor that was cut or changed on its way from one that this software wrote; no secret. */
function seal(text: string): string {
  return createHash('sha256').update(`cursor ${text}`).digest('base64url').slice(0, sealLength);
}

/** The query without what may change from page to page. */
function digest(request: FastifyRequest): string {
  const query = queryOf(request, { cursor: null, limit: null });
  return createHash('sha256')
    .update(`${pathOf(request)}?${query}`)
    .digest('base64url')
    .slice(0, 16);
}
