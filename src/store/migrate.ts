import type Database from 'better-sqlite3';
import { readMigrationFiles } from './drizzle.ts';
import { migrationsFolder } from './seed/current.ts';

/** Applies every migration to an empty database. A database is only ever built anew, so none is applied to an old one. */
export function migrate(db: Database.Database): void {
  for (const { sql } of readMigrationFiles({ migrationsFolder }))
    for (const statement of sql) db.exec(statement);
}
