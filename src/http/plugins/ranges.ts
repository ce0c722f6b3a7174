import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import { Problem } from '../../domain/problems.ts';

declare module 'fastify' {
  interface FastifyInstance {
    rangedBodies: RangedBodies;
  }
}

/** First and last byte, both inside. */
interface ByteRange {
  readonly first: number;
  readonly last: number;
}

/**
 * Serves byte ranges (RFC 9110 section 14) of bodies that are whole before their first byte and have a strong entity tag.
 * Registered behind compression and cache: a range is one of the encoded body, which is the same bytes each time.
 * A list of several ranges is answered with the whole body, as the RFC allows.
 */
export function registerRanges(app: FastifyInstance): void {
  app.decorate('rangedBodies', new RangedBodies());
  app.addHook('onSend', (request, reply, payload, done) => {
    const isWhole = typeof payload === 'string' || payload instanceof Uint8Array;
    if (!isWhole || reply.statusCode !== 200 || !reply.hasHeader('etag')) return done(null, payload);
    reply.header('accept-ranges', 'bytes');
    const { range: header } = request.headers;
    if (header === undefined || request.method !== 'GET' || !isCurrent(request, reply))
      return done(null, payload);
    const body = typeof payload === 'string' ? Buffer.from(payload) : payload;
    const range = rangeOf(header, body.length);
    if (range === null) return done(null, payload);
    if (range === 'unsatisfiable') {
      reply.header('content-range', `bytes */${body.length}`);
      return done(
        new Problem(
          'range-not-satisfiable',
          `"${header}" lies outside the ${body.length} bytes of the answer.`,
        ),
      );
    }
    const { first, last } = range;
    reply.code(206).header('content-range', `bytes ${first}-${last}/${body.length}`);
    reply.removeHeader('content-length');
    done(null, body.subarray(first, last + 1));
  });
}

/** True without If-Range, and where it names the entity tag or the exact date of the answer (RFC 9110 section 13.1.5). */
function isCurrent({ headers }: FastifyRequest, reply: FastifyReply): boolean {
  const { 'if-range': validator } = headers;
  if (validator === undefined) return true;
  return [reply.getHeader('etag'), reply.getHeader('last-modified')].includes(String(validator));
}

/** One range of bytes within a length; null for several ranges, another unit or no range, which are ignored. */
function rangeOf(header: string, length: number): ByteRange | 'unsatisfiable' | null {
  const [, from = '', to = ''] = /^bytes=\s*(\d*)-(\d*)\s*$/i.exec(header) ?? [];
  if (from === '' && to === '') return null;
  const end = length - 1;
  const first = from === '' ? Math.max(0, length - Number(to)) : Number(from);
  const last = from === '' || to === '' ? end : Math.min(Number(to), end);
  if (to !== '' && from !== '' && Number(to) < first) return null;
  return first > last ? 'unsatisfiable' : { first, last };
}

type Body = string | Uint8Array;

/** Bodies that were made for a range: the next range of the same answer needs no new one. */
class RangedBodies {
  readonly #bodies = new LRUCache<string, Body>({
    maxSize: 32 * 2 ** 20,
    sizeCalculation: (body, etag) => Buffer.byteLength(body) + etag.length,
  });

  /** Memory that the bodies take. */
  get bytes(): number {
    return this.#bodies.calculatedSize;
  }

  /** The body of an entity tag, which names the snapshot too; made where it is not kept, and kept where a range is wanted. */
  async bodyOf({ headers }: FastifyRequest, etag: string, make: () => Promise<Body>): Promise<Body> {
    const kept = this.#bodies.get(etag);
    if (kept !== undefined) return kept;
    const body = await make();
    if (headers.range !== undefined && body.length > 0) this.#bodies.set(etag, body);
    return body;
  }
}
