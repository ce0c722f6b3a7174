import { createRequire } from 'node:module';
import type * as Driver from 'drizzle-orm/node-postgres';
import type * as Core from 'drizzle-orm/pg-core';

/** Its CommonJS build, as in `orm.ts`. */
const load = createRequire(import.meta.url);
const driver: typeof Driver = load('drizzle-orm/node-postgres');

/** What drizzle has for the tables of PostgreSQL. */
export const pgCore: typeof Core = load('drizzle-orm/pg-core');
export const { drizzle: pgDrizzle } = driver;

/** Bytes, which drizzle has no column for. */
export const bytea = pgCore.customType<{ data: Buffer }>({ dataType: () => 'bytea' });

/** A database through drizzle. */
export type PgDb = Driver.NodePgDatabase;
export type PgSelect = Core.PgSelect;
