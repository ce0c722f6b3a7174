import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { version } from '../../../version.ts';
import { readMigrations } from '../../sqlite/migrate.ts';
import { checksumOf, readSeedOf, type SeedFiles } from '../read/seed-files.ts';
import { isWhole } from './seal.ts';

export const seedFolder = fileURLToPath(new URL('../../../../seed', import.meta.url));

/**
 * SHA-256 over all that a database is built from: the seed, the migrations, and the version of the software, which
 * writes the sentences that are stored. A database with another checksum is out of date.
 */
export function checksumOfSeed(files: SeedFiles, software = version): string {
  return checksumOf([...files, ...readMigrations(), ['version', software]]);
}

/** True when a database file exists, was built from the present seed by this version of the software, and is undamaged. */
export function isCurrent(file: string, folder = seedFolder): boolean {
  return existsSync(file) && builtFrom(file) === checksumOfSeed(readSeedOf(file, folder)) && isWhole(file);
}

/** Checksum of the seed that a database file was built from; null when it cannot be read. */
function builtFrom(file: string): string | null {
  try {
    const db = new Database(file, { readonly: true });
    const row = db.prepare<[], { seed: string }>('SELECT seed FROM build').get();
    db.close();
    return row?.seed ?? null;
  } catch {
    return null;
  }
}
