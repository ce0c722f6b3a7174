import type { ClientBase, Pool } from 'pg';
import { Fault } from '../../domain/fault.ts';
import { RelationalStore } from '../relational/relational-store.ts';
import { codeOf } from './pg-failure.ts';
import { layoutOf } from './pg-migrations.ts';
import type { PgPools } from './pg-pools.ts';
import { type Build, PgReader } from './pg-reader.ts';

/** A build, and the hash of the layout of its tables. */
export interface LaidOutBuild extends Build {
  readonly layout: string;
}

/** The newest build that a server has; null where it has none. */
export async function newestBuild(from: { readonly pool: Pool } | ClientBase): Promise<LaidOutBuild | null> {
  const server = 'pool' in from ? from.pool : from;
  try {
    const { rows } = await server.query<LaidOutBuild>(
      'SELECT "number", "seed", "layout" FROM "indicators"."builds" ORDER BY "number" DESC LIMIT 1',
    );
    return rows[0] ?? null;
  } catch (error) {
    // A database in which nothing was ever built.
    if (/^(42P01|3F000)$/.test(codeOf(error))) return null;
    throw error;
  }
}

/** A store over a build. @throws Fault where another version of the software laid its tables out */
export function storeOver(pools: PgPools, build: LaidOutBuild): RelationalStore {
  if (build.layout !== layoutOf())
    throw new Fault(`Build ${build.number} was made by another version of this software.`);
  return new RelationalStore(new PgReader(pools, build));
}
