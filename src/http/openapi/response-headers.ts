import type { Json } from './openapi-operation.ts';

/** A header that is a text; one with `required` is in every answer that lists it. */
function text(description: string, required?: 'required'): Json {
  return {
    description,
    ...(required === undefined ? {} : { required: true }),
    schema: { type: 'string', maxLength: 8192 },
  };
}

/** Headers of answers, as components of the OpenAPI document. */
export const headers = {
  'Access-Control-Allow-Origin': {
    description: 'Pages of any origin may read the answer.',
    required: true,
    schema: { type: 'string', enum: ['*'] },
  },
  'Accept-Ranges': text('`bytes` where `Range` takes parts of the answer, `none` where it is streamed.'),
  'Cache-Control': text('How long the answer may be kept.', 'required'),
  'Content-Disposition': text('Name under which a table or a file is saved.'),
  'Content-Range': text('Which bytes are sent, and of how many.', 'required'),
  ETag: text('Strong entity tag, for `If-None-Match`, `If-Match` and `If-Range`.', 'required'),
  'Last-Modified': text('Day of the release, or of the answer, as an HTTP date.', 'required'),
  Link: text(
    'Addresses of the answer, its next page, its description and its licence (RFC 8288).',
    'required',
  ),
  RateLimit: text(
    'What is left of the limit, `"default";r=599;t=60`, where there is one (draft-ietf-httpapi-ratelimit-headers).',
  ),
  'RateLimit-Policy': text('The limit, `"default";q=600;w=60`: requests in so many seconds.'),
  Release: text('Id of the release that the answer is of.', 'required'),
  'Retry-After': {
    description: 'Seconds to wait.',
    required: true,
    schema: { type: 'integer', minimum: 0, maximum: 86_400 },
  },
  Vary: text('Headers of the request that the answer depends on.', 'required'),
} as const;

export type HeaderName = keyof typeof headers;

/** Headers of an answer with an entity tag. */
export const validators = ['Cache-Control', 'ETag', 'Last-Modified', 'Link', 'Release', 'Vary'] as const;

/** Headers of an answer that counts against the rate limit. */
export const limited = ['RateLimit', 'RateLimit-Policy'] as const;

/** Headers of an answer by reference; all may be read by pages of any origin. */
export function headersOf(names: readonly HeaderName[]): Json {
  const all: HeaderName[] = ['Access-Control-Allow-Origin', ...names];
  return Object.fromEntries(all.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}
