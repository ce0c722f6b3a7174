import { hash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../../domain/problems.ts';
import type { Asset } from '../../explorer/assets.ts';
import { codingOf, encoded } from '../plugins/compression.ts';
import { pathOf, queryOf } from '../request/addresses.ts';
import { entityTag } from '../response/validators.ts';

/** Sends a page in the language of `?lang=`; the page itself knows the one that was chosen before. */
export async function sendPage(
  request: FastifyRequest,
  reply: FastifyReply,
  write: (lang: 'en' | 'zh') => string,
): Promise<FastifyReply> {
  const lang = new URLSearchParams(queryOf(request)).get('lang') === 'zh' ? 'zh' : 'en';
  return sendText(request, reply, 'text/html; charset=utf-8', write(lang));
}

/** A text that is sent again and again, ready for it. */
export interface Prepared {
  readonly bytes: Buffer;
  /** Stands for the bytes in a validator. */
  readonly mark: string;
}

export function prepared(text: string | Uint8Array): Prepared {
  const bytes = Buffer.from(text);
  return { bytes, mark: hash('sha256', bytes) };
}

/** Sends a text of some megabytes at most: with a validator, and in the coding that the client takes. */
export async function sendText(
  request: FastifyRequest,
  reply: FastifyReply,
  type: string,
  given: string | Prepared,
): Promise<FastifyReply> {
  const coding = codingOf(request);
  const [text, mark] = typeof given === 'string' ? [given, given] : [given.bytes, given.mark];
  const etag = entityTag([mark, coding]);
  reply.headers({ 'cache-control': 'public, max-age=300', etag, vary: 'Accept-Encoding' });
  if (request.headers['if-none-match'] === etag) return reply.code(304).send();
  reply.type(type);
  if (coding === 'identity') return reply.send(text);
  return reply.header('content-encoding', coding).send(await encoded(text, coding));
}

/** Sends a file of the page, to be kept for ever. @throws Problem `unknown-path` */
export function sendAsset(
  request: FastifyRequest,
  reply: FastifyReply,
  files: ReadonlyMap<string, Asset>,
): FastifyReply {
  const found = files.get(pathOf(request));
  if (found === undefined)
    throw new Problem(
      'unknown-path',
      'This file belongs to another version of the page: load the page again.',
      { tryInstead: '/' },
    );
  const coding = codingOf(request);
  const body = coding === 'identity' ? null : found[coding];
  reply
    .type(found.type)
    .headers({ 'cache-control': 'public, max-age=31536000, immutable', vary: 'Accept-Encoding' });
  if (body === null) return reply.send(found.identity);
  return reply.header('content-encoding', coding).send(body);
}
