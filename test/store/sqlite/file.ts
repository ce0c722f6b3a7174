import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { fillPlaceholders } from 'drizzle-orm';
import { afterAll, beforeAll } from 'vitest';
import { openSeeded } from '../../../src/store/seed/file/open-seeded.ts';
import { drizzle } from '../../../src/store/sqlite/drizzle.ts';
import { type StatementKeys, statementKeys } from '../../../src/store/sqlite/keys.ts';
import type { SqliteStore } from '../../../src/store/sqlite/sqlite-store.ts';
import type { Query } from '../../../src/store/sqlite/statement-queries.ts';

interface SeededFile {
  readonly store: SqliteStore;
  /** Another connection to the same file. */
  readonly db: Database.Database;
  readonly keys: StatementKeys;
}

/** The steps of the plan of a query, in SQLite's own words. */
export function planOf(db: Database.Database, { prepare, values }: Query<unknown>): string[] {
  const { sql, params } = prepare(drizzle(db)).getQuery();
  return db
    .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
    .all(...fillPlaceholders(params, values))
    .map(({ detail }) => detail);
}

/** The seed in a database file, for the tests of a file: ready before the first of them, gone after the last. */
export function seededFile(): () => SeededFile {
  const folder = mkdtempSync(join(tmpdir(), 'seeded-'));
  const file = join(folder, 'full.sqlite');
  let seeded: SeededFile | undefined;
  beforeAll(async () => {
    const store = openSeeded(file);
    const db = new Database(file, { readonly: true });
    seeded = { store, db, keys: statementKeys(await store.catalogue()) };
  }, 60_000);
  afterAll(async () => {
    seeded?.db.close();
    await seeded?.store.close();
    rmSync(folder, { recursive: true });
  });
  return () => {
    if (seeded === undefined) throw new Error('The seed is there only while tests run.');
    return seeded;
  };
}
