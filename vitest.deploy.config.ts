import { defineConfig } from 'vitest/config';

/** Tests of what is in `deploy`, with the programs that read it: for `npm run test:deploy`, which installs them. */
export default defineConfig({
  test: {
    environment: 'node',
    pool: 'forks',
    // One after the other: they install, start and stop servers.
    maxWorkers: 1,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    include: ['test/deploy/**/*.{deploy,test}.ts'],
  },
});
