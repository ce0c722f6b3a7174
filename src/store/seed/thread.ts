/** A thread that builds a database file from the seed, and tells which faults the seed has. */
import { parentPort, workerData } from 'node:worker_threads';
import { SeedError } from './faults.ts';
import { readSeedOf } from './files.ts';
import { seedFile, seedFolder } from './seed.ts';

try {
  seedFile(workerData, readSeedOf(workerData, seedFolder));
} catch (error) {
  if (!(error instanceof SeedError)) throw error;
  parentPort?.postMessage(error.faults);
}
