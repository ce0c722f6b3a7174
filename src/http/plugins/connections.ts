import type { Socket } from 'node:net';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../../domain/problems.ts';
import { answerRaw } from '../client-error.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** Acts once a connection has the answers of all requests that came before. */
    afterAnswers: (socket: Socket, act: () => void) => void;
  }
}

/** Milliseconds for headers, for the whole request, for silence on a connection, and between two requests. */
export const timeouts = {
  headers: 10_000,
  request: 15_000,
  /** Without a byte in either direction; while a write is pending Node waits for it twice. */
  silence: 60_000,
  keepAlive: 65_000,
} as const;

interface Connection {
  /** Answers that are not sent yet: pipelined requests share a connection. */
  answers: number;
  /** What waits for them. */
  onAnswered: (() => void) | null;
}

/**
 * Ends connections that would hang or end wrongly: CONNECT is refused with 405, and an answer that can no longer be sent whole,
 * because its client has closed its side, ends with a reset instead of a clean end. A request whose client has gone is not worked on.
 */
export function registerConnections(app: FastifyInstance, publicBase: string): void {
  const connections = new WeakMap<Socket, Connection>();
  app.afterAnswers = (socket, act) => {
    const connection = connections.get(socket);
    if (connection === undefined || connection.answers === 0) act();
    else connection.onAnswered = act;
  };
  app.server.on('connection', (socket: Socket) => {
    const connection: Connection = { answers: 0, onAnswered: null };
    connections.set(socket, connection);
    // Before the listener of Node, which would end the socket behind what was written so far.
    socket.prependListener('end', () => {
      if (connection.answers > 0) socket.resetAndDestroy();
    });
  });
  app.server.on('connect', (_request, socket: Socket) => {
    const problem = new Problem('method-not-allowed', 'This server is no proxy: CONNECT is not answered.', {
      allow: 'GET, HEAD, OPTIONS',
    });
    app.afterAnswers(socket, () => answerRaw(socket, problem, publicBase));
  });
  // Also those that are answered without hooks, such as one whose path has a parameter that is too long.
  app.server.prependListener('request', ({ socket }: FastifyRequest['raw'], answer: FastifyReply['raw']) => {
    const connection = connections.get(socket);
    if (connection === undefined) return;
    connection.answers += 1;
    answer.on('close', () => {
      connection.answers -= 1;
      if (connection.answers === 0) connection.onAnswered?.();
    });
  });
  app.addHook('onRequest', (request, _reply, done) => {
    const { socket } = request.raw;
    // After a reset the address of the peer is not known: nobody waits for the answer, and it could not be counted.
    const isGone = socket.remoteAddress === undefined;
    done(isGone ? new Problem('request-timeout', 'The client has closed the connection.') : undefined);
  });
  // Bodies are not read: none is waited for, whatever its type or length.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, _payload, done) => done(null));
}
