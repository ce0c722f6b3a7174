// The options of scripts/mutation.ts: mutants of one folder under src, tests of the same folder under test.
const folder = process.env.MUTATION_FOLDER ?? 'domain/numbers';
const name = folder.replaceAll('/', '-');

export default {
  mutate: [`src/${folder}/**/*.ts`],
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.mutation.config.ts', dir: `test/${folder}`, related: false },
  coverageAnalysis: 'perTest',
  concurrency: 1,
  checkers: [],
  // Stryker would rewrite tsconfig.json by the compiler API, which TypeScript 7 does not export; it skips a missing file.
  tsconfigFile: 'none',
  disableTypeChecks: false,
  incremental: true,
  incrementalFile: `.stryker/${name}.incremental.json`,
  tempDirName: '.stryker/sandbox',
  ignorePatterns: ['data', 'bench', 'coverage'],
  thresholds: { high: 95, low: 85, break: 85 },
  reporters: ['clear-text', 'progress-append-only', 'html', 'json'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  htmlReporter: { fileName: `.stryker/${name}.html` },
  jsonReporter: { fileName: `.stryker/${name}.json` },
};
