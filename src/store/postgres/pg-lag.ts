import type { StoreServer } from '../store.ts';
import type { PgPools, PgServer } from './pg-pools.ts';

/** Looks how far each replica is behind the primary, and thereby whether each server answers. */
export async function measureLag(pools: PgPools): Promise<void> {
  const written = await textOf(pools, pools.primary, 'SELECT pg_current_wal_lsn()::text AS "value"');
  const behind = 'SELECT greatest(pg_wal_lsn_diff($1, pg_last_wal_replay_lsn()), 0)::text AS "value"';
  const replicas = pools.servers.filter(({ isReplica }) => isReplica);
  await Promise.all(
    replicas.map(async (replica) => {
      const lag = await textOf(pools, replica, behind, [written]);
      replica.lag = lag === null ? null : Number(lag);
    }),
  );
}

/** The servers as they were when their lag was measured, and their connections as they are. */
export function serversOf({ servers }: PgPools): StoreServer[] {
  return servers.map(({ name, lag, restsUntil, pool }) => ({
    name,
    lag,
    isUp: restsUntil === 0,
    connections: pool.totalCount,
    waiting: pool.waitingCount,
  }));
}

/** The one value of a query; null where the server does not answer. */
async function textOf(
  pools: PgPools,
  server: PgServer,
  query: string,
  values: readonly unknown[] = [],
): Promise<string | null> {
  const asked = pools.ask(server, ({ pool }) => pool.query<{ value: string | null }>(query, [...values]));
  return asked.then(
    ({ rows }) => rows[0]?.value ?? null,
    () => null,
  );
}
