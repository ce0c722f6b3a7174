import type { TestProject } from 'vitest/node';
import { startPostgres } from '../services/postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the cluster that `npm run test:postgres` starts for all its files; there is none in `npm test`. */
    readonly postgres?: string;
  }
}

/** Starts the cluster before the first file, and stops it after the last. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const postgres = await startPostgres();
  provide('postgres', postgres.url);
  return () => postgres.stop();
}
