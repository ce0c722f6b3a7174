import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import fastify from 'fastify';
import { expect, it } from 'vitest';
import { logTo } from '../../../src/http/plugins/request-log.ts';
import { ask } from '../wire.ts';

const main = fileURLToPath(new URL('../../../src/main.ts', import.meta.url));

it('logs every answer in one line, whether it was made or at hand', async () => {
  const server = spawn(process.execPath, [main], {
    env: { ...process.env, PORT: '0', DATABASE_FILE: ':memory:', LOG_LEVEL: 'info' },
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
  server.kill('SIGTERM');
  await once(server, 'close');
  const lines = log
    .split('\n')
    .filter((line) => line.includes('"answered"'))
    .map((line) => JSON.parse(line));
  expect(lines.map(({ method, url, ip, status }) => [method, url, ip, status])).toEqual([
    ['GET', '/v1', '127.0.0.1', 200],
    ['GET', '/v1', '127.0.0.1', 200],
    ['GET', '/v1', '127.0.0.1', 304],
    ['GET', '/v1', '127.0.0.1', 304],
    ['GET', '/nothing', '127.0.0.1', 404],
  ]);
  expect(new Set(lines.map(({ requestId }) => requestId)).size).toBe(lines.length);
  for (const { ms } of lines) expect(ms).toBeGreaterThan(0);
}, 30_000);

it('writes the line that the logger of everything else would write', () => {
  const lines: string[] = [];
  const out = { write: (line: string) => void lines.push(line) };
  const { log } = fastify({ logger: { level: 'info', stream: out } });
  const answered = {
    requestId: 'req-1',
    method: 'GET',
    url: '/v1?q="\u0007é',
    ip: 'a"b',
    status: 200,
    ms: 1.5,
  };
  log.info(answered, 'answered');
  logTo(log, out)({ ...answered, route: '/v1' });
  const [theirs, ours] = lines.map((line) => line.replace(/"time":\d+/, '"time":0'));
  expect(ours).toBe(theirs);
});
