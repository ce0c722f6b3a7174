/*
 * Keys are integers, assigned in the order of the ids, so that ordering by key orders by id.
 * Enumerations are stored as the integers of column-codes.ts, days as integers such as 20240630.
 * Generated migrations are finished by hand: STRICT, WITHOUT ROWID and CHECKs, which drizzle cannot express.
 */
export * from './catalogue-tables.ts';
export * from './statement-tables.ts';
