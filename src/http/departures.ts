import type { Socket } from 'node:net';
import type { FastifyInstance, FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyRequest {
    /**
     * Aborted when the client leaves before the answer is sent: its work is for nobody.
     * Fastify's own `signal` depends on events that Node leaves out for requests without a body (`optimizeEmptyRequests`).
     */
    readonly gone: AbortSignal;
    /** What `gone` belongs to; null until it is asked for. */
    departure: AbortController | null;
  }
}

type Departures = WeakMap<Socket, Set<AbortController>>;

/** Gives every request a signal that is aborted when its client leaves. */
export function registerDepartures(app: FastifyInstance): void {
  // Pipelined requests share a connection.
  const departures: Departures = new WeakMap();
  app.decorateRequest('departure', null);
  app.decorateRequest('gone', {
    getter() {
      this.departure ??= departureOf(this, departures);
      return this.departure.signal;
    },
  });
  app.server.on('connection', (socket: Socket) => {
    const leave = () => {
      for (const departure of departures.get(socket) ?? []) departure.abort();
    };
    // An answer that is not begun yet cannot be sent to a client that has closed its side.
    socket.prependListener('end', leave);
    socket.once('close', leave);
  });
  app.addHook('onResponse', ({ raw, departure }, _reply, done) => {
    if (departure !== null) departures.get(raw.socket)?.delete(departure);
    done();
  });
}

function departureOf({ raw }: FastifyRequest, departures: Departures): AbortController {
  const departure = new AbortController();
  const { socket } = raw;
  if (socket.destroyed) departure.abort();
  const others = departures.get(socket) ?? new Set();
  departures.set(socket, others.add(departure));
  // A request that the app makes itself has no connection; it is destroyed with the one that it is made for.
  raw.once('close', () => departure.abort());
  return departure;
}
