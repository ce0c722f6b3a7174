import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { PgInstallation } from '../../src/store/postgres/pg-installation.ts';
import { fixtureSeed } from '../fixtures/seed.ts';
import { onDisk, whyNoDisks } from '../running/disks.ts';
import { type Postgres, startPostgres, startStandby } from '../services/postgres.ts';
import { nobody } from '../services/service.ts';
import { built, freshDatabase, psql, writeLaterSeed } from './built.ts';
import { underLoad, type Watched, watching } from './loaded.ts';

const root = mkdtempSync(join(tmpdir(), 'failures-'));
const later = join(root, 'later');
beforeAll(() => writeLaterSeed(later));
afterAll(() => rmSync(root, { recursive: true }));

const open: Watched[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});

async function watched(...how: Parameters<typeof watching>): Promise<Watched> {
  const server = await watching(...how);
  open.push(server);
  return server;
}

const seed = (url: string, folder = later) =>
  new PgInstallation({ url, replicas: [] }, folder).seed(() => {});
const patience = { timeout: 30_000, interval: 50 };
const newest = async ({ live }: Watched) => (await live.current().catalogue()).releases.at(-1)?.id;

/** The value of a metric, of the server with this port. */
async function metric({ server }: Watched, name: string, { port }: Postgres): Promise<number> {
  const lines = (await server.text('/metrics')).split('\n');
  const line = lines.find((each) => each.startsWith(`${name}{server="127.0.0.1:${port}/`));
  return Number(line?.split(' ').at(-1));
}

describe('a primary and its replica', () => {
  let primary: Postgres;
  let standby: Postgres;
  beforeAll(async () => {
    primary = await startPostgres();
    await built(primary.url, fixtureSeed);
    standby = await startStandby(primary);
  });
  afterAll(async () => {
    await standby.stop();
    await primary.stop();
  });
  const following = () => watched({ url: primary.url, replicas: [standby.url] });

  it('go on being read while the primary is stopped; writes say why they fail, and succeed once it is back', async () => {
    const server = await following();
    const { right, refused, wrong } = await underLoad([server], async () => {
      await primary.stop();
      await expect(seed(primary.url)).rejects.toThrow(
        /^Nothing was written to 127\.0\.0\.1:\d+\/postgres: it cannot be reached/,
      );
      await vi.waitFor(async () => expect(await metric(server, 'database_up', primary)).toBe(0), patience);
      await pause(500);
      await primary.start();
      await vi.waitFor(async () => expect(await metric(server, 'database_up', primary)).toBe(1), patience);
    });
    expect(wrong).toEqual([]);
    expect(refused).toBe(0);
    expect(right).toBeGreaterThan(20);
    await seed(primary.url, fixtureSeed);
    await vi.waitFor(() => expect(server.live.number).toBe(2), patience);
  });

  it('have a lag that is a metric; a release that the replica has not yet is read from the primary', async () => {
    const server = await following();
    const lag = () => metric(server, 'database_replica_lag_bytes', standby);
    await vi.waitFor(async () => expect(await lag()).toBe(0), patience);
    psql(standby.url, 'SELECT pg_wal_replay_pause()');
    await seed(primary.url);
    await vi.waitFor(async () => expect(await newest(server)).toBe('3'), patience);
    await vi.waitFor(async () => expect(await lag()).toBeGreaterThan(10_000), patience);
    const answer = await server.server.get('/v1/observations?indicator=*&limit=3');
    expect([answer.status, answer.headers.get('release')]).toEqual([200, '3']);
    expect(server.faults.map(String)).toContainEqual(
      expect.stringMatching(/^Fault: PostgreSQL at \S+ has not the build that is served: [^\n]+$/),
    );
    psql(standby.url, 'SELECT pg_wal_replay_resume()');
    await vi.waitFor(async () => expect(await lag()).toBe(0), patience);
  });

  it('answer from the primary when the replica is killed', async () => {
    const server = await following();
    const { right, refused, wrong } = await underLoad([server], async () => {
      await standby.kill();
      await vi.waitFor(async () => expect(await metric(server, 'database_up', standby)).toBe(0), patience);
      await standby.start();
      await vi.waitFor(async () => expect(await metric(server, 'database_up', standby)).toBe(1), patience);
    });
    expect(wrong).toEqual([]);
    expect(refused).toBe(0);
    expect(right).toBeGreaterThan(20);
  });
});

