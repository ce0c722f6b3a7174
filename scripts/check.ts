/**
 * Runs every check that is not a test, as many at a time as there are cores: prints one line for each step as it ends, and
 * its output when it fails.
 * Arguments choose steps by name (`npm run check -- types lint`). Exits 1 when a step failed.
 */
import { execFile } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { promisify } from 'node:util';

/** Arguments for Node by step: the entry files of the tools, because the links in `.bin` differ between platforms. */
const steps = {
  types: ['node_modules/typescript/bin/tsc', '--noEmit'],
  'page types': ['node_modules/typescript/bin/tsc', '--noEmit', '-p', 'src/explorer/page'],
  'site types': ['node_modules/typescript/bin/tsc', '--noEmit', '-p', 'src/explorer/site'],
  'client types': ['node_modules/typescript/bin/tsc', '-p', 'clients/typescript'],
  lint: ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '--colors=off'],
  unused: ['node_modules/knip/bin/knip.js', '--no-progress'],
  lock: ['scripts/lock-check.ts'],
  'openapi fresh': ['src/cli/openapi.ts', '--check'],
  'client fresh': ['scripts/client.ts', '--check'],
  'coverage fresh': ['src/cli/coverage-docs.ts', '--check'],
  'openapi lint': ['node_modules/@redocly/cli/bin/cli.js', 'lint', 'openapi.yaml'],
};

const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
const names = Object.keys(steps);
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`No step ${unknown.join(', ')}; there are ${names.join(', ')}.`);
  process.exit(2);
}

const execute = promisify(execFile);
const waiting = Object.entries(steps).filter(([name]) => asked.length === 0 || asked.includes(name));
const failed: string[] = [];
await Promise.all(Array.from({ length: availableParallelism() }, takeSteps));
if (failed.length > 0) {
  console.error(`Failed: ${failed.join(', ')}`);
  process.exitCode = 1;
}

async function takeSteps(): Promise<void> {
  for (let step = waiting.shift(); step !== undefined; step = waiting.shift())
    if (!(await passes(...step))) failed.push(step[0]);
}

async function passes(name: string, args: readonly string[]): Promise<boolean> {
  const start = performance.now();
  const complaint = await execute(process.execPath, args, { env, maxBuffer: 2 ** 28 }).then(
    () => null,
    ({ stdout = '', stderr = '', message }) => `${stdout}${stderr}` || message,
  );
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${complaint === null ? 'ok  ' : 'FAIL'} ${name.padEnd(14)} ${seconds} s`);
  if (complaint !== null) console.log(complaint.trimEnd());
  return complaint === null;
}
