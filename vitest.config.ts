import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Tests in a browser take longest: they come first, so that all workers end at about the same time. */
class BrowsersFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLast = ({ moduleId }: TestSpecification) => Number(!moduleId.includes('/test/e2e/'));
    return (await super.sort(files)).sort((a, b) => isLast(a) - isLast(b));
  }
}

/** `--mode=long` is `npm run test:long`: every case instead of one of each kind (test/long-form.ts). */
export default defineConfig(({ mode }) => ({
  test: {
    environment: 'node',
    pool: 'forks',
    // A process runs many files and evaluates shared modules once: what they keep are caches, and a file closes what it opens.
    isolate: false,
    // Tests also wait: for browsers, other processes, timers. Half as many workers again as there are cores keep these busy.
    maxWorkers: Math.ceil(1.5 * availableParallelism()),
    sequence: { sequencer: BrowsersFirst },
    env: mode === 'long' ? { TEST_LONG: '1' } : {},
    // Machines differ; no test is about time.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/compile-cache.ts', 'test/ending.ts', 'test/kept-threads.ts'],
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
}));
