import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { isCurrent } from './current.ts';
import { SeedError, type SeedFault } from './faults.ts';

/**
 * Sees to it that a database file is built from the seed as it is now; in a thread, so that the server can load meanwhile.
 * Neither the seed's readers nor its parsers are loaded where the file is current.
 * @throws SeedError when the seed is bad; the old database is untouched
 */
export async function prepareDatabase(file: string): Promise<void> {
  if (isCurrent(file)) return;
  const thread = new Worker(new URL('./thread.ts', import.meta.url), { workerData: file });
  let faults: readonly SeedFault[] = [];
  thread.on('message', (message: readonly SeedFault[]) => {
    faults = message;
  });
  await once(thread, 'exit');
  if (faults.length > 0) throw new SeedError(faults);
}
