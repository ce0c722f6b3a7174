import { pipeline, Readable, Transform } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import type { Config } from '../../config.ts';
import type { Store } from '../../store/store.ts';
import { isProof } from '../request/own-request.ts';
import { isFresh, sendNotModified } from '../response/validators.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Key under which the answer may be kept; null where it may not, or came from the cache. */
    cacheKey: string | null;
  }
}

type Headers = Readonly<Record<string, string>>;

interface Entry {
  /** Headers of the 200. */
  readonly whole: Headers;
  /** Those of its 304; null until one is sent. */
  notModified: Headers | null;
  readonly body: Buffer;
}

/** What the cache did since the start, for `/metrics`. */
export interface CacheStatistics {
  readonly hits: number;
  readonly misses: number;
  readonly bytes: number;
}

/** Bytes of the largest body that is kept. */
const largestBody = 2 ** 20;
/** Bytes that the objects around an entry take, roughly. */
const overhead = 1024;

/**
 * Keeps complete answers of the current snapshot and day in memory, at most `cacheBytes` of them, the least recently used evicted first.
 * Registered behind the rate limit, so that every request is counted, and behind the compression, so that bodies are kept encoded.
 */
export function registerCache(
  app: FastifyInstance,
  { cacheBytes: bytes, publicUrl }: Pick<Config, 'cacheBytes' | 'publicUrl'>,
): CacheStatistics {
  app.decorateRequest('cacheKey', null);
  if (bytes === 0) return { hits: 0, misses: 0, bytes: 0 };
  const entries = new LRUCache<string, Entry>({
    maxSize: bytes,
    maxEntrySize: largestBody + 2 * overhead,
    sizeCalculation: ({ body }, key) => body.length + 2 * key.length + overhead,
  });
  const statistics = {
    hits: 0,
    misses: 0,
    get bytes() {
      return entries.calculatedSize;
    },
  };
  let snapshot: Store | null = null;
  let day = '';

  app.addHook('onRequest', (request, reply, done) => {
    if (!isAnswerable(request)) return done();
    if (request.store !== snapshot || request.today !== day) {
      entries.clear();
      snapshot = request.store;
      day = request.today;
    }
    const key = keyOf(request, publicUrl ?? `${request.protocol}://${request.host}`);
    const entry =
      entries.get(key) ?? (request.method === 'HEAD' ? entries.get(key.replace('HEAD', 'GET')) : undefined);
    if (entry === undefined) {
      statistics.misses += 1;
      request.cacheKey = key;
      return done();
    }
    statistics.hits += 1;
    sendEntry(entry, request, reply);
  });

  app.addHook('onSend', (request, reply, payload, done) => {
    const { cacheKey, store, today } = request;
    if (cacheKey === null || !isCacheable(reply)) return done(null, payload);
    const keep = (body: string | Buffer) => {
      if (store !== snapshot || today !== day || body.length > largestBody) return;
      entries.set(cacheKey, { whole: lastingHeaders(reply), notModified: null, body: Buffer.from(body) });
    };
    if (payload instanceof Readable)
      return done(null, request.method === 'HEAD' ? payload : collected(payload, keep));
    keep(payload as string | Buffer);
    done(null, payload);
  });
  return statistics;
}

/** True for a request that an equal one may have been answered for; preconditions and a missing Host are for its handler. */
function isAnswerable(request: FastifyRequest): boolean {
  const { method, headers, host } = request;
  const isRead = method === 'GET' || method === 'HEAD';
  const isConditional = headers['if-match'] !== undefined || headers['if-unmodified-since'] !== undefined;
  return isRead && host !== '' && !isConditional && !isProof(request);
}

const absent = '\0';

/** Everything that an answer of a snapshot depends on: method, path, parameters in any order, what is negotiated, base of the links. */
function keyOf({ method, url, headers }: FastifyRequest, base: string): string {
  const query = url.indexOf('?') + 1;
  // One parameter has one order only.
  const target =
    query > 0 && url.includes('&', query)
      ? url.slice(0, query) + url.slice(query).split('&').sort(byName).join('&')
      : url;
  // An empty header is not an absent one.
  const { accept = absent, 'accept-encoding': coding = absent } = headers;
  return `${method}\n${target}\n${accept}\n${coding}\n${base}`;
}

/** By what stands before `=`: the values of a repeated parameter keep their order, for pages take the last one. */
function byName(a: string, b: string): number {
  const [one, other] = [nameOf(a), nameOf(b)];
  return one < other ? -1 : one > other ? 1 : 0;
}

function nameOf(part: string): string {
  const mark = part.indexOf('=');
  return mark === -1 ? part : part.slice(0, mark);
}

function sendEntry(entry: Entry, request: FastifyRequest, reply: FastifyReply): void {
  const { whole, body } = entry;
  if (isFresh(request, whole.etag ?? '', whole['last-modified'] ?? '')) {
    entry.notModified ??= headersBut(describingBody, whole);
    sendNotModified(request, reply.headers(entry.notModified));
  } else reply.headers(whole).send(body);
}

/** True for an answer that shared caches may keep for a while, and that can be validated. */
function isCacheable(reply: FastifyReply): boolean {
  const control = String(reply.getHeader('cache-control') ?? '');
  return reply.statusCode === 200 && reply.hasHeader('etag') && /\bmax-age=[1-9]/.test(control);
}

/** Headers that are set for each message before the cache is asked, or when the body is sent. */
const perMessage: ReadonlySet<string> = new Set([
  ...['connection', 'content-length', 'accept-ranges', 'ratelimit', 'ratelimit-policy', 'server-timing'],
]);
const describingBody: ReadonlySet<string> = new Set([
  'content-type',
  'content-encoding',
  'content-disposition',
]);

/** The headers of an answer that are kept with it. */
function lastingHeaders(reply: FastifyReply): Headers {
  return headersBut(perMessage, reply.getHeaders());
}

function headersBut(
  names: ReadonlySet<string>,
  headers: Readonly<Record<string, string | number | readonly string[] | undefined>>,
): Headers {
  const others: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) if (!names.has(name)) others[name] = String(value);
  return others;
}

/** The same stream; its bytes are collected on the way, and handed over when all of them have passed. */
function collected(stream: Readable, keep: (body: Buffer) => void): Readable {
  let chunks: Buffer[] = [];
  let length = 0;
  const collector = new Transform({
    transform(chunk: Buffer, _, done) {
      length += chunk.length;
      if (length <= largestBody) chunks.push(chunk);
      else chunks = [];
      done(null, chunk);
    },
    flush(done) {
      if (length <= largestBody) keep(Buffer.concat(chunks));
      done();
    },
  });
  return pipeline(stream, collector, () => {});
}
