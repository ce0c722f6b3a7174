import { type ProblemCode, problems } from '../../domain/problems.ts';
import { wordsOf } from '../../domain/statements/codes.ts';
import { xlsx } from '../../formats/tables/xlsx.ts';
import { unlimited } from '../plugins/rate-limit.ts';
import type { Json, Operation, Response } from './openapi-operation.ts';
import { type HeaderName, headersOf, limited, validators } from './response-headers.ts';

/** What of an operation decides which statuses it answers with. */
interface Facts {
  readonly path: string;
  readonly parameters: readonly string[];
  readonly mediaTypes: readonly string[];
  /** True where its answers have an entity tag. */
  readonly isTagged: boolean;
  /** True where the request names ids, which may be unknown or retired. */
  readonly namesIds: boolean;
}

/** An answer that is the same for all operations that have it. */
interface Shared {
  readonly name: string;
  readonly description: string;
  readonly of: (facts: Facts) => boolean;
  /** Besides those that every answer of its kind has. */
  readonly headers?: readonly HeaderName[];
}

const always = () => true;
/** Every whole answer takes `Range`; it is listed where clients need it, since types of generated code grow with each status. */
const isFile = ({ isTagged, mediaTypes }: Facts) => isTagged && !mediaTypes.includes('application/json');
const tagged = ({ isTagged }: Facts) => isTagged;
const bytes = { type: 'string', format: 'binary' };

/** The answers besides success, by status. */
const shared: Readonly<Record<string, Shared>> = {
  206: {
    name: 'PartialContent',
    description: 'The bytes that `Range` asks for, in the media type of the whole.',
    of: isFile,
    headers: ['Content-Range'],
  },
  304: {
    name: 'NotModified',
    description: 'The client has this answer already, by `If-None-Match` or `If-Modified-Since`.',
    of: tagged,
  },
  400: {
    name: 'BadRequest',
    description: 'Parameters are wrong: `errors` names each, `links.tryInstead` works.',
    of: always,
  },
  404: {
    name: 'NotFound',
    description: 'No entry has this id; `errors` names the nearest.',
    of: ({ namesIds }) => namesIds,
  },
  406: {
    name: 'NotAcceptable',
    description: 'There is no such format; `errors` names those that there are.',
    of: ({ parameters }) => parameters.includes('format'),
  },
  410: {
    name: 'Gone',
    description:
      'The id was retired, and `errors` names its successor; or the release of the cursor is gone.',
    of: ({ namesIds, parameters }) => namesIds || parameters.includes('cursor'),
  },
  412: {
    name: 'PreconditionFailed',
    description: '`If-Match` or `If-Unmodified-Since` does not hold.',
    of: tagged,
  },
  414: { name: 'UriTooLong', description: 'The address is too long.', of: always },
  416: {
    name: 'RangeNotSatisfiable',
    description: '`Range` lies outside the answer.',
    of: isFile,
    headers: ['Content-Range'],
  },
  422: {
    name: 'Unprocessable',
    description: 'The request is well-formed but cannot be answered; `links.tryInstead` can.',
    of: ({ mediaTypes }) => mediaTypes.includes(xlsx.mediaType),
  },
  429: {
    name: 'TooManyRequests',
    description: 'More requests in a minute than the limit.',
    of: ({ path }) => !unlimited.includes(path),
    headers: ['Retry-After'],
  },
  500: { name: 'InternalError', description: 'The server failed: its log has the `requestId`.', of: always },
  503: {
    name: 'Unavailable',
    description: 'The service is busy, or not ready yet.',
    of: always,
    headers: ['Retry-After'],
  },
};

/** Answers besides success of the routes of SDMX, whose errors are messages of SDMX, by status. */
const ofSdmx: Readonly<Record<string, string>> = {
  206: 'PartialContent',
  304: 'NotModified',
  ...Object.fromEntries([400, 404, 406, 412, 413, 414, 416, 500, 501].map((status) => [status, 'SdmxError'])),
  429: 'SdmxBusy',
  503: 'SdmxBusy',
};

