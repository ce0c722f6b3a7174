import { Agent, get } from 'node:http';
import { PgLive } from '../../src/store/postgres/pg-live.ts';
import type { PostgresServers } from '../../src/store/postgres/pg-pools.ts';
import { type Server, serve } from '../http/server.ts';

/** Addresses that read the database for each answer: pages, counts, orders, computations, a streamed table. */
const addresses = [
  '/v1/observations?indicator=*&limit=20',
  '/v1/observations?indicator=*&last=1&sort=-value',
  '/v1/observations?indicator=*&revisions=all&format=csv',
  '/v1/observations?indicator=*&transform=yoy',
  '/v1/observations?indicator=*&asOf=2025-06-30',
];

export interface Watched {
  readonly server: Server;
  readonly live: PgLive;
  /** What the log would say. */
  readonly faults: unknown[];
  close(): Promise<void>;
}

/** An application without a cache that follows a database and looks at it every so many milliseconds. */
export async function watching(servers: PostgresServers, every = 200): Promise<Watched> {
  const faults: unknown[] = [];
  const live = await PgLive.open(servers, every);
  live.watch((error) => faults.push(error));
  const server = await serve({
    live,
    environment: { CACHE_MEGABYTES: '0', PUBLIC_URL: 'http://data.example' },
  });
  const close = async () => {
    await server.app.close();
    live.stop();
  };
  return { server, live, faults, close };
}

interface Got {
  readonly status: number;
  /** Empty for a success. */
  readonly fault: string;
}

/** How answers are told apart: right, refused for the moment, and what was wrong with the others. */
export interface Load {
  readonly right: number;
  readonly refused: number;
  readonly wrong: readonly string[];
}

/** Asks over some connections while something goes on, and compares each answer with what it was before. */
export async function underLoad(
  asked: readonly Watched[],
  act: () => Promise<unknown>,
  connections = 6,
): Promise<Load> {
  const agent = new Agent({ keepAlive: true });
  const known = new Map<string, string>();
  for (const path of addresses) known.set(path, (await bodyOf(asked[0], path, agent)).body);
  const got: Got[] = [];
  let isOver = false;
  const ask = async (place: number) => {
    for (let number = place; !isOver; number += 1) {
      const path = addresses[number % addresses.length] ?? '/v1';
      got.push(judged(path, await bodyOf(asked[number % asked.length], path, agent), known.get(path)));
    }
  };
  const all = Promise.all(Array.from({ length: connections }, (_, place) => ask(place)));
  await act().finally(() => {
    isOver = true;
  });
  await all;
  agent.destroy();
  const wrong = got.map(({ fault }) => fault).filter((fault) => fault !== '');
  const count = (status: number) => got.filter((each) => each.status === status && each.fault === '').length;
  return { right: count(200), refused: count(503), wrong };
}

interface Answer {
  /** 0 for one that was cut off, which its client sees. */
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

function judged(path: string, { status, headers, body }: Answer, known: string | undefined): Got {
  const isProblem = String(headers['content-type']).startsWith('application/problem+json');
  const isRefused = status === 503 && Number(headers['retry-after']) > 0 && isProblem;
  // Rows had been sent when the database went away.
  const isCutOff = status === 0 && path.includes('format=csv');
  if (isRefused || isCutOff || (status === 200 && body === known)) return { status, fault: '' };
  return { status, fault: `${path}: ${status} ${body.slice(0, 300)}` };
}

/** The answer to a path, and what of it does not change from one to the next. */
function bodyOf(watched: Watched | undefined, path: string, agent: Agent): Promise<Answer> {
  return new Promise((resolve) => {
    const request = get({ host: '127.0.0.1', port: watched?.server.port, path, agent }, (answer) => {
      let body = '';
      answer.setEncoding('utf8');
      answer.on('data', (chunk: string) => {
        body += chunk;
      });
      answer.on('error', () => {});
      const { statusCode = 0, headers } = answer;
      answer.on('close', () => resolve({ status: answer.complete ? statusCode : 0, headers, body }));
    });
    request.on('error', (error) => resolve({ status: 0, headers: {}, body: error.message }));
  });
}
