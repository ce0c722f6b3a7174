/**
 * Tests the store over PostgreSQL: the contract of a store, the tests of the API, every address of the mix byte for byte against
 * SQLite, builds and imports of several processes, failures. Installs PostgreSQL (as root) where it is missing, so it is not part
 * of `npm test`. `-- --short` leaves out what takes minutes; names such as `contract` choose files. `size` alone is
 * run only by its name: it loads 10 million statements, or as many as POSTGRES_STATEMENTS says. Exits 1 when a test fails, 77
 * where PostgreSQL cannot be installed.
 */
import { spawnSync } from 'node:child_process';
import { installOrLeaveOut } from '../test/services/debian.ts';
import { noPostgres } from '../test/services/postgres.ts';

const options = process.argv.slice(2).filter((argument) => argument.startsWith('-'));
const unknown = options.find((option) => option !== '--short');
if (unknown !== undefined) {
  console.error(`test:postgres has no option ${unknown}; there is --short.`);
  process.exit(2);
}
if (noPostgres !== null) installOrLeaveOut(['postgresql']);
const files = process.argv.slice(2).filter((argument) => !options.includes(argument));
const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'vitest.postgres.config.ts', ...files];
const env = {
  ...process.env,
  ...(options.length > 0 ? { POSTGRES_SHORT: '1' } : {}),
  ...(files.includes('size') ? { POSTGRES_SIZE: '1' } : {}),
};
process.exitCode = spawnSync(process.execPath, vitest, { stdio: 'inherit', env }).status ?? 1;
