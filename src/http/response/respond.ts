import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Answer } from '../../formats/answer.ts';
import type { Format, WriteOptions } from '../../formats/format.ts';
import { Slots } from '../../formats/slots.ts';
import { version } from '../../version.ts';
import { type ContentCoding, negotiateCoding } from '../plugins/compression.ts';
import { picturePolicy } from '../plugins/security-headers.ts';
import type { QueryChange } from '../request/addresses.ts';
import { callerOf, isProof } from '../request/own-request.ts';
import { type AskedFields, requireShownFields } from './fields.ts';
import { contentDisposition, type NameWord, words } from './naming/file-name.ts';
import { negotiateFormat, type Offer } from './negotiation.ts';
import {
  type Dated,
  entityTag,
  isFresh,
  lastModified,
  linkHeader,
  namesTag,
  sendNotModified,
  validatorHeaders,
} from './validators.ts';

/** Answers of many rows that are whole before their first byte is sent. */
const queues = {
  tables: new Slots({ running: 4, waiting: 64 }),
  pictures: new Slots({ running: 1, waiting: 64 }),
} as const;

/** What the format of an answer is chosen by. */
export interface Representation extends Offer {
  /** Keys that the request names; a format that cannot show one of them is refused. */
  readonly fields?: AskedFields;
}

/** An answer with everything that its representation depends on. */
interface Representable extends Representation, Dated {
  readonly answer: Answer;
  readonly options?: WriteOptions;
  /** The name under which it is saved, without the extension; a page has none. */
  readonly fileName?: () => readonly NameWord[];
  /** Address of the next page; known once the envelope is. */
  readonly next?: () => string | null;
}

/** Sends an answer in the negotiated format and coding, with its validators and links; 304 where the client has it already. */
export async function respond(
  request: FastifyRequest,
  reply: FastifyReply,
  what: Representable,
): Promise<FastifyReply> {
  const { format, coding, etag } = represented(request, what);
  requireFields(request, what, format);
  const vary = `${what.format === null ? 'Accept, ' : ''}Accept-Encoding${request.varyOfLinks}`;
  reply.headers(validatorHeaders(etag, what, vary));
  reply.header('link', linkHeader(request, null));
  if (format.picture) reply.header('content-security-policy', picturePolicy);
  if (isFresh(request, etag, lastModified(what))) return sendNotModified(request, reply);
  const options = { bom: false, ...what.options, ...barenessOf(request, what) };
  if (format.streamed) {
    describeBody(reply, what, { format, coding });
    reply.header('accept-ranges', 'none');
    // HEAD needs none of the rows.
    const pieces = request.method === 'HEAD' ? [] : format.write(what.answer, options);
    return reply.send(Readable.from(pieces, { objectMode: false }));
  }
  if (format.picture && isProof(request)) {
    // A trial asks whether there is a picture, which nobody would see.
    await what.answer.chart?.();
    return reply.send();
  }
  // A problem while it is written takes the place of the answer.
  const retry = (change: QueryChange) => request.address.with(change);
  const queue = format.picture ? queues.pictures : queues.tables;
  const queued = () =>
    queue.run(callerOf(request), () =>
      format.write(what.answer, { ...options, signal: request.gone }, retry),
    );
  const body = format.paged
    ? await format.write(what.answer, options, retry)
    : await request.server.rangedBodies.bodyOf(request, etag, queued);
  describeBody(reply, what, { format, coding });
  const next = what.next?.() ?? null;
  if (next !== null) reply.header('link', linkHeader(request, next));
  return reply.send(body);
}

/** What `meta=none` leaves out; links stay where `fields` names them. */
function barenessOf({ address }: FastifyRequest, { fields }: Representation) {
  return { bare: address.given('meta') === 'none', links: fields?.named?.includes('links') ?? false };
}

interface Represented {
  readonly format: Format;
  readonly coding: ContentCoding;
}

/** Sets the headers that a body has and a 304 has not. `Server-Timing` is the time until its first byte; a cached answer has none. */
function describeBody(reply: FastifyReply, what: Representable, { format, coding }: Represented): void {
  reply.type(format.mediaType);
  reply.contentCoding = coding;
  reply.header('server-timing', `total;dur=${reply.elapsedTime.toFixed(1)}`);
  if (format.paged) return;
  const { extension, inline } = format;
  reply.header(
    'content-disposition',
    contentDisposition({ words: what.fileName?.() ?? words('data'), extension, inline }),
  );
}

/** The format of an answer, before it is made. @throws Problem where there is none, or where it cannot show a key */
export function requireFormat(request: FastifyRequest, what: Representation): Format {
  const format = negotiateFormat(request, what);
  requireFields(request, what, format);
  return format;
}

function requireFields({ address }: FastifyRequest, { fields, formats }: Representation, format: Format) {
  if (fields?.named !== undefined) requireShownFields(fields, format, { formats, address });
}

/** True where the client names the entity tag of the answer that it asks for: it need not be computed again. */
export function hasCopy(request: FastifyRequest, offer: Offer): boolean {
  const tags = request.headers['if-none-match'];
  return tags !== undefined && namesTag(tags, represented(request, offer).etag);
}

/** Format and coding of the answer, and its entity tag, which follows from the request, its day, the snapshot and the configuration alone. */
function represented(
  request: FastifyRequest,
  offer: Offer & Pick<Dated, 'day'>,
): Represented & { readonly etag: string } {
  const format = negotiateFormat(request, offer);
  const coding = format.binary ? 'identity' : negotiateCoding(request);
  const { store, base, address, contactUrl = '' } = request;
  const etag = entityTag([
    store.build,
    version,
    request.server.cursorKey(),
    base,
    address.path,
    address.query,
    offer.day ?? '',
    contactUrl,
    format.name,
    coding,
  ]);
  return { format, coding, etag };
}
