import cluster from 'node:cluster';
import { existsSync } from 'node:fs';
import { defaultDatabaseFile } from './database-file.ts';

// A log whose reader has ended, or whose disk is full, is no reason to end the server.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

const [option] = process.argv.slice(2);
if (option !== undefined) {
  const { usage } = await import('./config.ts');
  if (option === '--help') console.log(usage);
  else console.error(`Unknown argument ${option}; there are environment variables.\n\n${usage}`);
  process.exit(option === '--help' ? 0 : 1);
}

// Only where there is one, because reading it takes the configuration, and that time to load.
if (existsSync('.env')) {
  const { loadDotenv } = await import('./dotenv.ts');
  try {
    loadDotenv(process.env);
  } catch (error) {
    const { exitFailed } = await import('./cli/fail.ts');
    await exitFailed(error);
  }
}

// Building the database takes longest, so its process starts first: while the server and the configuration are loaded,
// nothing else gets a turn.
const prepare = cluster.isPrimary ? await preparation(process.env) : null;
const prepared = prepare?.() ?? null;
// `serve` awaits the promise and reports its error; until then a rejection must not count as unhandled.
prepared?.catch(() => {});
const { serve } = await import('./serve.ts');
await serve(process.env, prepared);

/** What prepares the database that the environment names. Loaded, so that it starts as soon as it is called. */
async function preparation({
  DATABASE_URL: url,
  DATABASE_FILE: file,
}: NodeJS.ProcessEnv): Promise<() => Promise<void>> {
  if (url) {
    const { PgInstallation } = await import('./store/postgres/pg-installation.ts');
    return async () => new PgInstallation({ url, replicas: [] }).prepare();
  }
  if (file === ':memory:') return async () => {};
  const { prepareDatabase } = await import('./store/seed/file/prepare-database.ts');
  return () => prepareDatabase(file || defaultDatabaseFile);
}
