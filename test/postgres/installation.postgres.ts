import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { defaultOrder, everything } from '../../src/domain/query/selection.ts';
import type { Live } from '../../src/store/installation.ts';
import { isOutage } from '../../src/store/postgres/pg-failure.ts';
import { PgInstallation } from '../../src/store/postgres/pg-installation.ts';
import { PgLive } from '../../src/store/postgres/pg-live.ts';
import { fixtureSeed } from '../fixtures/seed.ts';
import { program, startServer } from '../running/servers.ts';
import { freshDatabase, psql, writeLaterSeed } from './built.ts';

const root = mkdtempSync(join(tmpdir(), 'installation-'));
const later = join(root, 'later');
beforeAll(() => writeLaterSeed(later));
afterAll(() => rmSync(root, { recursive: true }));

const lives: Live[] = [];
afterEach(() => {
  for (const live of lives.splice(0)) live.stop();
});

const cluster = inject('postgres') ?? '';
const fresh = () => freshDatabase(cluster);
const installed = (url: string, folder = fixtureSeed) => new PgInstallation({ url, replicas: [] }, folder);
const newest = async (live: Live) => (await live.current().catalogue()).releases.at(-1)?.id;

async function followed(url: string, every: number) {
  const faults: unknown[] = [];
  const live = await PgLive.open({ url, replicas: [] }, every);
  live.watch((error) => faults.push(error));
  lives.push(live);
  await vi.waitFor(() => expect(listeners(url)).toBe('1'), 30_000);
  return { live, faults };
}

const listeners = (url: string) =>
  psql(
    url,
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE '%listener%'",
  );

describe('a database', () => {
  it('is built where there is none, once, and keeps what a newer start finds', async () => {
    const url = fresh();
    await Promise.all([installed(url).prepare(), installed(url).prepare()]);
    await installed(url, later).prepare();
    expect(psql(url, 'SELECT "number", "release" FROM "indicators"."builds"')).toBe('1|2');
  });

  it('without a build, or that is not there, refuses to be opened in one line', async () => {
    await expect(PgLive.open({ url: fresh(), replicas: [] })).rejects.toThrow(
      /^Nothing was built in .*npm run seed/,
    );
    const nowhere = new URL(cluster);
    nowhere.port = '1';
    await expect(installed(nowhere.href).seed(() => {})).rejects.toThrow(
      /^Nothing was written to 127.0.0.1:1\/postgres: it cannot be reached/,
    );
  });

  it('has one key for cursors, whoever asks first', async () => {
    const url = fresh();
    const keys = await Promise.all([1, 2, 3].map(() => installed(url).cursorKey()));
    expect(new Set(keys).size).toBe(1);
    expect(keys[0]).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is vacuumed once it is built, so that counts need not look at its rows', async () => {
    const url = fresh();
    await installed(url).seed(() => {});
    const visible = psql(
      url,
      `SELECT relallvisible = relpages FROM pg_class WHERE oid = '"build_1"."observations"'::regclass`,
    );
    expect(visible).toBe('t');
  });

  it('keeps three builds, and drops those before', async () => {
    const url = fresh();
    for (let builds = 0; builds < 4; builds += 1) await installed(url).seed(() => {});
    const schemas = psql(url, "SELECT nspname FROM pg_namespace WHERE nspname LIKE 'build%' ORDER BY 1");
    expect(schemas.split('\n')).toEqual(['build_2', 'build_3', 'build_4']);
  });
});

