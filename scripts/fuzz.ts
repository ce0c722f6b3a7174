/**
 * Sends random requests to a server of its own: 1,500, always the same, or 50,000 with `--long`, which draws new ones each time.
 * `FUZZ_SEED` repeats a run, `FUZZ_REQUESTS` sends another number.
 */
import { spawnSync } from 'node:child_process';

const unknown = process.argv.slice(2).filter((option) => option !== '--long');
if (unknown.length > 0) {
  console.error(
    `No option ${unknown.join(', ')}; there is --long, and FUZZ_SEED and FUZZ_REQUESTS of the environment.`,
  );
  process.exit(2);
}

const isLong = process.argv.includes('--long');
const { FUZZ_SEED = String(isLong ? Date.now() % 2 ** 31 : 20_241_129) } = process.env;
const { FUZZ_REQUESTS = String(isLong ? 50_000 : 1500) } = process.env;

console.log(`FUZZ_SEED=${FUZZ_SEED} FUZZ_REQUESTS=${FUZZ_REQUESTS}`);
const run = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', 'test/fuzz'], {
  stdio: 'inherit',
  env: { ...process.env, FUZZ_SEED, FUZZ_REQUESTS },
});
process.exitCode = run.status ?? 1;
