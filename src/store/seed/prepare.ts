import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { isCurrent } from './current.ts';
import { SeedError, type SeedFault } from './faults.ts';

/**
 * Sees to it that a database file is built from the seed as it is now; in a process of its own, so that
 * the server can load meanwhile and what building takes is given back.
 * Neither the seed's readers nor its parsers are loaded where the file is current.
 * @throws SeedError when the seed is bad; the old database is untouched
 */
export async function prepareDatabase(file: string): Promise<void> {
  if (isCurrent(file)) return;
  const builder = fork(fileURLToPath(new URL('./builder.ts', import.meta.url)), [file], { execArgv: [] });
  let faults: readonly SeedFault[] = [];
  builder.on('message', (message) => {
    faults = message as readonly SeedFault[];
  });
  const [code] = await once(builder, 'exit');
  if (faults.length > 0) throw new SeedError(faults);
  if (code !== 0) throw new Error(`The database was not built: its builder ended with ${code}.`);
}
