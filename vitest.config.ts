import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    environment: 'node',
    pool: 'forks',
    // A process runs many files and evaluates shared modules once: what they keep are caches, and a file closes what it opens.
    isolate: false,
    // By default one core is left to the main process, which has little to do: on two cores the tests took twice as long.
    maxWorkers: '100%',
    // Machines differ; no test is about time.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/compile-cache.ts'],
    coverage: {
      provider: 'v8',
      include: ['src/**'],
      reporter: ['text', 'json-summary'],
      thresholds: {
        lines: 90,
        'src/domain/**': { lines: 100, branches: 100 },
      },
    },
  },
});
