/** Program of a child process: builds a database file from the seed and sends its `BuildOutcome` to the parent. */

import { SeedError, type SeedFault } from '../read/seed-faults.ts';
import { seedFolder } from './current-seed.ts';
import { buildFile } from './write-database.ts';

/** The faults of the seed, and any other reason why the database was not built. */
export interface BuildOutcome {
  readonly faults: readonly SeedFault[];
  readonly failure: string | null;
}

const [file = '', folder = seedFolder] = process.argv.slice(2);
const outcome = build();
// The parent may have ended, for example over its configuration; the database is built nevertheless.
if (process.connected) process.send?.(outcome, () => {});

function build(): BuildOutcome {
  try {
    buildFile(file, folder);
    return { faults: [], failure: null };
  } catch (error) {
    if (error instanceof SeedError) return { faults: error.faults, failure: null };
    return { faults: [], failure: error instanceof Error ? error.message : String(error) };
  }
}
