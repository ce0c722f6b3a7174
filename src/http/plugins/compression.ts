import { pipeline, Readable } from 'node:stream';
import { promisify } from 'node:util';
import { brotliCompress, constants, createBrotliCompress, createGzip, gzip } from 'node:zlib';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';

declare module 'fastify' {
  interface FastifyReply {
    /** Content coding of the body (RFC 9110 section 8.4.1): a handler sets it, the plugin applies it. */
    contentCoding: ContentCoding;
  }
}

export type ContentCoding = 'br' | 'gzip' | 'identity';

const brotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };

const encoders = {
  br: {
    whole: (body: Buffer) => promisify(brotliCompress)(body, brotliOptions),
    stream: () => createBrotliCompress(brotliOptions),
  },
  gzip: { whole: (body: Buffer) => promisify(gzip)(body), stream: () => createGzip() },
} as const;

/** As documented: the types of the package leave the options out. */
interface CodingNegotiator {
  readonly encoding: (
    available: readonly string[],
    options: { readonly preferred: readonly string[] },
  ) => string | undefined;
}

/** The content coding that a client prefers, of those that are served; among equals Brotli, the smallest. */
export function negotiateCoding(request: FastifyRequest): ContentCoding {
  if (request.headers['accept-encoding'] === undefined) return 'identity';
  const negotiator: CodingNegotiator = new Negotiator(request.raw);
  const coding = negotiator.encoding(['br', 'gzip', 'identity'], { preferred: ['br'] });
  return coding === 'br' || coding === 'gzip' ? coding : 'identity';
}

/**
 * Encodes bodies in the coding that their handler negotiated. `@fastify/compress` is not used: it chooses the coding itself
 * and after all hooks of the instance, but here the coding is part of the ETag, and the cache keeps encoded bodies.
 */
export function registerCompression(app: FastifyInstance): void {
  app.decorateReply('contentCoding', 'identity');
  app.addHook('onSend', (_request, reply, payload, done) => {
    const { contentCoding: coding } = reply;
    if (coding === 'identity' || payload == null || payload === '' || reply.statusCode !== 200)
      return done(null, payload);
    reply.header('content-encoding', coding);
    reply.removeHeader('content-length');
    if (payload instanceof Readable)
      done(
        null,
        pipeline(payload, encoders[coding].stream(), () => {}),
      );
    else
      encoders[coding].whole(Buffer.from(payload as string | Buffer)).then((body) => done(null, body), done);
  });
}
