import type Database from 'better-sqlite3';
import { migrationsFolder } from '../seed/build/current-seed.ts';
import { readMigrations } from '../seed/read/seed-files.ts';

/** Applies every migration to an empty database. A database is only ever built anew, so none is applied to an old one. */
export function migrate(db: Database.Database): void {
  for (const [, statements] of readMigrations(migrationsFolder)) db.exec(statements);
}
