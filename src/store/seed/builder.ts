/** A process that builds a database file from the seed, and tells its parent which faults the seed has. */
import { SeedError } from './faults.ts';
import { readSeedOf } from './files.ts';
import { seedFile, seedFolder } from './seed.ts';

const [file = ''] = process.argv.slice(2);
try {
  seedFile(file, readSeedOf(file, seedFolder));
} catch (error) {
  if (!(error instanceof SeedError)) throw error;
  process.send?.(error.faults);
}
