import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Fault } from '../../../domain/fault.ts';
import { SeedError } from '../read/seed-faults.ts';
import type { BuildOutcome } from './builder-process.ts';

/**
 * Builds a database file from the seed, unless it was built from the same seed already.
 * A child process does it, for two reasons: the server loads at the same time on another core, and the memory that
 * parsing and building take (about 80 MB, a third of the server's limit) is freed when the child ends. When the
 * file is current, nothing is parsed and no parser is loaded.
 * @throws SeedError when the seed has faults, Fault when the file is not ours or cannot be written; what is there stays as it was
 */
export async function prepareDatabase(file: string, folder?: string): Promise<void> {
  // Without a file the builder starts at once: what the look at one takes is loaded beside it, by the server.
  if (existsSync(file)) {
    const { isCurrent } = await import('./current-seed.ts');
    if (isCurrent(file, folder)) return;
    const { databaseTarget } = await import('./database-target.ts');
    // Refused at once and in one line, without a process.
    databaseTarget(file);
  }
  const program = fileURLToPath(new URL('./builder-process.ts', import.meta.url));
  const builder = fork(program, folder === undefined ? [file] : [file, folder], {
    // As many threads of V8 as there are idle cores: with more, the one that builds waits for them at each collection.
    execArgv: [...process.execArgv, '--v8-pool-size=0'],
  });
  // The message comes before the child ends; a child that was killed disconnects without one.
  const [message] = await Promise.race([once(builder, 'message'), once(builder, 'disconnect')]);
  const { faults, failure }: BuildOutcome = message ?? { faults: [], failure: 'its process ended' };
  if (failure !== null) throw new Fault(`The database ${file} was not built: ${failure}.`);
  if (faults.length > 0) throw new SeedError(faults);
}
