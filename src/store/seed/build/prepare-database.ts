import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { SeedError } from '../read/seed-faults.ts';
import { isCurrent } from './current-seed.ts';

/** For a process of a second: no code made ever faster, and room for what is garbage at once. A sixth less to do. */
const flags = ['--no-opt', '--min-semi-space-size=8', '--max-semi-space-size=8'];

/**
 * Sees to it that a database file is built from the seed as it is now; in a process of its own, so that
 * the server can load meanwhile and what building takes is given back.
 * Neither the seed's readers nor its parsers are loaded where the file is current.
 * @throws SeedError when the seed is bad; the old database is untouched
 */
export async function prepareDatabase(file: string): Promise<void> {
  if (isCurrent(file)) return;
  const builder = fork(fileURLToPath(new URL('./builder-process.ts', import.meta.url)), [file], {
    execArgv: flags,
  });
  // Not its end, before which it tidies up; without a word it has failed, and has printed why.
  const [faults] = await Promise.race([once(builder, 'message'), once(builder, 'disconnect')]);
  if (!Array.isArray(faults)) throw new Error('The database was not built.');
  if (faults.length > 0) throw new SeedError(faults);
}
