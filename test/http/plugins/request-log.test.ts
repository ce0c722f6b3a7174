import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { copyCatalogue } from '../../fixtures/catalogue.ts';
import { ask } from '../wire.ts';

const main = fileURLToPath(new URL('../../../src/main.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'log-'));
afterAll(() => rmSync(folder, { recursive: true, maxRetries: 9 }));

it('logs every answer in one line, from the cache or not, down to the last one before the process ends', async () => {
  const file = await copyCatalogue(join(folder, 'indicators.sqlite'));
  const server = spawn(process.execPath, [main], {
    env: { ...process.env, PORT: '0', DATABASE_FILE: file, LOG_LEVEL: 'info' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  server.stderr.on('data', (chunk) => {
    log += chunk;
  });
  const [said] = await once(server.stdout, 'data');
  const port = Number(/:(\d+)\//.exec(String(said))?.[1]);
  const { headers } = await ask(port, '/v1');
  await ask(port, '/v1');
  await ask(port, '/v1', { headers: { 'If-None-Match': headers.etag ?? '' } });
  await ask(port, '/v1', { headers: { 'If-None-Match': '*' } });
  await ask(port, '/nothing');
  for (const path of ['/nothing', '/%']) await ask(port, path, { headers: { Accept: 'text/html' } });
  server.kill('SIGTERM');
  await once(server, 'close');
  const all = log
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
  const lines = all.filter(({ msg }) => msg === 'answered');
  expect(lines.map(({ method, url, ip, status }) => [method, url, ip, status])).toEqual([
    ['GET', '/v1', '127.0.0.1', 200],
    ['GET', '/v1', '127.0.0.1', 200],
    ['GET', '/v1', '127.0.0.1', 304],
    ['GET', '/v1', '127.0.0.1', 304],
    ['GET', '/nothing', '127.0.0.1', 404],
    ['GET', '/nothing', '127.0.0.1', 404],
  ]);
  // A request that is refused, as data or as a page, is no fault of the server.
  expect(all.filter(({ level }) => level >= 40)).toEqual([]);
  expect(new Set(lines.map(({ requestId }) => requestId)).size).toBe(lines.length);
  for (const { ms } of lines) expect(ms).toBeGreaterThan(0);
});
