/**
 * Mutation testing: Stryker breaks the code of a folder under `src` in one place at a time and runs the tests of the same
 * folder under `test`; a mutant that no test notices has survived. `npm run mutation domain/time`; without an argument the
 * four folders whose score CONTRIBUTING.md promises. Results are kept in `.stryker`, so that the next run tests only what
 * changed. Exits 1 when the score of a folder is below 85 %.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const promised = ['domain/numbers', 'domain/time', 'domain/statements', 'domain/derivation'];

const asked = process.argv.slice(2).map((folder) => folder.replace(/^src\/|\/$/g, ''));
const unknown = asked.filter((folder) => !existsSync(`src/${folder}`) || !existsSync(`test/${folder}`));
if (unknown.length > 0) {
  console.error(`${unknown.join(', ')}: src and test must both have the folder, as in domain/time.`);
  process.exit(2);
}

for (const folder of asked.length > 0 ? asked : promised) {
  console.log(`== ${folder}`);
  const { status } = spawnSync(
    process.execPath,
    ['node_modules/@stryker-mutator/core/bin/stryker.js', 'run'],
    { stdio: 'inherit', env: { ...process.env, MUTATION_FOLDER: folder } },
  );
  if (status !== 0) process.exitCode = 1;
}
