/**
 * Mutation testing: Stryker changes the code of a folder under `src` in one place at a time and runs the tests of the
 * same folder under `test`; a change that no test notices has survived. `npm run mutation domain/time`; without an
 * argument the four folders whose score CONTRIBUTING.md promises. Results are kept in `.stryker`, and the next run tests
 * only what changed. It cannot see that new tests reach code that runs while a module is loaded, such as a table: for
 * that, `npm run mutation domain/time -- --force`. Options go to Stryker. Exits 1 when the score of a folder is below 85 %.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const promised = ['domain/numbers', 'domain/time', 'domain/statements', 'domain/derivation'];

const options = process.argv.slice(2).filter((argument) => argument.startsWith('--'));
const folders = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const unknown = folders.filter((folder) => !existsSync(`src/${folder}`) || !existsSync(`test/${folder}`));
if (unknown.length > 0) {
  console.error(`src and test must both have the folder, as in domain/time: ${unknown.join(', ')}.`);
  process.exit(2);
}

for (const folder of folders.length > 0 ? folders : promised) {
  console.log(`== ${folder}`);
  const { status } = spawnSync(
    process.execPath,
    ['node_modules/@stryker-mutator/core/bin/stryker.js', 'run', ...options],
    { stdio: 'inherit', env: { ...process.env, MUTATION_FOLDER: folder } },
  );
  if (status !== 0) process.exitCode = 1;
}
