import type { ClientBase } from 'pg';
import { insertDataset } from '../seed/build/dataset-rows.ts';
import type { Insert } from '../seed/build/table-inserts.ts';
import { checksumOfSeed } from '../seed/file/current-seed.ts';
import { readDataset } from '../seed/read/read-seed.ts';
import type { SeedFiles } from '../seed/read/seed-files.ts';
import { buildTables, finishedTables, layoutOf } from './pg-migrations.ts';
import { schemaOf } from './pg-reader.ts';

/** Rows of one statement: their JSON has a megabyte or two. */
const batch = 1_000;

/** The channel on which builds are announced; the payload is the number of the build. */
export const buildsChannel = 'indicators_builds';

/**
 * Writes a build in the transaction that is open, and announces it; what commits makes it the one that is served.
 * Only for the process that holds the lock of builds. `progress` is called after each step.
 * @throws SeedError when the seed has faults
 */
export async function writeBuild(
  client: ClientBase,
  files: SeedFiles,
  progress: (step: string) => void = () => {},
): Promise<void> {
  const dataset = readDataset(files);
  progress(`${dataset.statements.length} statements read and checked`);
  const release = dataset.releases.at(-1)?.id ?? '';
  const seed = checksumOfSeed(files);
  const number = await newBuild(client, { seed, release });
  for (const [table, rows] of rowsOf((insert) => insertDataset(insert, dataset, seed)))
    await insertRows(client, table, rows);
  await finishBuild(client, number);
  progress('database built, checks evaluated');
}

/** A new build and its empty tables, which are the first of the search path until the transaction ends. */
export async function newBuild(
  client: ClientBase,
  { seed, release }: { readonly seed: string; readonly release: string },
): Promise<number> {
  const { rows } = await client.query<{ number: number }>(
    'INSERT INTO "indicators"."builds" ("seed", "layout", "release") VALUES ($1, $2, $3) RETURNING "number"',
    [seed, layoutOf(), release],
  );
  const number = rows[0]?.number ?? 0;
  await client.query(`CREATE SCHEMA "${schemaOf(number)}"; SET LOCAL search_path TO "${schemaOf(number)}"`);
  for (const text of buildTables()) await client.query(text);
  return number;
}

/** Computes what a build stores beside its rows, makes the indexes, and announces the build to whoever listens once it is committed. */
export async function finishBuild(client: ClientBase, number: number): Promise<void> {
  await client.query(finishedTables());
  await client.query('SELECT pg_notify($1, $2)', [buildsChannel, String(number)]);
}

type Row = Readonly<Record<string, unknown>>;

/** What is inserted, in its order. */
function rowsOf(insertAll: (insert: Insert) => void): [table: string, rows: readonly Row[]][] {
  const inserted: [string, readonly Row[]][] = [];
  insertAll((table, rows) => inserted.push([table, rows]));
  return inserted;
}

/** Inserts rows into a table. Properties of a row that are no columns are ignored. */
async function insertRows(client: ClientBase, table: string, rows: readonly Row[]): Promise<void> {
  const { rows: named } = await client.query<{ name: string }>(
    `SELECT attname AS name FROM pg_attribute
     WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attidentity = '' ORDER BY attnum`,
    [`"${table}"`],
  );
  const columns = named.map(({ name }) => `"${name}"`).join(', ');
  const insert = `INSERT INTO "${table}" (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::"${table}", $1)`;
  for (let first = 0; first < rows.length; first += batch)
    await client.query(insert, [JSON.stringify(rows.slice(first, first + batch).map(written))]);
}

/** A row whose bytes are written as PostgreSQL reads them. */
function written(row: Row): Row {
  const bytes = Object.entries(row).filter(([, value]) => Buffer.isBuffer(value));
  return { ...row, ...Object.fromEntries(bytes.map(([name, value]) => [name, hexOf(value)])) };
}

function hexOf(value: unknown): string | null {
  return Buffer.isBuffer(value) ? `\\x${value.toString('hex')}` : null;
}
