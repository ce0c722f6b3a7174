import { createRequire } from 'node:module';
import type * as Driver from 'drizzle-orm/better-sqlite3';
import type * as Core from 'drizzle-orm/sqlite-core';

export type { SQLiteSelect } from 'drizzle-orm/sqlite-core';

/** Its CommonJS build, as in `orm.ts`. */
const load = createRequire(import.meta.url);
const driver: typeof Driver = load('drizzle-orm/better-sqlite3');
const core: typeof Core = load('drizzle-orm/sqlite-core');

export const { drizzle } = driver;
export const { alias, blob, check, index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } = core;

/** A database through drizzle. */
export type Db = ReturnType<typeof drizzle>;

/** A column with the integer key of a row of another table. */
export const reference = (column: string, key: () => Core.AnySQLiteColumn) =>
  integer(column).notNull().references(key);
