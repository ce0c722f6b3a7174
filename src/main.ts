import cluster from 'node:cluster';
import { buildApp } from './app.ts';
import { ConfigError, readConfig, usage } from './config.ts';
import { LiveStore } from './store/live.ts';
import { SeedError } from './store/seed/faults.ts';
import { openSeeded } from './store/seed/seed.ts';
import { SqliteStore } from './store/sqlite.ts';
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
  if (config.workers > 1 && cluster.isPrimary) {
    // Built once, before anybody opens it.
    if (config.databaseFile !== ':memory:') await openSeeded(config.databaseFile).close();
    startWorkers(config.workers, (port) => tell(`http://${config.host}:${port}`));
  } else {
    const live = new LiveStore(openSeeded(config.databaseFile));
    const app = await buildApp({ store: live.current, config });
    if (config.databaseFile !== ':memory:')
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
