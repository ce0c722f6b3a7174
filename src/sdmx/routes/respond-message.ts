import type { FastifyReply, FastifyRequest } from 'fastify';
import { currentRelease } from '../../http/response/envelope.ts';
import { words } from '../../http/response/naming/file-name.ts';
import { respond } from '../../http/response/respond.ts';
import {
  type MessageTypes,
  meantAccept,
  messageFormats,
  noRows,
  typeNamed,
} from '../messages/message-formats.ts';

/** A message, and the types that it can be written in. */
interface Sent<M> {
  readonly types: MessageTypes<M>;
  /** @throws SdmxFault where there is none */
  readonly message: () => Promise<M>;
  /** True for messages that hold many observations: only some are written at a time. */
  readonly isLarge: boolean;
}

/** Sends a message in the type that `format` names or the client accepts. */
export async function respondMessage<M>(
  request: FastifyRequest,
  reply: FastifyReply,
  { types, message, isLarge }: Sent<M>,
): Promise<FastifyReply> {
  const { address, headers, store } = request;
  const accept = meantAccept(headers.accept, types);
  return respond(request, reply, {
    formats: messageFormats(types, message, !isLarge),
    format: typeNamed(types, address.given('format'), address.given('formatVersion')),
    ...(accept === undefined ? {} : { accept }),
    release: currentRelease(await store.catalogue()),
    fileName: () => words('data-economy'),
    answer: noRows,
  });
}
