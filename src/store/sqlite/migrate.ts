import type Database from 'better-sqlite3';
import { migrationsFolder } from '../seed/build/current-seed.ts';
import { readMigrations } from '../seed/read/seed-files.ts';

/** Applies all migrations to an empty database. Databases are always built anew, never migrated in place. */
export function migrate(db: Database.Database): void {
  for (const [, statements] of readMigrations(migrationsFolder)) db.exec(statements);
}
