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

// Building the database takes longest, so its process starts before the server and the configuration are loaded.
const prepared = cluster.isPrimary ? prepare(process.env) : null;
// `serve` awaits the promise and reports its error; until then a rejection must not count as unhandled.
prepared?.catch(() => {});
const { serve } = await import('./serve.ts');
await serve(process.env, prepared);

async function prepare({ DATABASE_URL: url, DATABASE_FILE: file }: NodeJS.ProcessEnv): Promise<void> {
  if (url) {
    const { PgInstallation } = await import('./store/postgres/pg-installation.ts');
    await new PgInstallation({ url, replicas: [] }).prepare();
  } else if (file !== ':memory:') {
    const { prepareDatabase } = await import('./store/seed/file/prepare-database.ts');
    await prepareDatabase(file || defaultDatabaseFile);
  }
}