/** Lists every status that an operation answers with, and its headers; what operations share, by reference. */
export function withStatuses(path: string, operation: Operation): void {
  const { parameters = [], responses } = operation;
  const { 200: success } = responses;
  const mediaTypes = Object.keys(success?.content ?? {});
  const isSdmx = path.startsWith('/sdmx/');
  const isTagged = isSdmx || path.startsWith('/v1');
  const facts: Facts = {
    path,
    parameters: parameters.map(({ name }) => name),
    mediaTypes,
    isTagged,
    namesIds: path.includes('{') || operation['x-ids'] === true,
  };
  delete operation['x-ids'];
  if (success !== undefined) success.headers = headersOf(headersOfSuccess(facts));
  if (isSdmx)
    for (const [status, name] of Object.entries(ofSdmx))
      responses[status] = { $ref: `#/components/responses/${name}` };
  else
    for (const [status, { name, of }] of Object.entries(shared))
      if (of(facts)) responses[status] = { $ref: `#/components/responses/${name}` };
}

function headersOfSuccess({ path, mediaTypes, isTagged }: Facts): HeaderName[] {
  const isSaved = mediaTypes.some((type) => type !== 'application/json');
  return [
    ...(isTagged ? [...validators, 'Accept-Ranges' as const] : ['Cache-Control' as const]),
    ...(isTagged && isSaved ? ['Content-Disposition' as const] : []),
    ...(unlimited.includes(path) ? [] : limited),
  ];
}

/** The shared answers by name. */
export function sharedResponses(): Record<string, Response> {
  const entries = Object.entries(shared).map(([status, response]) => [
    response.name,
    responseOf(Number(status), response),
  ]);
  const busy = { ...sdmxError, headers: headersOf(['Cache-Control', 'Retry-After', ...limited]) };
  return { ...Object.fromEntries(entries), SdmxError: sdmxError, SdmxBusy: busy };
}

/** What every refusal of the routes of SDMX is: its status is that of HTTP, its code that of SDMX. */
const sdmxError: Response = {
  description: 'An SDMX error message: its code, and what to do.',
  headers: headersOf(['Cache-Control', ...limited]),
  content: {
    'application/xml': { schema: { type: 'string', description: 'SDMX-ML 2.1 error message.' } },
    'application/json': {
      schema: {
        type: 'object',
        description: 'SDMX-JSON 2.0.0 message with errors.',
        required: ['meta', 'errors'],
        properties: {
          meta: { type: 'object' },
          errors: {
            type: 'array',
            minItems: 1,
            items: {
              type: 'object',
              required: ['code', 'title', 'detail'],
              properties: {
                code: { type: 'integer' },
                title: { type: 'string' },
                detail: { type: 'string' },
              },
            },
          },
        },
      },
    },
  },
};

function responseOf(status: number, { name, description, headers = [] }: Shared): Response {
  if (status < 400) {
    const content = status === 206 ? { content: { '*/*': { schema: bytes } } } : {};
    // A 304 has no links: a cache keeps those of the answer that it has stored.
    const kept = validators.filter((header) => status !== 304 || header !== 'Link');
    return { description, headers: headersOf([...kept, ...headers, ...limited]), ...content };
  }
  const schema = { $ref: `#/components/schemas/${name}Problem` };
  return {
    description,
    headers: headersOf(['Cache-Control', ...headers, ...limited]),
    content: { 'application/problem+json': { schema } },
  };
}

/** Problems by the status of their answer, each with the codes that it may have. */
export function problemSchemas(): Json {
  const failures = Object.entries(shared).filter(([status]) => Number(status) >= 400);
  return Object.fromEntries(
    failures.map(([status, { name, description }]) => [
      `${name}Problem`,
      {
        description,
        allOf: [
          { $ref: '#/components/schemas/Problem' },
          {
            type: 'object',
            required: ['status', 'code'],
            properties: {
              status: { type: 'integer', enum: [Number(status)] },
              code: { type: 'string', enum: codesOf(Number(status)) },
            },
          },
        ],
      },
    ]),
  );
}

function codesOf(status: number): ProblemCode[] {
  return wordsOf(problems).filter((code) => problems[code].status === status);
}
