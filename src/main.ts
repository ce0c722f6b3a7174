import cluster from 'node:cluster';
import { defaultDatabaseFile } from './database-file.ts';
import { prepareDatabase } from './store/seed/build/prepare-database.ts';

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
// The database is built by a process of its own. That takes longest, so it begins before anything else is loaded, even what reads the configuration.
const prepared = file !== ':memory:' && cluster.isPrimary ? prepareDatabase(file) : null;
// What is wrong with it is told by who waits for it.
prepared?.catch(() => {});
const { serve } = await import('./serve.ts');
await serve(process.env, prepared);
