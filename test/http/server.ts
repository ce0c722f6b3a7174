import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, inject } from 'vitest';
import { buildApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import type { Deprecation } from '../../src/http/deprecations.ts';
import type { Live } from '../../src/store/installation.ts';
import { seedFolder } from '../../src/store/seed/file/current-seed.ts';
import { openSeeded } from '../../src/store/seed/file/open-seeded.ts';
import type { Store } from '../../src/store/store.ts';
import { catalogueStore } from '../fixtures/catalogue.ts';

/** A made-up dataset of two releases, with rivals, revisions, retired ids and every frequency. */
export const fixture = fileURLToPath(new URL('../fixtures/http', import.meta.url));
export { seedFolder };

interface Options {
  readonly folder?: string;
  readonly store?: Store;
  /** What is served in place of one store. */
  readonly live?: Live;
  readonly environment?: Readonly<Record<string, string>>;
  /** What seals cursors; random by default. */
  readonly cursorKey?: () => string;
  readonly deprecations?: readonly Deprecation[];
}

export type Row = Record<string, unknown> & { id: string; links: Record<string, string> };

/** What the tests read of a list. */
export interface List {
  readonly data: readonly Row[];
  readonly page: { readonly limit: number; readonly total: number; readonly next: string | null };
  readonly meta: {
    readonly release: string;
    readonly asOf: string | null;
    readonly emptyReason?: string;
    readonly columns?: readonly object[];
    readonly suggestions?: readonly {
      readonly indicator: string;
      readonly area: string | null;
      readonly links: Readonly<Record<string, string>>;
    }[];
    readonly immutable?: string;
    readonly citation: string;
    readonly licence: string;
    readonly warnings: readonly { readonly code: string; readonly detail: string }[];
    readonly alternatives: readonly { readonly indicator: string }[];
  };
  readonly links: Readonly<Record<string, string>>;
  readonly facets?: Readonly<Record<string, readonly { readonly id: string; readonly count: number }[]>>;
}

export interface Single<T = Row> extends Omit<List, 'data' | 'page'> {
  readonly data: T;
}

/** A server on a free port of this machine. */
export class Server {
  readonly app: FastifyInstance;
  readonly port: number;
  readonly base: string;

  constructor(app: FastifyInstance) {
    this.app = app;
    this.port = (app.server.address() as AddressInfo).port;
    this.base = `http://127.0.0.1:${this.port}`;
  }

  /** Asks over a socket; a path or a whole address. Bodies are not compressed where that is not asked for: it costs both sides time. */
  get(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (!headers.has('accept-encoding')) headers.set('accept-encoding', 'identity');
    return fetch(new URL(path, this.base), { redirect: 'manual', ...init, headers });
  }

  /** The body of a success. */
  async bytes(path: string): Promise<Buffer> {
    const response = await this.get(path);
    const body = Buffer.from(await response.arrayBuffer());
    if (response.status !== 200) throw new Error(`${path} answers ${response.status}: ${body}`);
    return body;
  }

  /** What the body of a success says. */
  async json<T = List>(path: string): Promise<T> {
    return JSON.parse((await this.bytes(path)).toString());
  }

  async text(path: string): Promise<string> {
    return (await this.get(path)).text();
  }
}

const shared = new Map<string, Promise<Store>>();

/** The store over a folder of seed files; those over the two that most tests read are shared, since a snapshot never changes. */
function storeOf(folder: string): Promise<Store> {
  if (folder !== seedFolder && folder !== fixture) return newStore(folder);
  const store = shared.get(folder) ?? newStore(folder);
  shared.set(folder, store);
  return store;
}

/** Over PostgreSQL where `npm run test:postgres` runs the tests. */
async function newStore(folder: string): Promise<Store> {
  const cluster = inject('postgres');
  if (cluster !== undefined) return (await import('../postgres/built.ts')).storeIn(cluster, folder);
  return folder === seedFolder ? catalogueStore() : openSeeded(':memory:', folder);
}

/** Starts a server; whoever starts it closes `app`. */
export async function serve({
  folder = fixture,
  store,
  live,
  environment = {},
  ...more
}: Options = {}): Promise<Server> {
  const config = readConfig({
    RATE_LIMIT: 'off',
    LOG_LEVEL: 'silent',
    CURSOR_KEY: 'the same key for every server of a test',
    // A busy machine is no reason to fail a test.
    MAX_EVENT_LOOP_DELAY: 'off',
    ...environment,
  });
  const opened = live?.current() ?? store ?? (await storeOf(folder));
  const served = live ?? { current: () => opened, servers: () => [] };
  const app = await buildApp({ store: served.current, servers: served.servers, config, ...more });
  await app.listen({ host: '127.0.0.1', port: 0 });
  return new Server(app);
}

/** One server for all tests of a file; the function gives it once they run. */
export function served(options: Options = {}): () => Server {
  let server: Server | undefined;
  beforeAll(async () => {
    server = await serve(options);
  }, 60_000);
  afterAll(async () => {
    // Bodies that a test left unread would hold their connections until memory is collected.
    server?.app.server.closeAllConnections();
    await server?.app.close();
    // The modules of a test file stay in memory while others run.
    server = undefined;
  });
  return () => {
    if (server === undefined) throw new Error('The server has not started.');
    return server;
  };
}
