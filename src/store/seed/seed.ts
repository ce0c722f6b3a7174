import Database from 'better-sqlite3';
import { SqliteStore } from '../sqlite.ts';
import { buildDatabase } from './build.ts';
import { checksumOfSeed, isCurrent, seedFolder } from './current.ts';
import { readSeedOf, type SeedFiles } from './files.ts';
import { readDataset } from './read.ts';
import { seedFile } from './write.ts';

export { checksumOfSeed, seedFolder };

/**
 * A store over a database file, built from the seed when the file is absent or was built from another seed.
 * The old file serves until the new one is whole: it is built beside it, then renamed over it.
 * @throws SeedError when the seed is bad; the old database is untouched
 */
export function openSeeded(file: string, folder = seedFolder): SqliteStore {
  if (file === ':memory:') {
    const files = readSeedOf(file, folder);
    return new SqliteStore(buildInMemory(files, checksumOfSeed(files)));
  }
  if (!isCurrent(file, folder)) seedFile(file, readSeedOf(file, folder));
  return SqliteStore.open(file);
}

function buildInMemory(files: SeedFiles, seed: string): Database.Database {
  const db = new Database(':memory:');
  buildDatabase(db, readDataset(files), seed);
  return db;
}
