import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type Database from 'better-sqlite3';

const folder = fileURLToPath(new URL('../../../migrations', import.meta.url));

/** Names and texts of the migrations, in the order in which they are applied. */
export function readMigrations(): [name: string, sql: string][] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => [name, readFileSync(join(folder, name), 'utf8')]);
}

/** Applies all migrations to an empty database. Databases are always built anew, never migrated in place. */
export function migrate(db: Database.Database): void {
  for (const [, statements] of readMigrations()) db.exec(statements);
}
