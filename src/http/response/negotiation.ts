import type { FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';
import { bareType, type Format } from '../../formats/formats.ts';

/** The format that the Accept header likes best, of those that a resource has; undefined when it takes none of them. */
export function acceptedFormat(request: FastifyRequest, formats: readonly Format[]): Format | undefined {
  const { accept } = request.headers;
  if (accept === undefined || accept === '*/*') return formats[0];
  // A browser that opens an address would take pictures too, before `*/*`; it is a person who wants the data.
  const page = /\btext\/html\b/.test(accept);
  const offered = page ? formats.filter(({ picture }) => !picture) : formats;
  const offers = offered.flatMap((format) => offersOf(format).map((type) => [type, format] as const));
  const type = new Negotiator(request.raw).mediaType(offers.map(([offer]) => offer));
  return offers.find(([offer]) => offer === type)?.[1];
}

/** Its media types, each as it is and with the charset that some clients spell out. */
function offersOf(format: Format): string[] {
  const types = [bareType(format), ...(format.aliases ?? [])];
  return format.binary ? types : [...types, ...types.map((type) => `${type}; charset=utf-8`)];
}
