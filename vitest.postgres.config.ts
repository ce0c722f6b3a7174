import { defineConfig } from 'vitest/config';

const isShort = process.env.POSTGRES_SHORT !== undefined;

/** Tests of the API that read their store through `test/http/server.ts`: all of them, or those with the most kinds of queries. */
const overHttp = isShort
  ? ['test/http/request/paging.test.ts', 'test/sdmx/parity.test.ts']
  : ['test/http/**/*.test.ts', 'test/sdmx/*.test.ts'];

/** Tests of the store over PostgreSQL: for `npm run test:postgres`, which installs it. */
export default defineConfig({
  test: {
    environment: 'node',
    pool: 'forks',
    isolate: false,
    // One after the other: they start, stop and fill servers.
    maxWorkers: 1,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    include: ['test/postgres/**/*.postgres.ts', ...overHttp],
    // Takes half an hour and 20 GB: only where it is named.
    exclude: process.env.POSTGRES_SIZE ? [] : ['test/postgres/size.postgres.ts'],
    setupFiles: ['test/compile-cache.ts', 'test/ending.ts', 'test/kept-threads.ts'],
    globalSetup: ['test/postgres/shared-cluster.ts'],
  },
});
