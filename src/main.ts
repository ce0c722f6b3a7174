import cluster from 'node:cluster';
import { existsSync } from 'node:fs';
import { defaultDatabaseFile } from './database-file.ts';
import { prepareDatabase } from './store/seed/file/prepare-database.ts';

if (process.argv.includes('--help')) {
  console.log((await import('./config.ts')).usage);
  process.exit(0);
}

// Only where there is one, because reading it takes the configuration, and that time to load.
if (existsSync('.env')) {
  const { loadDotenv } = await import('./dotenv.ts');
  try {
    loadDotenv(process.env);
  } catch (error) {
    const { fail } = await import('./cli/fail.ts');
    fail(error);
  }
}

const file = process.env.DATABASE_FILE || defaultDatabaseFile;
// Building the database takes longest, so its process starts before the server and the configuration are loaded.
const prepared = file !== ':memory:' && cluster.isPrimary ? prepareDatabase(file) : null;
// `serve` awaits the promise and reports its error; until then a rejection must not count as unhandled.
prepared?.catch(() => {});
const { serve } = await import('./serve.ts');
await serve(process.env, prepared);
