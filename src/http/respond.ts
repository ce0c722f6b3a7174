import { type Duplex, Readable, type Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { brotliCompress, constants, createBrotliCompress, createGzip, gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';
import type { Release } from '../domain/catalogue.ts';
import { Problem } from '../domain/problems.ts';
import type { Answer } from '../formats/answer.ts';
import { bareType, type Format, type WriteOptions } from '../formats/formats.ts';
import { eachInTurn, othersTurn } from '../turns.ts';
import { acceptedFormat } from './accept.ts';
import { address, baseOf, pathOf, queryOf } from './address.ts';
import { type Coding, isFresh, lastingHeaders, links, modifiedAt, namesTag, tagOf } from './head.ts';
import { picturePolicy } from './security.ts';
import type { Services } from './services.ts';
import { inPieces, unhurried } from './turns.ts';

export interface Reply {
  readonly answer: Answer;
  readonly release: Release;
  /** Formats that this route has, the default one first. */
  readonly formats: readonly Format[];
  /** `format=`; null when the Accept header decides. */
  readonly format: string | null;
  readonly bom?: boolean;
  readonly picture?: WriteOptions['picture'];
  /** Stem of the name under which a table is saved. */
  readonly fileName?: string;
  /** Address of the next page, known once the envelope is. */
  readonly next?: () => string | null;
}

/** Sends an answer in the format that was asked for: type, validators, caching, links, coding; 304 where the client has it already. */
export async function respond(
  request: FastifyRequest,
  reply: FastifyReply,
  services: Services,
  what: Reply,
): Promise<FastifyReply> {
  const format = pick(request, what);
  const coding = format.binary ? 'identity' : codingOf(request);
  const modified = modifiedAt(what.release);
  const etag = tagFor(request, services, format, coding);
  const self = address(pathOf(request), queryOf(request));
  const lasting = lastingHeaders(etag, what.release, what.format === null && what.formats.length > 1);
  const unchanged = { ...lasting, link: links(self, null) };
  if (isFresh(request, etag, modified)) return reply.headers(unchanged).code(304).send();
  const headers: Record<string, string> = { ...lasting, 'content-type': format.mediaType };
  if (coding !== 'identity') headers['content-encoding'] = coding;
  if (!format.paged)
    headers['content-disposition'] =
      `${format.inline ? 'inline' : 'attachment'}; filename="${what.fileName ?? 'data'}.${format.extension}"`;
  const write = (answer: Answer) =>
    format.write(answer, {
      bom: what.bom ?? false,
      ...(what.picture === undefined ? {} : { picture: what.picture }),
    });
  // What came before a whole table has taken its time already, but for lines that come straight from the store.
  if (!format.paged && what.answer.lines === undefined) await othersTurn();
  if (format.streamed)
    return sendStream(request, reply.headers({ ...headers, link: unchanged.link }), services, {
      etag,
      coding,
      write: () => inPieces(write(what.answer)),
    });
  // Files of an earlier snapshot need not wait for the next stream to go.
  services.spool.look();
  const body = await encoded(await whole(write(unhurried(what.answer))), coding);
  headers.link = links(self, what.next?.() ?? null);
  if (format.picture) headers['content-security-policy'] = picturePolicy;
  const without = format.picture ? ['x-frame-options'] : [];
  services.atHand.keep(request, { etag, modified, body: [body], headers, unchanged, without });
  for (const name of without) reply.removeHeader(name);
  return reply.headers(headers).send(body);
}

interface Streamed {
  readonly etag: string;
  readonly coding: Coding;
  readonly write: () => AsyncIterable<Uint8Array>;
}

/** Sends what streams from the file in which it was kept, or as it is made, on its way into such a file. */
function sendStream(
  request: FastifyRequest,
  reply: FastifyReply,
  { atHand, spool }: Services,
  { etag, coding, write }: Streamed,
): FastifyReply {
  // A file holds what one snapshot says, as its ETag does.
  const ofNow = atHand.isOfNow(request);
  const kept = ofNow ? spool.find(etag) : null;
  if (kept !== null) reply.header('content-length', String(kept.size));
  const { method, socket } = request.raw;
  // Fastify would read a body to its end and throw it away.
  if (method === 'HEAD' || socket.destroyed) return reply.send(Readable.from([]));
  if (kept !== null) {
    // Not through Fastify's pipe, which does not tell when a buffer has left and may be filled again.
    reply.hijack();
    for (const [name, value] of Object.entries(reply.getHeaders()))
      if (value !== undefined) reply.raw.setHeader(name, value);
    void kept.send(reply.raw);
    return reply;
  }
  const body = stream(write(), coding, ofNow ? spool.copier(etag) : null);
  // An answer that waits behind another one on the same connection is not told that it has closed.
  const leave = () => body.destroy();
  socket.once('close', leave);
  body.once('close', () => socket.off('close', leave));
  return reply.send(body);
}

/** True where the client names the ETag that its answer has. */
export function hasCopy(
  request: FastifyRequest,
  services: Services,
  what: Pick<Reply, 'formats' | 'format'>,
): boolean {
  if (request.headers['if-none-match'] === undefined) return false;
  const format = pick(request, what);
  const etag = tagFor(request, services, format, format.binary ? 'identity' : codingOf(request));
  return namesTag(request.headers['if-none-match'], etag);
}

function tagFor(request: FastifyRequest, services: Services, format: Format, coding: Coding): string {
  return tagOf({
    build: services.store().build,
    version: services.version,
    base: baseOf(request, services.config),
    path: pathOf(request),
    query: queryOf(request),
    format: format.name,
    coding,
  });
}

/** The format that a request asks for. @throws Problem `not-acceptable` with the list */
export function pick(
  request: FastifyRequest,
  { formats, format: name }: Pick<Reply, 'formats' | 'format'>,
): Format {
  const found =
    name === null ? acceptedFormat(request, formats) : formats.find((format) => format.name === name);
  if (found !== undefined) return found;
  const list = formats.map((format) => `${format.name} (${bareType(format)})`);
  const [first] = formats;
  throw new Problem('not-acceptable', `This resource is available as ${list.join(', ')}.`, {
    errors: [
      {
        parameter: name === null ? 'Accept' : 'format',
        value: name ?? request.headers.accept ?? null,
        code: 'notAcceptable',
        detail: `"${name ?? request.headers.accept}" is not among them.`,
        allowed: name === null ? formats.map(bareType) : formats.map((format) => format.name),
      },
    ],
    tryInstead: address(pathOf(request), queryOf(request, { format: first?.name ?? null })),
  });
}

export function codingOf(request: FastifyRequest): Coding {
  if (request.headers['accept-encoding'] === undefined) return 'identity';
  const coding = new Negotiator(request.raw).encoding(['br', 'gzip', 'identity']);
  return coding === 'br' || coding === 'gzip' ? coding : 'identity';
}

/** What a format writes as one buffer; other requests get their turn between its pieces, also while they are put together. */
async function whole(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts = await Array.fromAsync(inPieces(chunks));
  const [first] = parts;
  if (parts.length === 1 && first instanceof Buffer) return first;
  const body = Buffer.allocUnsafeSlow(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  await eachInTurn(parts, (part) => {
    body.set(part, at);
    at += part.length;
  });
  return body;
}

const brotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };

async function encoded(body: Buffer, coding: Coding): Promise<Buffer> {
  if (coding === 'br') return promisify(brotliCompress)(body, brotliOptions);
  return coding === 'gzip' ? promisify(gzip)(body) : body;
}

function stream(chunks: AsyncIterable<Uint8Array>, coding: Coding, copier: Transform | null): Readable {
  const plain = Readable.from(chunks, { objectMode: false });
  const through: Duplex[] = [];
  if (coding !== 'identity')
    through.push(coding === 'br' ? createBrotliCompress(brotliOptions) : createGzip());
  if (copier !== null) through.push(copier);
  return through.reduce<Readable>((from, to) => {
    pipeline(from, to).catch((error) => to.destroy(error));
    return to;
  }, plain);
}
