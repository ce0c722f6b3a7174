import pg from 'pg';
import { type PgDb, pgDrizzle } from './pg-drizzle.ts';
import { isOutage, isTooLong, outage, unavailable } from './pg-failure.ts';

export interface PostgresServers {
  /** Address of the primary, as libpq takes it. */
  readonly url: string;
  /** Addresses of its streaming replicas. */
  readonly replicas: readonly string[];
}

/** Milliseconds of a query until the server ends it; of a connection until another server is tried; of a server that failed until it is tried again. */
const patience = { query: 10_000, connection: 3_000, failed: 1_000 } as const;
/** Connections to a server. */
const mostConnections = 10;

/** A server, and whether it answers. */
export interface PgServer {
  readonly name: string;
  readonly isReplica: boolean;
  readonly pool: pg.Pool;
  readonly db: PgDb;
  /** Time of `performance.now` until which it is not asked; 0 where it answered last. */
  restsUntil: number;
  /** As in `StoreServer`. */
  lag: number | null;
}

/** The connections of a process to a primary and its replicas. */
export class PgPools {
  readonly servers: readonly PgServer[];
  #turn = 0;

  /** Called when a server stops answering, once until it answers again. */
  onFault: (error: unknown) => void = () => {};

  constructor({ url, replicas }: PostgresServers) {
    this.servers = [url, ...replicas].map((address, place) => serverOf(address, place > 0));
    for (const server of this.servers) server.pool.on('error', (error) => this.#failed(server, error));
  }

  get primary(): PgServer {
    const [primary] = this.servers;
    if (primary === undefined) throw new Error('There is no primary.');
    return primary;
  }

  /**
   * What the first server answers that can: replicas in turn before the primary, or the primary before them.
   * @throws Problem `unavailable` where none can, or the query takes too long
   */
  async read<T>(
    ask: (server: PgServer) => Promise<T>,
    first: 'replicas' | 'primary' = 'replicas',
  ): Promise<T> {
    let last: unknown;
    for (const server of this.#inTurn(first)) {
      try {
        return await this.ask(server, ask);
      } catch (error) {
        // Another server would be busy as long.
        if (isTooLong(error)) throw unavailable(error);
        if (!isOutage(error)) throw error;
        last = error;
      }
    }
    throw unavailable(last);
  }

  /** What one server answers; whether it does is remembered. */
  async ask<T>(server: PgServer, ask: (server: PgServer) => Promise<T>): Promise<T> {
    try {
      const answer = await ask(server);
      server.restsUntil = 0;
      return answer;
    } catch (error) {
      if (isOutage(error) && !isTooLong(error)) this.#failed(server, error);
      throw error;
    }
  }

  /** Replicas, the next one first, and the primary before or behind them; those that failed just now behind all. */
  #inTurn(first: 'replicas' | 'primary'): PgServer[] {
    const replicas = this.servers.filter(({ isReplica }) => isReplica);
    this.#turn = (this.#turn + 1) % Math.max(1, replicas.length);
    const turned = [...replicas.slice(this.#turn), ...replicas.slice(0, this.#turn)];
    const ordered = first === 'primary' ? [this.primary, ...turned] : [...turned, this.primary];
    const rests = ({ restsUntil }: PgServer) => restsUntil > performance.now();
    return [...ordered.filter((server) => !rests(server)), ...ordered.filter(rests)];
  }

  #failed(server: PgServer, error: unknown): void {
    const isNew = server.restsUntil === 0;
    server.restsUntil = performance.now() + patience.failed;
    if (isNew) this.onFault(outage(server.name, error));
  }

  async end(): Promise<void> {
    await Promise.all(this.servers.map(({ pool }) => pool.end()));
  }
}

function serverOf(address: string, isReplica: boolean): PgServer {
  const pool = new pg.Pool({
    connectionString: address,
    max: mostConnections,
    connectionTimeoutMillis: patience.connection,
    statement_timeout: patience.query,
    // For a server that is there and says nothing.
    query_timeout: patience.query + 1_000,
    // Prepared queries stay in the memory of the server as long as their connection.
    maxLifetimeSeconds: 600,
    application_name: 'china-data-economy-indicators',
    keepAlive: true,
  });
  return { name: hostOf(address), isReplica, pool, db: pgDrizzle(pool), restsUntil: 0, lag: null };
}

/** An address without user and password. */
export function hostOf(address: string): string {
  if (!URL.canParse(address)) return 'PostgreSQL';
  const { host, pathname } = new URL(address);
  return `${host}${pathname}`;
}
