import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { readDataset } from '../read/read-seed.ts';
import type { SeedFiles } from '../read/seed-files.ts';
import { buildDatabase } from './build-database.ts';
import { checksumOfSeed } from './current-seed.ts';

/** Builds a database file beside its target and renames it over the target; `progress` is called after each step. */
export function seedFile(file: string, files: SeedFiles, progress: (step: string) => void = () => {}): void {
  const dataset = readDataset(files);
  progress(`${dataset.statements.length} statements read and checked`);
  mkdirSync(dirname(file), { recursive: true });
  const fresh = `${file}.${process.pid}.new`;
  rmSync(fresh, { force: true });
  try {
    const db = new Database(fresh);
    // Nobody reads the file before it is complete, so it needs no journal and one flush at the end.
    db.pragma('journal_mode = OFF');
    db.pragma('synchronous = OFF');
    buildDatabase(db, dataset, checksumOfSeed(files));
    db.close();
    flush(fresh);
    progress('database built, checks evaluated');
    renameSync(fresh, file);
  } finally {
    rmSync(fresh, { force: true });
  }
}

/** Waits until the content of a file is on the disk. */
function flush(file: string): void {
  const descriptor = openSync(file, 'r+');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
