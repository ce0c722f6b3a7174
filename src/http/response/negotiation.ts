import type { FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';
import { Problem } from '../../domain/problems.ts';
import { nearest } from '../../domain/query/nearest.ts';
import { bareType, type Format, type Formats } from '../../formats/format.ts';
import { isProof } from '../request/own-request.ts';

/** The formats of a resource, and the one that a request names. */
export interface Offer {
  /** The default one first. */
  readonly formats: Formats;
  /** `format=`; null where the Accept header decides. */
  readonly format: string | null;
  /** The Accept header as the resource understands it, in place of that of the request. */
  readonly accept?: string;
}

/** The format of an answer. @throws Problem `not-acceptable` with the list */
export function negotiateFormat(request: FastifyRequest, offer: Offer): Format {
  const { formats, format: name } = offer;
  const found =
    name === null
      ? acceptedFormat(offer.accept ?? request.headers.accept, formats)
      : formats.find((format) => format.name === name);
  if (found !== undefined) return found;
  const value = name ?? request.headers.accept ?? null;
  const list = formats.map((format) => `${format.name} (${bareType(format)})`);
  const error = {
    parameter: name === null ? 'Accept' : 'format',
    value,
    code: 'notAcceptable',
    detail: `"${value}" is not among them.`,
    allowed: name === null ? formats.map(bareType) : formats.map((format) => format.name),
  };
  throw new Problem('not-acceptable', `This resource is available as ${list.join(', ')}.`, {
    errors: [error],
    tryInstead: request.address.with({ format: nearestFormat(name, formats) }),
  });
}

/** The format that a text is most like: its name, the extension of its files, a word of its title; else the default one. */
function nearestFormat(text: string | null, formats: Formats): string {
  const wanted = text?.toLowerCase() ?? '';
  const found =
    formats.find(({ name, extension }) => wanted === name || wanted === extension) ??
    formats.find(({ title }) => title.toLowerCase().split(/\W/).includes(wanted));
  const names = formats.map(({ name }) => name);
  return found?.name ?? nearest(wanted, names, 1, 0.5)[0] ?? formats[0].name;
}

/** Parameters of media types that every text has here, so that they exclude none. */
const givenParameters = /\s*;\s*(charset="?utf-?8"?|header="?present"?)(?=\s*[;,]|\s*$)/gi;

/** The format that the Accept header prefers; undefined when it accepts none. */
function acceptedFormat(accept: string | undefined, formats: Formats): Format | undefined {
  if (accept === undefined || accept === '*/*') return formats[0];
  // A browser that opens an address accepts pictures before `*/*`; its user wants the data.
  const data = /\btext\/html\b/.test(accept) ? formats.filter(({ picture }) => !picture) : [];
  return preferred(accept, data) ?? preferred(accept, formats);
}

function preferred(accept: string, offered: readonly Format[]): Format | undefined {
  const offers = offered.flatMap((format) =>
    [bareType(format), ...(format.aliases ?? [])].map((type) => [type, format] as const),
  );
  const negotiator = new Negotiator({ headers: { accept: accept.replace(givenParameters, '') } });
  const type = negotiator.mediaType(offers.map(([offer]) => offer));
  return offers.find(([offer]) => offer === type)?.[1];
}

/** Doors of programs, which never get a page. */
const doors = /^\/(v1|sdmx|mcp)(\/|$)/;

/** True for a client that would rather read of a problem on a page than as data. */
export function prefersPage(request: FastifyRequest): boolean {
  const { accept } = request.headers;
  if (accept === undefined || isProof(request) || doors.test(request.address.path)) return false;
  const offers = ['application/problem+json', 'application/json', 'text/html'];
  return new Negotiator({ headers: { accept } }).mediaType(offers) === 'text/html';
}
