import cluster from 'node:cluster';
import { defaultDatabaseFile } from './database-file.ts';
import { prepareDatabase } from './store/seed/file/prepare-database.ts';

if (process.argv.includes('--help')) {
  console.log((await import('./config.ts')).usage);
  process.exit(0);
}

try {
  process.loadEnvFile();
} catch {
  // No .env file: the environment alone decides.
}

const file = process.env.DATABASE_FILE || defaultDatabaseFile;
// Building the database takes longest, so its process starts before the server and the configuration are loaded.
const prepared = file !== ':memory:' && cluster.isPrimary ? prepareDatabase(file) : null;
// `serve` awaits the promise and reports its error; until then a rejection must not count as unhandled.
prepared?.catch(() => {});
const { serve } = await import('./serve.ts');
await serve(process.env, prepared);
