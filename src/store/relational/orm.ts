import { createRequire } from 'node:module';
import type * as Orm from 'drizzle-orm';

export type { Column, SQL, SQLChunk, SQLWrapper, Table } from 'drizzle-orm';

/** The part of drizzle that every database shares: its CommonJS build, since importing the ES modules takes five times as long and ten times the memory. */
const load = createRequire(import.meta.url);
const orm: typeof Orm = load('drizzle-orm');

export const { and, asc, desc, eq, gt, gte, inArray, isNotNull, isNull, lt, lte, or, sql } = orm;
