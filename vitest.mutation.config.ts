import { defineConfig } from 'vitest/config';

// For mutation testing; Stryker adds the folder of tests to run.
export default defineConfig({
  test: {
    environment: 'node',
    include: ['**/*.test.ts'],
  },
});
