import cluster from 'node:cluster';
import { setFlagsFromString } from 'node:v8';
import { ConfigError, readConfig, usage } from './config.ts';
import { LiveStore } from './store/live.ts';
import { SeedError } from './store/seed/faults.ts';
import { prepareDatabase } from './store/seed/prepare.ts';
import type { Store } from './store/store.ts';
import { startWorkers } from './workers.ts';

if (process.argv.includes('--help')) {
  console.log(usage);
  process.exit(0);
}

try {
  process.loadEnvFile();
} catch {
  // No .env file: the environment alone decides.
}

try {
  const config = readConfig(process.env);
  const inMemory = config.databaseFile === ':memory:';
  // The database is built by a process of its own while the server loads, before anybody opens it.
  const prepared = inMemory || cluster.isWorker ? null : prepareDatabase(config.databaseFile);
  if (config.workers > 1 && cluster.isPrimary) {
    await prepared;
    startWorkers(config.workers, (port) => tell(`http://${config.host}:${port}`));
  } else {
    const loaded = [import('./app.ts'), import('./store/sqlite.ts')] as const;
    const [{ buildApp }, { SqliteStore }] = await Promise.all([...loaded, prepared]);
    const live = new LiveStore(inMemory ? await seededInMemory() : SqliteStore.open(config.databaseFile));
    // Read before anybody can ask.
    await live.current().catalogue();
    const app = await buildApp({ store: live.current, config });
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
    // From here on the heap grows in small steps. Not before: starting only fills it.
    setFlagsFromString('--heap-growing-percent=20');
  }
  async function seededInMemory(): Promise<Store> {
    const { openSeeded } = await import('./store/seed/seed.ts');
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
