import cluster from 'node:cluster';
import { ConfigError, readConfig } from './config.ts';
import { SeedError } from './store/seed/read/seed-faults.ts';
import { LiveStore } from './store/sqlite/live-store.ts';
import type { Store } from './store/store.ts';
import { startWorkers } from './workers.ts';

/** Starts the server that the environment configures, once the database is built; prints the error and exits when it cannot. */
export async function serve(environment: NodeJS.ProcessEnv, prepared: Promise<void> | null): Promise<void> {
  try {
    const config = readConfig(environment);
    const inMemory = config.databaseFile === ':memory:';
    if (config.workers > 1 && cluster.isPrimary) {
      await prepared;
      startWorkers(config.workers, (port) => tell(`http://${config.host}:${port}`));
    } else {
      // The application is built in parallel: it needs the store only when a request arrives.
      const built = import('./app.ts').then(({ buildApp }) =>
        buildApp({ store: () => live.current(), config }),
      );
      const [app, { SqliteStore }] = await Promise.all([
        built,
        import('./store/sqlite/sqlite-store.ts'),
        prepared,
      ]);
      const live = new LiveStore(inMemory ? await seededInMemory() : SqliteStore.open(config.databaseFile));
      // Before the first request arrives.
      await live.current().catalogue();
      if (!inMemory)
        live.watch({
          file: config.databaseFile,
          open: SqliteStore.open,
          onFault: (error) => app.log.error(error),
        });
      for (const signal of ['SIGINT', 'SIGTERM'] as const)
        process.on(signal, () => void app.close().then(() => process.exit(0)));
      const address = await app.listen({ host: config.host, port: config.port });
      if (cluster.isPrimary) tell(address);
    }
    async function seededInMemory(): Promise<Store> {
      const { openSeeded } = await import('./store/seed/build/open-seeded.ts');
      return openSeeded(':memory:');
    }
    function tell(address: string): void {
      console.log(`China Data Economy Indicators: ${config.publicUrl ?? address}/ (documentation at /docs)`);
    }
  } catch (error) {
    const known =
      error instanceof ConfigError ||
      error instanceof SeedError ||
      (error as NodeJS.ErrnoException).syscall === 'listen';
    console.error(known ? (error as Error).message : error);
    process.exit(1);
  }
}
