import { type Duplex, Readable, type Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { beginning } from './beginning.ts';
import { type Coding, encoder } from './plugins/compression.ts';
import type { Services } from './services.ts';

interface Streamed {
  readonly etag: string;
  readonly coding: Coding;
  readonly headers: Readonly<Record<string, string>>;
  readonly write: () => AsyncIterable<Uint8Array>;
  /** Sends the parts of an answer that turned out to be short, as every other is sent. */
  readonly short: (parts: readonly Uint8Array[]) => Promise<FastifyReply>;
}

/** Bytes up to which an answer is put together before it is sent, so that it has a length and is kept at hand. */
const mostShort = 2 ** 16;

/** Sends what streams: from the file in which it was kept, or as it is made, on its way into such a file. */
export async function sendStream(
  request: FastifyRequest,
  reply: FastifyReply,
  { atHand, spool }: Services,
  { etag, coding, headers, write, short }: Streamed,
): Promise<FastifyReply> {
  // A file holds what one snapshot says, as its ETag does.
  const kept = atHand.isOfNow(request) ? spool.find(etag) : null;
  const { method, socket } = request.raw;
  // A client that has left is sent nothing, which is no fault.
  if (socket.destroyed) return reply.hijack();
  // Fastify would read a body to its end and throw it away.
  const headOnly = () => reply.headers(headers).send(Readable.from([]));
  if (kept !== null) {
    reply.header('content-length', String(kept.size));
    if (method === 'HEAD') return headOnly();
    // Not through Fastify's pipe, which does not tell when a buffer has left and may be filled again.
    reply.hijack();
    for (const [name, value] of Object.entries({ ...reply.getHeaders(), ...headers }))
      if (value !== undefined) reply.raw.setHeader(name, value);
    void kept.send(reply.raw);
    return reply;
  }
  const { parts, isWhole, all } = await beginning(write(), mostShort);
  if (isWhole) return short(parts);
  if (method === 'HEAD' || socket.destroyed) {
    await all.return?.();
    return socket.destroyed ? reply.hijack() : headOnly();
  }
  const body = stream(all, coding, atHand.isOfNow(request) ? spool.copier(etag) : null);
  // An answer that waits behind another one on the same connection is not told that it has closed.
  const leave = () => body.destroy();
  socket.once('close', leave);
  body.once('close', () => socket.off('close', leave));
  return reply.headers(headers).send(body);
}

function stream(chunks: AsyncIterable<Uint8Array>, coding: Coding, copier: Transform | null): Readable {
  const plain = Readable.from(chunks, { objectMode: false });
  const through: Duplex[] = [];
  if (coding !== 'identity') through.push(encoder(coding));
  if (copier !== null) through.push(copier);
  return through.reduce<Readable>((from, to) => {
    pipeline(from, to).catch((error) => to.destroy(error));
    return to;
  }, plain);
}
