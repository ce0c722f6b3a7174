/** A process that builds a database file from the seed, and tells its parent when it is there, or which faults the seed has. */

import { SeedError, type SeedFault } from '../read/seed-faults.ts';
import { readSeedOf } from '../read/seed-files.ts';
import { seedFolder } from './current-seed.ts';
import { seedFile } from './write-database.ts';

const [file = ''] = process.argv.slice(2);
const faults = build();
// The parent may have ended meanwhile, for a reason of its own: the file is there all the same.
if (process.connected) process.send?.(faults, () => {});

function build(): readonly SeedFault[] {
  try {
    seedFile(file, readSeedOf(file, seedFolder));
    return [];
  } catch (error) {
    if (!(error instanceof SeedError)) throw error;
    return error.faults;
  }
}
