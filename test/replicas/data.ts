import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { chooseSeed, temporaryFolder } from '../running/projects.ts';
import { type Environment, program } from '../running/servers.ts';
import { startPostgres, startStandby } from '../services/postgres.ts';

/** Where replicas have their data. */
export interface ReplicaData {
  /** The variables that name the data of a replica, by its place. */
  environmentOf(place: number): Environment;
  /** Gives a replica the data of the seed with a release more; those that share data get it with the first one. */
  publish(place: number): Promise<void>;
}

/** A PostgreSQL cluster with a streaming replica, for all replicas. */
export async function postgresData(project: string): Promise<ReplicaData> {
  const primary = await startPostgres();
  const standby = await startStandby(primary);
  const environment = { DATABASE_URL: primary.url, DATABASE_REPLICAS: standby.url };
  return {
    environmentOf: () => environment,
    publish: async (place) => {
      if (place === 0) await seed(project, environment);
    },
  };
}

/** An SQLite file for each replica. */
export function fileData(project: string): ReplicaData {
  const files: string[] = [];
  const environmentOf = (place: number): Environment => {
    const file = files[place] ?? join(temporaryFolder(), 'indicators.sqlite');
    files[place] = file;
    const [first = file] = files;
    // The others would build the same one.
    if (!existsSync(file) && existsSync(first)) copyFileSync(first, file);
    return { DATABASE_FILE: file };
  };
  return { environmentOf, publish: (place) => seed(project, environmentOf(place)) };
}

async function seed(project: string, environment: Environment): Promise<void> {
  chooseSeed(project, 'b');
  const { code, complained } = await program(['src/cli/seed.ts'], { project, environment }).ended;
  if (code !== 0) throw new Error(`The seed was not published: ${complained}`);
}
