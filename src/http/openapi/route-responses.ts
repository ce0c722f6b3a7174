import { z } from 'zod';
import { bareType, type Format, type Formats } from '../../formats/format.ts';
import { singleFormats } from '../../formats/formats.ts';

/** The success of a route in every format that it has; what else may be answered follows from the route. */
export function answers(schema: z.ZodType, formats: Formats = singleFormats) {
  const [first, ...others] = formats;
  const content = others.map((format) => [bareType(format), { schema: bodySchema(format) }]);
  return success('A complete answer.', {
    [bareType(first)]: { schema },
    ...Object.fromEntries(content),
  });
}

/** A success with its body by media type. */
export function success(description: string, content: Readonly<Record<string, { schema: z.ZodType }>>) {
  return { 200: { description, content } };
}

/** JSON Schema of bytes, as generators know it from OpenAPI 3.0. */
export const bytes = z.string().meta({ format: 'binary' });

/** JSON Schema of a body that is no page of JSON. */
function bodySchema(format: Format): z.ZodType {
  if (format.binary) return bytes.meta({ description: format.title });
  return (isJson(bareType(format)) ? z.unknown() : z.string()).describe(format.title);
}

/** True for a media type whose whole body is one JSON value. */
export function isJson(mediaType: string): boolean {
  return mediaType === 'application/json' || mediaType.endsWith('+json');
}
