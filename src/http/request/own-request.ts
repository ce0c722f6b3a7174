import type { FastifyRequest } from 'fastify';
import type { Caller } from '../../formats/slots.ts';

/** Addresses that no TCP peer has (RFC 1122 section 3.2.1.3) of requests that the app makes itself, by their purpose. */
export const ownAddresses = { example: '0.0.0.0', proof: '0.0.0.1', page: '0.0.0.2' } as const;

const own: ReadonlySet<string | undefined> = new Set(Object.values(ownAddresses));

/** True for a request that the app makes itself: it is not counted, logged or limited. */
export function isOwn({ socket }: FastifyRequest): boolean {
  return own.has(socket.remoteAddress);
}

/** A request as a caller of a queue: what the app asks itself, so that it can answer a client, is never refused. */
export function callerOf(request: FastifyRequest): Caller {
  return { signal: request.gone, patient: isOwn(request) };
}

/** True for a request that tries what a problem is going to suggest. */
export function isProof({
  socket,
}: {
  readonly socket: Pick<FastifyRequest['socket'], 'remoteAddress'>;
}): boolean {
  return socket.remoteAddress === ownAddresses.proof;
}
