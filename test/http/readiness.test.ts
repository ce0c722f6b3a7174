import { copyFileSync, mkdtempSync, renameSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { buildApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { openSeeded } from '../../src/store/seed/file/open-seeded.ts';
import { LiveStore } from '../../src/store/sqlite/live-store.ts';
import { SqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { fixtureSeed } from '../fixtures/seed.ts';
import { problemIn } from './plugins/problem.ts';
import { Server } from './server.ts';
import { ask } from './wire.ts';

const folder = mkdtempSync(join(tmpdir(), 'ready-'));
const file = join(folder, 'indicators.sqlite');
const faults: unknown[] = [];
let live: LiveStore;
let server: Server;
beforeAll(async () => {
  live = new LiveStore(openSeeded(file, fixtureSeed));
  copyFileSync(file, `${file}.copy`);
  const config = readConfig({ RATE_LIMIT: 'off', LOG_LEVEL: 'silent', MAX_EVENT_LOOP_DELAY: 'off' });
  server = new Server(await listening(await buildApp({ store: live.current, config })));
  live.watch({ file, open: SqliteStore.open, onFault: (fault) => faults.push(fault), every: 20 });
});
afterAll(async () => {
  live.stop();
  await server.app.close();
  rmSync(folder, { recursive: true, maxRetries: 9 });
});

async function listening(app: Server['app']) {
  await app.listen({ host: '127.0.0.1', port: 0 });
  return app;
}

const isReady = (status: number) => async () =>
  expect((await ask(server.port, '/readyz')).status).toBe(status);

/** Answers from the store to addresses that nobody has asked for yet, so that no cache has them. */
let asked = 0;
function questions() {
  asked += 1;
  return ['json', 'csv', 'xlsx', 'bibtex'].map((format) =>
    ask(server.port, `/v1/observations?indicator=*&revisions=all&format=${format}&limit=${asked}`),
  );
}
const answers = () => Promise.all(questions());

describe('a database that is damaged below the server', { timeout: 60_000 }, () => {
  it.each([
    ['copied back in place', () => copyFileSync(`${file}.copy`, file)],
    [
      'renamed back',
      () => {
        copyFileSync(`${file}.copy`, `${file}.new`);
        renameSync(`${file}.new`, file);
      },
    ],
  ])('makes it not ready, answers 503, never 500, and heals when it is %s', async (_, heal) => {
    await vi.waitFor(isReady(200), 10_000);
    faults.length = 0;
    truncateSync(file, 20_000);
    // A table that was begun before the damage was noticed is cut off.
    for (const answer of await Promise.allSettled(questions()))
      if (answer.status === 'fulfilled') expect([200, 503]).toContain(answer.value.status);
      else expect(String(answer.reason)).toBe('Error: aborted');
    await vi.waitFor(isReady(503), 10_000);
    for (const answer of await answers()) problemIn(answer, 'unavailable');
    for (const path of ['/healthz', '/metrics', '/docs/'])
      expect((await ask(server.port, path)).status).toBe(200);
    expect(faults).toHaveLength(1);
    heal();
    await vi.waitFor(isReady(200), 10_000);
    for (const { status } of await answers()) expect(status).toBe(200);
    expect(faults).toHaveLength(1);
  });

  it('is still ready when its file is removed: it is open', async () => {
    faults.length = 0;
    rmSync(file);
    await vi.waitFor(() => expect(faults).toHaveLength(1), 10_000);
    await isReady(200)();
    for (const { status } of await answers()) expect(status).toBe(200);
    copyFileSync(`${file}.copy`, file);
  });
});
