import { createRequire } from 'node:module';
import type * as Orm from 'drizzle-orm';
import type * as Driver from 'drizzle-orm/better-sqlite3';
import type * as Core from 'drizzle-orm/sqlite-core';

export type { SQL, SQLChunk, SQLWrapper } from 'drizzle-orm';
export type { SQLiteSelect } from 'drizzle-orm/sqlite-core';

/** Its CommonJS build, since importing the ES modules takes five times as long and ten times the memory. */
const load = createRequire(import.meta.url);
const driver: typeof Driver = load('drizzle-orm/better-sqlite3');
const orm: typeof Orm = load('drizzle-orm');
const core: typeof Core = load('drizzle-orm/sqlite-core');

export const { drizzle } = driver;
export const { and, asc, count, desc, eq, gt, gte, inArray, isNotNull, isNull, lt, lte, or, sql } = orm;
export const { getTableColumns } = orm;
export const { alias, blob, check, index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } = core;

/** A database through drizzle. */
export type Db = ReturnType<typeof drizzle>;

/** A column with the integer key of a row of another table. */
export const reference = (column: string, key: () => Core.AnySQLiteColumn) =>
  integer(column).notNull().references(key);
