import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { openSeeded } from '../../src/store/seed/file/open-seeded.ts';
import { LiveStore } from '../../src/store/sqlite/live-store.ts';
import { SqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { fixtureSeed } from '../fixtures/seed.ts';
import { type List, Server } from './server.ts';

const folder = mkdtempSync(join(tmpdir(), 'live-'));
const file = join(folder, 'indicators.sqlite');
const all = '/v1/observations?indicator=*&revisions=all&limit=1000';
const program = fileURLToPath(new URL('../store/import/importing.ts', import.meta.url));
const faults: unknown[] = [];
let live: LiveStore;
let server: Server;
beforeAll(async () => {
  live = new LiveStore(openSeeded(file, fixtureSeed));
  const app = await buildApp({
    store: live.current,
    config: readConfig({ RATE_LIMIT: 'off', LOG_LEVEL: 'silent', MAX_EVENT_LOOP_DELAY: 'off' }),
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  live.watch({ file, open: SqliteStore.open, onFault: (fault) => faults.push(fault), every: 20 });
  server = new Server(app);
});
afterAll(async () => {
  live.stop();
  await server.app.close();
  rmSync(folder, { recursive: true, maxRetries: 9 });
});

/** One answer: the release that its header names, the one that its body names, and its rows. */
async function ask(path: string) {
  const response = await server.get(path);
  const text = await response.text();
  if (response.status !== 200) throw new Error(`${path} answers ${response.status}: ${text}`);
  const body: List = JSON.parse(text);
  const { release } = body.meta;
  return { header: response.headers.get('release'), etag: response.headers.get('etag'), release, body, text };
}

// In order: what was asked before the new release, what happens while it comes, what stands afterwards.
describe('a running server', { timeout: 60_000 }, () => {
  let before: Awaited<ReturnType<typeof ask>>;
  let pinned: string;
  let cursor: string;
  let begun: readonly string[];

  it('serves the release that is there', async () => {
    before = await ask(all);
    expect([before.header, before.release]).toEqual(['2', '2']);
    pinned = (await ask(`${all}&release=2`)).text;
    const page = await ask(`${all.replace('1000', '7')}&sort=-period`);
    begun = page.body.data.map(({ id }) => id);
    cursor = page.body.page.next ?? '';
  });

  it('picks up a new one without a restart and without a failed request', async () => {
    const child = spawn(process.execPath, [program, file], { stdio: 'inherit' });
    const ended = once(child, 'exit');
    const releases: string[] = [];
    for (let asked = 0; asked < 5000 && releases.at(-1) !== 'local-1'; asked += 1) {
      const batch = await Promise.all([
        ask(all),
        ask(all),
        ask(`${all}&area=CN`),
        ask('/v1/indicators'),
        ask('/v1/changes'),
      ]);
      for (const { header, release } of batch) {
        expect(header).toBe(release);
        releases.push(release);
      }
      for (const { release, body } of batch.slice(0, 2))
        expect(body.page.total).toBe(before.body.page.total + (release === '2' ? 0 : 1));
    }
    const [code] = await ended;
    expect([code, faults]).toEqual([0, []]);
    // The old one, then the new one, and never back again.
    expect(releases.at(-1)).toBe('local-1');
    expect(releases.slice(releases.indexOf('local-1')).every((release) => release === 'local-1')).toBe(true);
    expect(releases[0]).toBe('2');
  });

  it('names the new release in header, body, validator and readiness', async () => {
    const after = await ask(all);
    expect([after.header, after.release]).toEqual(['local-1', 'local-1']);
    expect(after.etag).not.toBe(before.etag);
    const stale = await server.get(all, { headers: { 'if-none-match': before.etag ?? '' } });
    expect(stale.status).toBe(200);
    await stale.arrayBuffer();
    expect(await server.json('/readyz')).toMatchObject({ release: 'local-1' });
    expect((await server.json('/v1/releases')).data.map(({ id }) => id)).toEqual(['1', '2', 'local-1']);
  });

  it('still answers for the old one, byte for byte', async () => {
    const { header, text } = await ask(`${all}&release=2`);
    expect(header).toBe('2');
    expect(text).toBe(pinned);
  });

  it('goes on with a cursor of the old one, to the end of what that release had', async () => {
    const ids = [...begun];
    for (let next: string | null = cursor; next !== null; ) {
      const page: Awaited<ReturnType<typeof ask>> = await ask(next);
      expect(page.header).toBe('2');
      ids.push(...page.body.data.map(({ id }) => id));
      next = page.body.page.next;
    }
    expect(ids.toSorted()).toEqual(before.body.data.map(({ id }) => id).toSorted());
  });
});
