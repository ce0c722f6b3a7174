import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Config } from '../../config.ts';
import type { Release } from '../../domain/catalogue/catalogue.ts';
import { Problem, type ProblemCode } from '../../domain/problems.ts';
import { limits } from '../../domain/query/limits.ts';
import type { Position } from '../../store/store.ts';
import { addressTooLong } from '../address-too-long.ts';
import type { QueryChange } from './addresses.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** The key that seals cursors: whoever knows it can write them. */
    readonly cursorKey: () => string;
  }
}

/** Gives the application the key that seals cursors: the given one, the configured one, or one of its own. */
export function registerCursors(
  app: FastifyInstance,
  { cursorKey }: Pick<Config, 'cursorKey'>,
  given?: () => string,
): void {
  const key = cursorKey ?? randomBytes(32).toString('hex');
  app.decorate('cursorKey', given ?? (() => key));
}

/** The content of a cursor: the query and the release that it is bound to, the position to go on from, the number of all rows. */
interface Cursor {
  readonly query: string;
  readonly checksum: string;
  readonly position: Position;
  readonly total: number;
}

/** Where a list goes on. */
export interface Resumed {
  readonly position: Position;
  readonly total: number;
  readonly release: Release;
}

/**
 * Address of the next page, its cursor being opaque to clients; `pinned` names what the request left to a default that may change.
 * @throws Problem `uri-too-long` where it could not be asked for
 */
export function nextPage(
  request: FastifyRequest,
  { checksum }: Release,
  { position, total, pinned = {} }: Omit<Resumed, 'release'> & { readonly pinned?: QueryChange },
): string {
  const cursor: Cursor = { query: digest(request, pinned), checksum, position, total };
  const content = Buffer.from(JSON.stringify(cursor));
  const next = request.address.with({ ...pinned, cursor: sealed(content, request.server.cursorKey()) });
  if (next.length > limits.url)
    throw addressTooLong(request.address, 'address of the next page', next.length);
  return next;
}

/**
 * Where the cursor of a request goes on; null where it has none.
 * @throws Problem `invalid-parameters` for a cursor that is broken or of another query, `release-gone` when its release is gone
 */
export async function resume(request: FastifyRequest, text: string | undefined): Promise<Resumed | null> {
  if (text === undefined) return null;
  const cursor = parse(text, request.server);
  if (cursor === null) throw refused(request, text, 'malformed');
  if (cursor.query !== digest(request)) throw refused(request, text, 'otherQuery');
  const { releases } = await request.store.catalogue();
  const release = releases.find(({ checksum }) => checksum === cursor.checksum);
  if (release === undefined) throw refused(request, text, 'releaseGone');
  return { position: cursor.position, total: cursor.total, release };
}

const faults = {
  malformed: 'The cursor cannot be read; copy it from page.next unchanged.',
  otherQuery: 'The cursor belongs to another query; start from the first page.',
  releaseGone: 'The release of this cursor is gone; start from the first page.',
} as const;

function refused({ address }: FastifyRequest, value: string, code: keyof typeof faults): Problem {
  const detail = faults[code];
  const problem: ProblemCode = code === 'releaseGone' ? 'release-gone' : 'invalid-parameters';
  return new Problem(problem, detail, {
    errors: [{ parameter: 'cursor', value, code, detail }],
    tryInstead: address.with({ cursor: null }),
  });
}

function parse(text: string, { cursorKey }: FastifyInstance): Cursor | null {
  const content = Buffer.from(text.split('.', 1)[0] ?? '', 'base64url');
  const [given, ours] = [Buffer.from(text), Buffer.from(sealed(content, cursorKey()))];
  const isOurs = given.length === ours.length && timingSafeEqual(given, ours);
  return isOurs ? (JSON.parse(content.toString()) as Cursor) : null;
}

/** A cursor: its content, and an HMAC of 128 bits, so that nobody else can write one. */
function sealed(content: Buffer, key: string): string {
  const seal = createHmac('sha256', key).update(content).digest().subarray(0, 16);
  return `${content.toString('base64url')}.${seal.toString('base64url')}`;
}

/** The query without the parameters that may change from page to page. */
function digest({ address }: FastifyRequest, pinned: QueryChange = {}): string {
  return createHash('sha256')
    .update(`${address.path}?${address.queryWith({ ...pinned, cursor: null, limit: null })}`)
    .digest('base64url')
    .slice(0, 16);
}