describe('a single PostgreSQL', () => {
  const cluster = inject('postgres') ?? '';
  const fresh = async () => {
    const url = freshDatabase(cluster);
    await built(url, fixtureSeed);
    return url;
  };

  it('whose connections are cut again and again answers rightly or with 503, and goes on', async () => {
    const url = await fresh();
    const server = await watched({ url, replicas: [] });
    const cut =
      'SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()';
    const { right, wrong } = await underLoad([server], async () => {
      for (let times = 0; times < 10; times += 1) {
        psql(url, cut);
        await pause(100);
      }
    });
    expect(wrong).toEqual([]);
    expect(right).toBeGreaterThan(0);
    await vi.waitFor(async () => expect((await server.server.get('/v1/latest')).status).toBe(200), patience);
  });

  it('that starts anew because a backend is killed answers rightly or with 503, and goes on', async () => {
    const own = await startPostgres();
    await built(own.url, fixtureSeed);
    const server = await watched({ url: own.url, replicas: [] });
    const pid =
      "SELECT pid FROM pg_stat_activity WHERE application_name = 'china-data-economy-indicators' LIMIT 1";
    const { right, wrong } = await underLoad([server], async () => {
      await pause(200);
      process.kill(Number(psql(own.url, pid)), 'SIGKILL');
      await vi.waitFor(() => expect(server.faults).not.toEqual([]), patience);
      await vi.waitFor(
        async () => expect((await server.server.get('/v1/latest')).status).toBe(200),
        patience,
      );
    });
    expect(wrong).toEqual([]);
    expect(right).toBeGreaterThan(0);
    await server.close();
    open.length = 0;
    await own.stop();
  });

  it('with fewer connections than its servers want answers rightly or with 503, and goes on', async () => {
    const own = await startPostgres({ max_connections: '10', superuser_reserved_connections: '0' });
    await built(own.url, fixtureSeed);
    const servers = [
      await watched({ url: own.url, replicas: [] }),
      await watched({ url: own.url, replicas: [] }),
    ];
    const { right, wrong } = await underLoad(servers, () => pause(2_000), 60);
    expect(wrong).toEqual([]);
    expect(right).toBeGreaterThan(0);
    expect(servers.flatMap(({ faults }) => faults.map(String))).toContainEqual(
      expect.stringMatching(/does not answer: .*(too many clients|remaining connection slots)/),
    );
    for (const { server } of servers)
      await vi.waitFor(async () => expect((await server.get('/v1/latest')).status).toBe(200), patience);
    for (const each of open.splice(0)) await each.close();
    await own.stop();
  });

  const noDisks = whyNoDisks();
  it.skipIf(noDisks !== undefined)(
    `with a full disk keeps what is served, says so, and takes the build once there is room${noDisks ? ` (${noDisks})` : ''}`,
    async () => {
      const url = await fresh();
      const name = new URL(url).pathname.slice(1);
      const server = await watched({ url, replicas: [] });
      await onDisk('600k', async (disk) => {
        const folder = join(disk, 'space');
        mkdirSync(folder);
        // PostgreSQL has to reach it.
        chmodSync(dirname(disk), 0o755);
        chownSync(folder, nobody.uid, nobody.gid);
        psql(cluster, `CREATE TABLESPACE small_${name} LOCATION '${folder}'`);
        psql(cluster, `ALTER DATABASE ${name} SET default_tablespace = small_${name}`);
        const { refused, wrong } = await underLoad([server], async () => {
          await expect(seed(url)).rejects.toThrow(/^Nothing was written to \S+: its disk is full [^\n]+$/);
        });
        expect([wrong, refused]).toEqual([[], 0]);
        expect(await newest(server)).toBe('2');
        execFileSync('mount', ['-o', 'remount,size=64m', disk], { stdio: 'pipe' });
        await seed(url);
        await vi.waitFor(async () => expect(await newest(server)).toBe('3'), patience);
        for (const each of open.splice(0)) await each.close();
        psql(cluster, `DROP DATABASE ${name} WITH (FORCE)`);
        psql(cluster, `DROP TABLESPACE small_${name}`);
      });
    },
  );
});
