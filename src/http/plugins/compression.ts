import { promisify } from 'node:util';
import {
  type BrotliCompress,
  brotliCompress,
  constants,
  createBrotliCompress,
  createGzip,
  type Gzip,
  gzip,
} from 'node:zlib';
import type { FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';

/** A content coding (RFC 9110 section 8.4.1). */
export type Coding = 'br' | 'gzip' | 'identity';

const brotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };

/** The coding that a client prefers. */
export function codingOf(request: FastifyRequest): Coding {
  if (request.headers['accept-encoding'] === undefined) return 'identity';
  const coding = new Negotiator(request.raw).encoding(['br', 'gzip', 'identity']);
  return coding === 'br' || coding === 'gzip' ? coding : 'identity';
}

export async function encoded<T extends string | Uint8Array>(body: T, coding: Coding): Promise<T | Buffer> {
  if (coding === 'br') return promisify(brotliCompress)(body, brotliOptions);
  return coding === 'gzip' ? promisify(gzip)(body) : body;
}

/** What a stream goes through to be encoded. */
export function encoder(coding: 'br' | 'gzip'): BrotliCompress | Gzip {
  return coding === 'br' ? createBrotliCompress(brotliOptions) : createGzip();
}
