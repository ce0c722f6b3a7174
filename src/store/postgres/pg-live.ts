import pg from 'pg';
import { Fault } from '../../domain/fault.ts';
import type { Live } from '../installation.ts';
import type { Store } from '../store.ts';
import { buildsChannel } from './pg-build.ts';
import { newestBuild, storeOver } from './pg-current.ts';
import { writeFault } from './pg-failure.ts';
import { measureLag, serversOf } from './pg-lag.ts';
import { hostOf, PgPools, type PostgresServers } from './pg-pools.ts';

/** Milliseconds between two looks at the newest build, unless a notification comes before. */
const every = 5_000;

/**
 * The store over the newest build: replaced when another is committed, of which the primary notifies; where no notification
 * comes through, a look every five seconds finds it. Requests in flight keep the store that they began with.
 */
export class PgLive implements Live {
  readonly #pools: PgPools;
  readonly #url: string;
  readonly #every: number;
  #store: Store;
  #number: number;
  #listener: pg.Client | null = null;
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> | null = null;
  #stopped = false;
  #fault = '';

  private constructor(
    { url, pools }: { readonly url: string; readonly pools: PgPools },
    { store, number }: { readonly store: Store; readonly number: number },
    interval: number,
  ) {
    this.#url = url;
    this.#pools = pools;
    this.#store = store;
    this.#number = number;
    this.#every = interval;
  }

  /** @throws Fault where nothing was built, or no server answers */
  static async open({ url, replicas }: PostgresServers, interval = every): Promise<PgLive> {
    const pools = new PgPools({ url, replicas });
    try {
      const build = await pools.read(newestBuild, 'primary');
      if (build === null) throw new Fault(`Nothing was built in ${hostOf(url)}: run npm run seed.`);
      return new PgLive({ url, pools }, { store: storeOver(pools, build), number: build.number }, interval);
    } catch (error) {
      await pools.end();
      throw writeFault(error, hostOf(url));
    }
  }

  readonly current = (): Store => this.#store;

  /** Number of the build that is served. */
  get number(): number {
    return this.#number;
  }

  readonly servers = () => serversOf(this.#pools);

  watch(onFault: (error: unknown) => void): void {
    this.#pools.onFault = onFault;
    const look = () => {
      this.#looking ??= this.#look(onFault).finally(() => {
        this.#looking = null;
        clearTimeout(this.#timer);
        if (!this.#stopped) this.#timer = setTimeout(look, this.#every).unref();
      });
    };
    this.#onBuild = look;
    look();
  }

  #onBuild: () => void = () => {};

  async #look(onFault: (error: unknown) => void): Promise<void> {
    try {
      await this.#listen();
      await Promise.all([this.#follow(), measureLag(this.#pools)]);
      this.#fault = '';
    } catch (error) {
      if (String(error) !== this.#fault) onFault(error);
      this.#fault = String(error);
    }
  }

  /** Listens to the primary over a connection of its own; a new one where the last one broke. */
  async #listen(): Promise<void> {
    if (this.#listener !== null || this.#stopped) return;
    const listener = new pg.Client({
      connectionString: this.#url,
      // Nobody waits for it, and a busy server may take its time.
      connectionTimeoutMillis: 10_000,
      keepAlive: true,
      application_name: 'china-data-economy-indicators (listener)',
    });
    const forget = () => {
      if (this.#listener === listener) this.#listener = null;
    };
    listener.on('error', forget).on('end', forget);
    listener.on('notification', () => this.#onBuild());
    try {
      await listener.connect();
      await listener.query(`LISTEN ${buildsChannel}`);
      this.#listener = listener;
    } catch {
      // The look that follows says whether anything is wrong for readers.
      await listener.end().catch(() => {});
    }
  }

  async #follow(): Promise<void> {
    // A replica may not have it yet; then the primary answers for it.
    const build = await this.#pools.read(newestBuild, 'primary');
    if (build === null || build.number <= this.#number) return;
    const store = storeOver(this.#pools, build);
    // Read before the swap, so that no request waits for it.
    await store.catalogue();
    this.#store = store;
    this.#number = build.number;
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
    void this.#listener?.end();
    void this.#pools.end();
  }
}
