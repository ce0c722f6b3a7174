import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { SqliteStore } from '../sqlite.ts';
import { buildDatabase } from './build.ts';
import { checksumOfSeed, isCurrent, seedFolder } from './current.ts';
import { readSeedOf, type SeedFiles } from './files.ts';
import { readDataset } from './read.ts';

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

/** Builds a database file from a seed and puts it in place in one step; `progress` is told of each step that is done. */
export function seedFile(
  file: string,
  files: SeedFiles,
  seed = checksumOfSeed(files),
  progress: (step: string) => void = () => {},
): void {
  const dataset = readDataset(files);
  progress(`${dataset.statements.length} statements read and cross-checked`);
  mkdirSync(dirname(file), { recursive: true });
  const fresh = `${file}.${process.pid}.new`;
  rmSync(fresh, { force: true });
  try {
    const db = new Database(fresh);
    // Nobody reads the file before it is whole, so it is flushed once, at its end.
    db.pragma('journal_mode = OFF');
    db.pragma('synchronous = OFF');
    buildDatabase(db, dataset, seed);
    db.close();
    flush(fresh);
    progress('database built, checks evaluated');
    renameSync(fresh, file);
  } finally {
    rmSync(fresh, { force: true });
  }
}

/** Waits until a file is on the disk. */
function flush(file: string): void {
  const descriptor = openSync(file, 'r+');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function buildInMemory(files: SeedFiles, seed: string): Database.Database {
  const db = new Database(':memory:');
  buildDatabase(db, readDataset(files), seed);
  return db;
}
