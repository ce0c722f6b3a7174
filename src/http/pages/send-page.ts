import type { FastifyReply, FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';
import { Problem } from '../../domain/problems.ts';
import type { Asset } from '../../explorer/assets.ts';
import { negotiateCoding } from '../plugins/compression.ts';
import { entityTag, isFresh, sendNotModified } from '../response/validators.ts';

const languages = ['en', 'zh'] as const;

/** The language of a page, and what else its address may be answered by: that of `?lang=`, else the one that the browser prefers. */
export function languageOf(request: FastifyRequest): { readonly lang: 'en' | 'zh'; readonly vary: string } {
  const asked = givenLanguage(request);
  const [preferred = 'en'] = new Negotiator(request).languages([...languages]);
  // The cache knows no languages: it keeps only pages whose address names one.
  if (asked === undefined) request.cacheKey = null;
  const vary = `${asked === undefined ? ', Accept-Language' : ''}${request.varyOfLinks}`;
  return { lang: asked ?? (preferred === 'zh' ? 'zh' : 'en'), vary };
}

/** Sends a page in the language of `?lang=`, else in the one that the browser prefers; its script knows the one that the reader chose before. @throws Problem */
export async function sendPage(
  request: FastifyRequest,
  reply: FastifyReply,
  write: (lang: 'en' | 'zh') => string,
): Promise<FastifyReply> {
  const { lang, vary } = languageOf(request);
  checkLanguage(request);
  return sendText(request, reply, { type: 'text/html; charset=utf-8', text: write(lang), vary });
}

/** The language that an address names. Of a repeated parameter the last one counts, as in the page itself. */
function givenLanguage({ address }: FastifyRequest): 'en' | 'zh' | undefined {
  const { lang } = address.parameters();
  return languages.find((language) => language === lang);
}

/** The language that an address names for what belongs to a page, English where it names none. @throws Problem `invalid-parameters` */
export function namedLanguage(request: FastifyRequest): 'en' | 'zh' {
  checkLanguage(request);
  return givenLanguage(request) ?? 'en';
}

/** Of the parameters of a page of text, which has no other. @throws Problem `invalid-parameters` */
function checkLanguage({ address }: FastifyRequest): void {
  const { lang: value = '' } = address.parameters();
  if (value === '' || languages.some((language) => language === value)) return;
  const detail = `lang: "${value}" is not one of ${languages.join(', ')}.`;
  const error = { parameter: 'lang', value, code: 'notAllowed', detail, allowed: languages };
  throw new Problem('invalid-parameters', detail, { errors: [error], tryInstead: address.path });
}

/** Sends a text of some megabytes at most, with a validator, in the coding that the client accepts. */
export async function sendText(
  request: FastifyRequest,
  reply: FastifyReply,
  { type, text, vary = '' }: { readonly type: string; readonly text: string; readonly vary?: string },
): Promise<FastifyReply> {
  const coding = negotiateCoding(request);
  const etag = entityTag([text, coding]);
  reply.headers({ 'cache-control': 'public, max-age=300', etag, vary: `Accept-Encoding${vary}` });
  if (isFresh(request, etag, '')) return sendNotModified(request, reply);
  reply.contentCoding = coding;
  return reply.type(type).send(text);
}

/** Sends a file of the page, for clients to keep for ever. @throws Problem `unknown-path` */
export function sendAsset(
  request: FastifyRequest,
  reply: FastifyReply,
  files: ReadonlyMap<string, Asset>,
): FastifyReply {
  const found = files.get(request.address.path);
  if (found === undefined)
    throw new Problem(
      'unknown-path',
      'This file belongs to another version of the page: load the page again.',
      { tryInstead: '/' },
    );
  const coding = negotiateCoding(request);
  const body = coding === 'identity' ? null : found[coding];
  reply
    .type(found.type)
    .headers({ 'cache-control': 'public, max-age=31536000, immutable', vary: 'Accept-Encoding' });
  if (body === null) return reply.send(found.identity);
  return reply.header('content-encoding', coding).send(body);
}
