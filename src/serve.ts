import cluster from 'node:cluster';
import { exitFailed } from './cli/fail.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { datasetName } from './domain/catalogue/dataset-terms.ts';
import { SharedCounts } from './http/shared-counts.ts';
import { listenOn, portToShare } from './listen-on.ts';
import { installationOf } from './store/chosen-installation.ts';
import { countsChannel, reportFault, reportPort, startWorkers } from './workers.ts';

/** Milliseconds after the signal to stop until open connections are closed, and until the process exits even if a close hangs. */
const grace = { connections: 8_000, exit: 9_500 } as const;

/** Starts the server that the environment configures, once the database is built; prints the error and exits when it cannot. */
export async function serve(environment: NodeJS.ProcessEnv, prepared: Promise<void> | null): Promise<void> {
  try {
    const config = readConfig(environment);
    const announce = (address: string) =>
      console.log(`${datasetName.en}: ${config.publicUrl ?? address}/ (documentation at /docs)`);
    if (config.workers > 1 && cluster.isPrimary) {
      await prepared;
      const port = await portToShare(config.host, config.port);
      // Workers share the key even where it cannot be kept in a file.
      const key = config.cursorKey ?? (await (await installationOf(config)).cursorKey());
      // What one worker counted is not what another did: each has a port for its metrics.
      const metrics = await metricsPorts(config, port);
      const variables = (place: number) => ({ CURSOR_KEY: key, PORT: String(port), ...metrics(place) });
      startWorkers(config, variables, (port) => announce(`http://${config.host}:${port}`));
    } else {
      const address = await listen(config, prepared);
      if (cluster.isPrimary) announce(address);
      else reportPort(config.port);
    }
  } catch (error) {
    if (cluster.isPrimary) await exitFailed(error);
    reportFault(error);
  }
}

/** The variable with the port for the metrics of each worker, beside the port that they share. @throws ConfigError, Fault where one cannot be had */
async function metricsPorts({ host, metricsPort: first, workers }: Config, port: number) {
  if (first === undefined) return () => ({});
  const last = first + workers - 1;
  if (last > 65_535 || (first <= port && port <= last))
    throw new ConfigError(
      `Bad configuration: METRICS_PORT: WORKERS=${workers} need the ports ${first} to ${last}, none of them that of PORT.`,
    );
  for (let place = 0; place < workers; place += 1) await portToShare(host, first + place);
  return (place: number) => ({ METRICS_PORT: String(first + place) });
}

/** Serves until a signal comes. Resolves to the address that the server listens on. */
async function listen(config: Config, prepared: Promise<void> | null): Promise<string> {
  const { host, port } = config;
  const installation = await installationOf(config);
  // Before the event loop is watched, which this blocks.
  const early = installation.isBuiltByOpening ? await installation.open() : null;
  // The application is built in parallel: it needs the store only when a request arrives.
  const built = import('./app.ts').then(({ buildApp }) =>
    buildApp({
      store: () => live.current(),
      servers: () => live.servers(),
      config,
      cursorKey: () => cursorKey,
      ...(cluster.isWorker ? { counts: new SharedCounts(countsChannel) } : {}),
    }),
  );
  const [app] = await Promise.all([built, prepared]);
  const cursorKey = config.cursorKey ?? (await installation.cursorKey());
  const live = early ?? (await installation.open());
  // Before the first request arrives.
  const { setAside } = await live.current().catalogue();
  for (const { file, line, message } of setAside)
    app.log.warn(`A row of an import is left out: ${file}:${line} ${message}`);
  live.watch((error) => app.log.error(error));
  onSignal(() => {
    // Clients that do not read, or have not finished their request, must not keep the process.
    setTimeout(() => app.server.closeAllConnections(), grace.connections).unref();
    setTimeout(() => process.exit(0), grace.exit).unref();
    void app.close().then(() => process.exit(0));
  });
  return listenOn(app, host, port);
}

/** Calls `stop` at the first signal to end; the second one ends the process at once. */
function onSignal(stop: () => void): void {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (stopping) process.exit(1);
      stopping = true;
      stop();
    });
}
