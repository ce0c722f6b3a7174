import Database from 'better-sqlite3';
import { fillPlaceholders } from 'drizzle-orm';
import { afterAll, beforeAll } from 'vitest';
import { statementKeys } from '../../../src/store/relational/keys.ts';
import type { Known, PageParts, Query, Selected } from '../../../src/store/relational/statement-queries.ts';
import { drizzle } from '../../../src/store/sqlite/drizzle.ts';
import {
  type Prepared,
  prepareCount,
  preparePage,
  sqliteTables,
} from '../../../src/store/sqlite/sqlite-reader.ts';
import type { SqliteStore } from '../../../src/store/sqlite/sqlite-store.ts';
import { catalogueFile, catalogueStore } from '../../fixtures/catalogue.ts';

interface SeededFile {
  readonly store: SqliteStore;
  /** Another connection to the same file. */
  readonly db: Database.Database;
  readonly known: Known;
}

/** The steps of the plan of a page, in SQLite's own words. */
export function planOfPage(db: Database.Database, { parts, values }: Query<PageParts>): string[] {
  return planOf(db, preparePage(drizzle(db), parts()), values);
}

export function planOfCount(db: Database.Database, { parts, values }: Query<Selected>): string[] {
  return planOf(db, prepareCount(drizzle(db), parts()), values);
}

function planOf(db: Database.Database, prepared: Prepared<unknown>, values: Query<unknown>['values']) {
  const { sql, params } = prepared.getQuery();
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
    const keys = statementKeys(await store.catalogue());
    seeded = { store, db, known: { keys, tables: sqliteTables } };
  }, 60_000);
  afterAll(() => void seeded?.db.close());
  return () => {
    if (seeded === undefined) throw new Error('The seed is there only while tests run.');
    return seeded;
  };
}
