import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { writeBuild } from '../../src/store/postgres/pg-build.ts';
import { newestBuild, storeOver } from '../../src/store/postgres/pg-current.ts';
import { PgPools } from '../../src/store/postgres/pg-pools.ts';
import { whileBuilding } from '../../src/store/postgres/pg-transaction.ts';
import { readSeedFiles } from '../../src/store/seed/read/seed-files.ts';
import type { Store } from '../../src/store/store.ts';
import { run } from '../clients/reader.ts';
import { fixtureSeed } from '../fixtures/seed.ts';

/** Builds a folder of seed files in a database. */
export function built(url: string, folder: string): Promise<void> {
  return whileBuilding(url, (client) => writeBuild(client, readSeedFiles(folder)));
}

/** A store over the newest build of a database; closing it closes its connections. */
export async function opened(url: string, replicas: readonly string[] = []): Promise<Store> {
  const pools = new PgPools({ url, replicas });
  const build = await newestBuild(pools.primary);
  if (build === null) throw new Error('Nothing was built.');
  const store = storeOver(pools, build);
  store.close = () => pools.end();
  return store;
}

/** What a statement of SQL prints, a row a line. */
export function psql(url: string, sql: string): string {
  return run('psql', ['-qAtc', sql, url]).trim();
}

let databases = 0;

/** The address of an empty database of a cluster, whose default collation is not that of bytes. */
export function freshDatabase(cluster: string): string {
  databases += 1;
  const name = `own_${process.pid}_${databases}`;
  psql(cluster, `CREATE DATABASE ${name} TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'en-US'`);
  const url = new URL(cluster);
  url.pathname = `/${name}`;
  return url.href;
}

/** A store over a folder of seed files in a database of its own. */
export async function storeIn(cluster: string, folder: string): Promise<Store> {
  const url = freshDatabase(cluster);
  await built(url, folder);
  return opened(url);
}

/** Writes the made-up seed with a third release that brings nothing, into a folder. */
export function writeLaterSeed(folder: string): void {
  const third = `"3":\n  publishedOn: 2025-11-01\n  title: { en: Third, zh: 第三 }\n  notes: { en: Nothing., zh: 无。 }\n`;
  for (const [path, text] of readSeedFiles(fixtureSeed)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    const bytes = path.endsWith('.gz') ? Buffer.from(text, 'base64') : text;
    writeFileSync(join(folder, path), path === 'releases.yaml' ? `${text}${third}` : bytes);
  }
}
