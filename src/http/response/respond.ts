import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Release } from '../../domain/catalogue/catalogue.ts';
import { Problem } from '../../domain/problems.ts';
import type { Answer } from '../../formats/answer.ts';
import { bareType, type Format, type WriteOptions } from '../../formats/formats.ts';
import { eachInTurn, othersTurn } from '../../turns.ts';
import { type Coding, codingOf, encoded } from '../plugins/compression.ts';
import { picturePolicy } from '../plugins/security-headers.ts';
import { address, baseOf, pathOf, queryOf } from '../request/addresses.ts';
import type { Services } from '../services.ts';
import { sendStream } from '../streamed.ts';
import { inPieces, unhurried } from '../turns.ts';
import { acceptedFormat } from './negotiation.ts';
import { isFresh, lastingHeaders, links, modifiedAt, namesTag, tagOf } from './validators.ts';

export interface Reply {
  readonly answer: Answer;
  readonly release: Release;
  /** Formats that this route has, the default one first. */
  readonly formats: readonly Format[];
  /** `format=`; null when the Accept header decides. */
  readonly format: string | null;
  readonly bom?: boolean;
  readonly picture?: WriteOptions['picture'];
  /** Stem of the name under which a table is saved. */
  readonly fileName?: string;
  /** Address of the next page, known once the envelope is. */
  readonly next?: () => string | null;
}

/** Sends an answer in the format that was asked for: type, validators, caching, links, coding; 304 where the client has it already. */
export async function respond(
  request: FastifyRequest,
  reply: FastifyReply,
  services: Services,
  what: Reply,
): Promise<FastifyReply> {
  const format = pick(request, what);
  const coding = format.binary ? 'identity' : codingOf(request);
  const modified = modifiedAt(what.release);
  const etag = tagFor(request, services, format, coding);
  const self = address(pathOf(request), queryOf(request));
  const lasting = lastingHeaders(etag, what.release, what.format === null && what.formats.length > 1);
  const unchanged = { ...lasting, link: links(self, null) };
  if (isFresh(request, etag, modified)) return reply.headers(unchanged).code(304).send();
  const headers: Record<string, string> = { ...lasting, 'content-type': format.mediaType };
  if (coding !== 'identity') headers['content-encoding'] = coding;
  if (!format.paged)
    headers['content-disposition'] =
      `${format.inline ? 'inline' : 'attachment'}; filename="${what.fileName ?? 'data'}.${format.extension}"`;
  const write = (answer: Answer) =>
    format.write(answer, {
      bom: what.bom ?? false,
      ...(what.picture === undefined ? {} : { picture: what.picture }),
    });
  const send = async (parts: readonly Uint8Array[]): Promise<FastifyReply> => {
    const body = await encoded(await joined(parts), coding);
    headers.link = links(self, what.next?.() ?? null);
    if (format.picture) headers['content-security-policy'] = picturePolicy;
    const without = format.picture ? ['x-frame-options'] : [];
    services.atHand.keep(request, { etag, modified, body: [body], headers, unchanged, without });
    for (const name of without) reply.removeHeader(name);
    return reply.headers(headers).send(body);
  };
  // What came before a whole table has taken its time already.
  if (!format.paged) await othersTurn();
  if (format.streamed)
    return sendStream(request, reply, services, {
      etag,
      coding,
      headers: { ...headers, link: unchanged.link },
      write: () => inPieces(write(what.answer)),
      short: send,
    });
  // Files of an earlier snapshot need not wait for the next stream to go.
  services.spool.look();
  return send(await Array.fromAsync(inPieces(write(unhurried(what.answer)))));
}

/** True where the client names the ETag that its answer has. */
export function hasCopy(
  request: FastifyRequest,
  services: Services,
  what: Pick<Reply, 'formats' | 'format'>,
): boolean {
  if (request.headers['if-none-match'] === undefined) return false;
  const format = pick(request, what);
  const etag = tagFor(request, services, format, format.binary ? 'identity' : codingOf(request));
  return namesTag(request.headers['if-none-match'], etag);
}

function tagFor(request: FastifyRequest, services: Services, format: Format, coding: Coding): string {
  return tagOf({
    build: services.store().build,
    version: services.version,
    base: baseOf(request, services.config),
    path: pathOf(request),
    query: queryOf(request),
    format: format.name,
    coding,
  });
}

/** The format that a request asks for. @throws Problem `not-acceptable` with the list */
export function pick(
  request: FastifyRequest,
  { formats, format: name }: Pick<Reply, 'formats' | 'format'>,
): Format {
  const found =
    name === null ? acceptedFormat(request, formats) : formats.find((format) => format.name === name);
  if (found !== undefined) return found;
  const list = formats.map((format) => `${format.name} (${bareType(format)})`);
  const [first] = formats;
  throw new Problem('not-acceptable', `This resource is available as ${list.join(', ')}.`, {
    errors: [
      {
        parameter: name === null ? 'Accept' : 'format',
        value: name ?? request.headers.accept ?? null,
        code: 'notAcceptable',
        detail: `"${name ?? request.headers.accept}" is not among them.`,
        allowed: name === null ? formats.map(bareType) : formats.map((format) => format.name),
      },
    ],
    tryInstead: address(pathOf(request), queryOf(request, { format: first?.name ?? null })),
  });
}

/** Parts as one buffer; other requests get their turn while they are put together. */
async function joined(parts: readonly Uint8Array[]): Promise<Buffer> {
  const [first] = parts;
  if (parts.length === 1 && first instanceof Buffer) return first;
  const body = Buffer.allocUnsafeSlow(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  await eachInTurn(parts, (part) => {
    body.set(part, at);
    at += part.length;
  });
  return body;
}
