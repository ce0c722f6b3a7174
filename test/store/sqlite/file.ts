import Database from 'better-sqlite3';
import { fillPlaceholders } from 'drizzle-orm';
import { afterAll, beforeAll } from 'vitest';
import { drizzle } from '../../../src/store/sqlite/drizzle.ts';
import { type StatementKeys, statementKeys } from '../../../src/store/sqlite/keys.ts';
import type { SqliteStore } from '../../../src/store/sqlite/sqlite-store.ts';
import type { Query } from '../../../src/store/sqlite/statement-queries.ts';
import { catalogueFile, catalogueStore } from '../../fixtures/catalogue.ts';

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

/** The real seed in a database file, for the tests of a file: open before the first of them, closed after the last. */
export function seededFile(): () => SeededFile {
  let seeded: SeededFile | undefined;
  beforeAll(async () => {
    const store = await catalogueStore();
    const db = new Database(await catalogueFile(), { readonly: true });
    seeded = { store, db, keys: statementKeys(await store.catalogue()) };
  }, 60_000);
  afterAll(() => void seeded?.db.close());
  return () => {
    if (seeded === undefined) throw new Error('The seed is there only while tests run.');
    return seeded;
  };
}
