import pg from 'pg';
import { newestBuild } from './pg-current.ts';
import { writeFault } from './pg-failure.ts';
import { controlTables } from './pg-migrations.ts';
import { hostOf } from './pg-pools.ts';
import { schemaOf } from './pg-reader.ts';

/** Of the advisory lock that a build holds: `CDEI`, as in the header of a SQLite file. */
const lock = 0x43444549;

/** Builds that are kept: the one that is served, and two before it, for requests that began with them. */
const kept = 3;

/** Drops the tables of builds that nobody reads any more. */
export async function dropOldBuilds(url: string): Promise<void> {
  await whileBuilding(url, async (client) => {
    const { rows } = await client.query<{ number: number }>(
      'DELETE FROM "indicators"."builds" WHERE "number" NOT IN (SELECT "number" FROM "indicators"."builds" ORDER BY "number" DESC LIMIT $1) RETURNING "number"',
      [kept],
    );
    for (const { number } of rows) await client.query(`DROP SCHEMA IF EXISTS "${schemaOf(number)}" CASCADE`);
  });
}

/**
 * What `work` does in one transaction of PostgreSQL, while no other process builds there: all of it is seen from one moment on, or
 * nothing of it, whatever ends the process.
 * @throws Fault in one line where the server is not there, is full, is a replica, or another process keeps the lock
 */
export async function whileBuilding<T>(url: string, work: (client: pg.ClientBase) => Promise<T>): Promise<T> {
  const client = clientOf(url);
  try {
    await client.connect();
    await client.query("BEGIN; SET LOCAL lock_timeout = '120s'");
    await client.query('SELECT pg_advisory_xact_lock($1)', [lock]);
    await client.query(controlTables());
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    throw writeFault(error, hostOf(url));
  } finally {
    await client.end().catch(() => {});
  }
}

/**
 * Vacuums the statements of a build that was never vacuumed, so that its first counts need not look at each statement whether it
 * is visible. Nothing is lost where that fails: PostgreSQL does it by itself, some minutes later.
 */
export async function vacuumNewestBuild(url: string): Promise<void> {
  const client = clientOf(url);
  try {
    await client.connect();
    const build = await newestBuild(client);
    const table = `"${schemaOf(build?.number ?? 0)}"."observations"`;
    const { rows: unseen } = await client.query(
      'SELECT FROM pg_class WHERE oid = to_regclass($1) AND relallvisible = 0',
      [table],
    );
    if (unseen.length > 0) await client.query(`VACUUM ${table}`);
  } catch {
    // What was built is there.
  } finally {
    await client.end().catch(() => {});
  }
}

function clientOf(url: string): pg.Client {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 30_000,
    application_name: 'china-data-economy-indicators (build)',
  });
  // The error is that of the query which it breaks.
  client.on('error', () => {});
  return client;
}
