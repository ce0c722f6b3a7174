import { z } from 'zod';
import { bareType, type Format, type Formats } from '../../formats/format.ts';
import { singleFormats } from '../../formats/formats.ts';
import { problemSchema } from '../response/problem-details.ts';

const problemContent = { content: { 'application/problem+json': { schema: problemSchema } } };

/** Responses of a route: its success in every format that it has, a part of it, the lack of news, and the problems. */
export function answers(schema: z.ZodType, formats: Formats = singleFormats) {
  const [first, ...others] = formats;
  const content = others.map((format) => [bareType(format), { schema: bodySchema(format) }]);
  return withValidators('A complete answer.', {
    [bareType(first)]: { schema },
    ...Object.fromEntries(content),
  });
}

/** Responses of a route whose answers have an entity tag, by which clients ask for parts and for news. */
export function withValidators(
  description: string,
  content: Readonly<Record<string, { schema: z.ZodType }>>,
) {
  const bytes = Object.keys(content).map((type) => [type, { schema: z.unknown() }]);
  return {
    200: { description, content },
    206: {
      description: 'The bytes that `Range` asks for, of an answer that is whole before its first byte.',
      content: Object.fromEntries(bytes),
    },
    // A response without a body.
    304: z.null().describe('The client has this answer already, by `If-None-Match` or `If-Modified-Since`.'),
    ...problemResponses,
  };
}

/** JSON Schema of a body that is no page of JSON; OpenAPI 3.1 describes bytes by an empty schema. */
function bodySchema(format: Format): z.ZodType {
  if (format.binary || isJson(bareType(format))) return z.unknown().describe(format.title);
  return z.string().describe(format.title);
}

/** True for a media type whose whole body is one JSON value. */
export function isJson(mediaType: string): boolean {
  return mediaType === 'application/json' || mediaType.endsWith('+json');
}

/** The problems that every route may answer with. */
export const problemResponses = {
  '4xx': {
    description: 'The request cannot be answered; `errors` and `links.tryInstead` say what would work.',
    ...problemContent,
  },
  '5xx': { description: 'The server failed.', ...problemContent },
};
