import { renameSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { buildDatabase } from '../build/build-database.ts';
import { readDataset } from '../read/read-seed.ts';
import { readSeedOf, type SeedFiles } from '../read/seed-files.ts';
import { whileLocked } from './build-lock.ts';
import { checksumOfSeed, isCurrent } from './current-seed.ts';
import { applicationId } from './database-target.ts';
import { sealFile } from './seal.ts';

/**
 * Builds a database file beside its target and renames it over the target; `progress` is called after each step.
 * Only for the process that holds the lock of `whileLocked`.
 */
export function seedFile(file: string, files: SeedFiles, progress: (step: string) => void = () => {}): void {
  const dataset = readDataset(files);
  progress(`${dataset.statements.length} statements read and checked`);
  const fresh = `${file}.${process.pid}.new`;
  rmSync(fresh, { force: true });
  try {
    const db = new Database(fresh);
    // Nobody reads the file before it is complete, so it needs no journal and one flush at the end.
    db.pragma('journal_mode = OFF');
    db.pragma('synchronous = OFF');
    db.pragma(`application_id = ${applicationId}`);
    buildDatabase(db, dataset, checksumOfSeed(files));
    db.close();
    sealFile(fresh);
    progress('database built, checks evaluated');
    renameSync(fresh, file);
  } finally {
    rmSync(fresh, { force: true });
  }
}

/** Builds a database file from its seed and imports, unless it was built from the same ones already. @throws SeedError when they have faults */
export function buildFile(file: string, folder: string): void {
  whileLocked(file, (target) => {
    if (!isCurrent(file, folder)) seedFile(target, readSeedOf(file, folder));
  });
}
