import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { connectionsTo } from '../running/measures.ts';
import type { Outcome } from '../running/promises.ts';
import type { Server } from '../running/servers.ts';
import { calibrated } from '../running/slowness.ts';
import { p99 } from './clients.ts';
import { loadServer } from './load-server.ts';
import { watched } from './watched.ts';

interface SlowClient {
  readonly name: string;
  /** Seconds after which its connection is closed at the latest, on the reference machine. */
  readonly most: number;
  /** What it does once it is connected. */
  begin(socket: Socket): void;
  /** True where it takes a minute and more, too long for the short form. */
  readonly isLong?: boolean;
}

const drip = (socket: Socket, text: string) => {
  let place = 0;
  const timer = setInterval(() => {
    socket.write(text[place % text.length] ?? 'x');
    place += 1;
  }, 1000);
  socket.once('close', () => clearInterval(timer));
};

const clients: readonly SlowClient[] = [
  { name: 'no byte', most: 13, begin: () => {} },
  { name: 'half a header', most: 13, begin: (socket) => socket.write('GET /v1 HTTP/1.1\r\nHo') },
  {
    name: 'a header by bytes',
    most: 13,
    begin: (socket) => drip(socket, 'GET /v1 HTTP/1.1\r\nHost: localhost'),
  },
  {
    name: 'a body by bytes',
    most: 18,
    begin: (socket) => {
      socket.write('POST /v1 HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n');
      drip(socket, 'x');
    },
  },
  {
    name: 'idle after an answer',
    most: 70,
    isLong: true,
    begin: (socket) => socket.write('GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n'),
  },
  {
    name: 'an answer that nobody reads',
    most: 130,
    isLong: true,
    begin: (socket) => {
      const path = '/v1/observations?indicator=*&revisions=all&format=ndjson';
      socket.pause();
      socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`.repeat(10));
    },
  },
];

/** Connections of each kind at the same time. */
const beside = 50;

/** Clients that send or read slowly or not at all are cut off in the documented time, and disturb nobody. */
export async function slowClients(isShort: boolean): Promise<Outcome[]> {
  const server = await loadServer();
  const tried = clients.filter(({ isLong }) => !isShort || isLong !== true);
  const { result, slow } = await calibrated(() =>
    watched(server, () => Promise.all(tried.map((client) => closedAfter(server, client)))),
  );
  await server.running.stop();
  const cheap = p99(result.cheap.map(({ milliseconds }) => milliseconds));
  const outcomes = tried.map(({ name, most }, place): Outcome => {
    const seconds = result.result[place] ?? Number.NaN;
    const faults = seconds <= most + 2 * slow ? [] : [`closed after ${seconds.toFixed(0)} s`];
    return {
      promise: `a client that sends or reads ${name} is cut off within ${most} s`,
      figure: `${seconds.toFixed(0)} s for the last of ${beside}`,
      faults,
    };
  });
  return [
    ...outcomes,
    {
      promise: `beside ${beside * tried.length} slow clients cheap requests have a p99 below 150 ms`,
      figure: `${cheap.toFixed(0)} ms, allowed ${(150 * slow).toFixed(0)} ms`,
      faults: cheap <= 150 * slow ? [] : [`${cheap.toFixed(0)} ms`],
    },
  ];
}

/** Seconds until the server has closed all connections of a kind; as the kernel knows them, because a client that reads nothing does not notice. */
async function closedAfter({ port }: Server, { begin, most }: SlowClient): Promise<number> {
  const sockets = Array.from({ length: beside }, () => connect(port, '127.0.0.1').on('error', () => {}));
  await Promise.all(
    sockets.map((socket) => new Promise<void>((resolve) => socket.once('connect', () => resolve()))),
  );
  const ports = sockets.map((socket) => socket.localPort ?? 0);
  const begun = performance.now();
  for (const socket of sockets) begin(socket);
  const seconds = () => (performance.now() - begun) / 1000;
  while (seconds() < most * 3) {
    await pause(500);
    const open = connectionsTo(port);
    if (!ports.some((own) => open.has(own))) break;
  }
  for (const socket of sockets) socket.destroy();
  return seconds();
}
