import Database from 'better-sqlite3';
import { SqliteStore } from '../../sqlite/sqlite-store.ts';
import { buildDatabase } from '../build/build-database.ts';
import { readDataset } from '../read/read-seed.ts';
import { readSeedOf, type SeedFiles } from '../read/seed-files.ts';
import { checksumOfSeed, isCurrent, seedFolder } from './current-seed.ts';
import { buildFile } from './write-database.ts';

/**
 * A store over a database file, which is built first when it does not exist or was built from another seed.
 * The new file is built beside the old one and renamed over it, so that stores over the old one stay readable.
 * @throws SeedError when the seed has faults; the old database stays as it was
 */
export function openSeeded(file: string, folder = seedFolder): SqliteStore {
  if (file === ':memory:') {
    const files = readSeedOf(file, folder);
    return new SqliteStore(buildInMemory(files, checksumOfSeed(files)));
  }
  if (!isCurrent(file, folder)) buildFile(file, folder);
  return SqliteStore.open(file);
}

function buildInMemory(files: SeedFiles, seed: string): Database.Database {
  const db = new Database(':memory:');
  buildDatabase(db, readDataset(files), seed);
  return db;
}