describe('a server', () => {
  it('follows a build by its notification, and keeps the snapshot of a reader', async () => {
    const url = fresh();
    await installed(url).prepare();
    const { live, faults } = await followed(url, 600_000);
    const held = live.current();
    await installed(url, later).seed(() => {});
    await vi.waitFor(async () => expect(await newest(live)).toBe('3'), 30_000);
    expect(await held.count(everything)).toBe(await live.current().count(everything));
    expect((await held.catalogue()).releases).toHaveLength(2);
    expect(faults).toEqual([]);
  });

  it('follows a build by looking where no notification came, and listens again when its connection was cut', async () => {
    const url = fresh();
    await installed(url).prepare();
    const { live } = await followed(url, 200);
    psql(
      url,
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE '%listener%'",
    );
    await vi.waitFor(() => expect(listeners(url)).toBe('1'), 30_000);
    psql(url, 'ALTER SCHEMA "build_1" RENAME TO "build_2"');
    psql(
      url,
      'INSERT INTO "indicators"."builds" ("seed", "layout", "release") SELECT \'other\', "layout", \'2\' FROM "indicators"."builds"',
    );
    await vi.waitFor(() => expect(live.current().build).toBe('other'), 30_000);
  });

  it('sees the build before or the build behind, never a half, while builds follow each other', async () => {
    const url = fresh();
    await installed(url).prepare();
    let done = false;
    const building = (async () => {
      for (const folder of [later, fixtureSeed, later]) await installed(url, folder).seed(() => {});
      done = true;
    })();
    const seen = new Set<string>();
    while (!done) {
      const live = await PgLive.open({ url, replicas: [] });
      const store = live.current();
      const release = (await store.catalogue()).releases.at(-1);
      seen.add(`${release?.id}: ${await store.count(everything)} of ${release?.counts.statements}`);
      live.stop();
    }
    await building;
    expect([...seen].toSorted()).toEqual(['2: 49 of 49', '3: 49 of 49']);
  });
});

describe('a server whose database is gone', () => {
  it('answers 503 with Retry-After, says in one line why, and goes on when it is back', async () => {
    const url = fresh();
    const name = new URL(url).pathname.slice(1);
    await installed(url).prepare();
    const { live, faults } = await followed(url, 300);
    const asked = { order: defaultOrder, after: null, limit: 5 };
    expect((await live.current().read(everything, asked)).statements).toHaveLength(5);
    psql(cluster, `ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
    psql(cluster, `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`);
    const refused = live.current().read({ ...everything, last: 1 }, asked);
    await expect(refused).rejects.toMatchObject({ code: 'unavailable', status: 503, retryAfter: 5 });
    expect(String(faults[0])).toMatch(
      /^Fault: PostgreSQL at 127.0.0.1:\d+\/own_\w+ does not answer: [^\n]+$/,
    );
    await expect(installed(url).seed(() => {})).rejects.toThrow(/^Nothing was written to [^\n]+$/);
    psql(cluster, `ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
    await vi.waitFor(() => live.current().read({ ...everything, last: 1 }, asked), 30_000);
  });

  it.each(['ECONNREFUSED', '53100', '53300', '57P01', '57014', '40001', '42P01', '55000'])(
    'takes %s for a fault of the database',
    (code) => {
      const error = new Error('said', { cause: Object.assign(new Error('by the driver'), { code }) });
      expect(isOutage(error)).toBe(true);
    },
  );

  it.each(['42601', '22003', '23505'])('takes %s for a fault of ours', (code) => {
    expect(isOutage(Object.assign(new Error('by the driver'), { code }))).toBe(false);
  });
});

describe('imports', () => {
  const sheet = join(root, 'own.csv');
  writeFileSync(sheet, 'indicator,area,period,value,locator\ndata-output-nda,CN,2024,45.5,Table 1\n');
  const imported = (url: string) =>
    program(['src/cli/import.ts', sheet, '--source', 'wef-2025'], { environment: { DATABASE_URL: url } })
      .ended;

  it('of the same file at once are one import, which a running server shows', async () => {
    const url = fresh();
    const server = await startServer({ environment: { DATABASE_URL: url } });
    const both = await Promise.all([imported(url), imported(url)]);
    expect(both.map(({ code, complained }) => [code, complained])).toEqual([
      [0, ''],
      [0, ''],
    ]);
    const told = both.map((each) => each.told.trim().split('\n').at(-1));
    expect(told.toSorted()).toEqual([
      expect.stringMatching(/^Imported into 127.0.0.1:\d+\/own_\w+\.$/),
      'Nothing new: the database is unchanged.',
    ]);
    await vi.waitFor(async () => {
      const answer = await fetch(
        `${server.base}/v1/observations?indicator=data-output-nda&period=2024&revisions=all`,
      );
      expect(await answer.text()).toContain('data-output-nda.CN.2024.wef-2025');
    }, 30_000);
    expect((await server.running.stop()).code).toBe(0);
  }, 240_000);
});
