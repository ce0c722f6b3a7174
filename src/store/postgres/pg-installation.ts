import { randomBytes } from 'node:crypto';
import type { ClientBase } from 'pg';
import type { ImportOutcome } from '../import/import-file.ts';
import type { Plan } from '../import/import-plan.ts';
import { nextImportOf } from '../import/import-seed-files.ts';
import type { Installation, Live } from '../installation.ts';
import { checksumOfSeed, seedFolder } from '../seed/file/current-seed.ts';
import { readSeedFiles, type SeedFiles } from '../seed/read/seed-files.ts';
import { writeBuild } from './pg-build.ts';
import { newestBuild } from './pg-current.ts';
import { PgLive } from './pg-live.ts';
import { layoutOf } from './pg-migrations.ts';
import { hostOf, type PostgresServers } from './pg-pools.ts';
import { dropOldBuilds, vacuumNewestBuild, whileBuilding } from './pg-transaction.ts';

/** A database of PostgreSQL: its builds, its imports and the key of its cursors. */
export class PgInstallation implements Installation {
  readonly name: string;
  readonly isBuiltByOpening = false;
  readonly #servers: PostgresServers;
  readonly #folder: string;

  constructor(servers: PostgresServers, folder = seedFolder) {
    this.name = hostOf(servers.url);
    this.#servers = servers;
    this.#folder = folder;
  }

  /** Nothing is built where this version can read what is there: a newer seed is built by `seed` alone, not by the start of one of several servers. */
  async prepare(): Promise<void> {
    await this.#writing(async (client) => {
      const build = await newestBuild(client);
      if (build?.layout !== layoutOf()) await writeBuild(client, await this.#filesOf(client));
    });
  }

  open(): Promise<Live> {
    return PgLive.open(this.#servers);
  }

  cursorKey(): Promise<string> {
    return whileBuilding(this.#servers.url, async (client) => {
      const fresh = randomBytes(32).toString('hex');
      await client.query('INSERT INTO "indicators"."cursorKey" ("key") VALUES ($1) ON CONFLICT DO NOTHING', [
        fresh,
      ]);
      const { rows } = await client.query<{ key: string }>('SELECT "key" FROM "indicators"."cursorKey"');
      return rows[0]?.key ?? fresh;
    });
  }

  seedFiles(): Promise<SeedFiles> {
    return whileBuilding(this.#servers.url, (client) => this.#filesOf(client));
  }

  async seed(progress: (step: string) => void): Promise<void> {
    await this.#writing(async (client) => writeBuild(client, await this.#filesOf(client), progress));
  }

  import(plan: (seed: SeedFiles, number: number) => Pick<Plan, 'files'>): Promise<ImportOutcome> {
    return this.#writing(async (client): Promise<ImportOutcome> => {
      const seed = await this.#filesOf(client);
      const { files } = plan(seed, nextImportOf(seed));
      if (files.size > 0) {
        const insert = 'INSERT INTO "indicators"."imports" ("path", "content") VALUES ($1, $2)';
        for (const [path, content] of files) await client.query(insert, [path, content]);
        await writeBuild(client, new Map([...seed, ...files]));
        return 'imported';
      }
      const build = await newestBuild(client);
      if (build?.seed === checksumOfSeed(seed)) return 'unchanged';
      await writeBuild(client, seed);
      return 'repaired';
    });
  }

  async #writing<T>(work: (client: ClientBase) => Promise<T>): Promise<T> {
    const result = await whileBuilding(this.#servers.url, work);
    await dropOldBuilds(this.#servers.url);
    await vacuumNewestBuild(this.#servers.url);
    return result;
  }

  /** The files of the seed folder, then those of the imports that the database keeps. */
  async #filesOf(client: ClientBase): Promise<SeedFiles> {
    const { rows } = await client.query<{ path: string; content: string }>(
      'SELECT "path", "content" FROM "indicators"."imports" ORDER BY "path"',
    );
    return new Map([
      ...readSeedFiles(this.#folder),
      ...rows.map(({ path, content }): [string, string] => [path, content]),
    ]);
  }
}
