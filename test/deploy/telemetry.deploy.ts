import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { run } from '../clients/reader.ts';
import { read, root } from '../project/files.ts';
import { freePort } from '../services/service.ts';
import { answered } from './processes.ts';

const folder = mkdtempSync(join(tmpdir(), 'telemetry-'));
/** As docs/operations.md names them. */
const packages = [...read('docs/operations.md').matchAll(/@opentelemetry\/[\w-]+@[\d.]+/g)].map(
  ([name]) => name,
);

beforeAll(() => {
  writeFileSync(join(folder, 'package.json'), '{"private":true}');
  run('npm', ['install', '--silent', '--ignore-scripts', '--prefix', folder, ...packages]);
}, 600_000);
let server: ChildProcess | undefined;
afterAll(() => {
  server?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true, maxRetries: 9 });
});

it('OpenTelemetry, loaded by --import, prints a span for each request', { timeout: 300_000 }, async () => {
  const port = await freePort();
  const register = join(folder, 'node_modules/@opentelemetry/auto-instrumentations-node/dist/register.mjs');
  const child = spawn(process.execPath, ['--import', register, 'scripts/node.mjs', 'src/main.ts'], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      PORT: String(port),
      DATABASE_FILE: join(folder, 'indicators.sqlite'),
      OTEL_TRACES_EXPORTER: 'console',
      OTEL_METRICS_EXPORTER: 'none',
      OTEL_LOGS_EXPORTER: 'none',
      OTEL_SERVICE_NAME: 'china-data-economy',
      OTEL_NODE_ENABLED_INSTRUMENTATIONS: 'http',
      OTEL_NODE_RESOURCE_DETECTORS: 'env,host,process',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  server = child;
  let printed = '';
  child.stdout.on('data', (chunk) => {
    printed += chunk;
  });
  const path = '/v1/observations?indicator=data-output-nda';
  expect(await answered(`http://127.0.0.1:${port}${path}`)).toContain('41.06');
  const ended = once(child, 'exit');
  // Spans are exported in batches, every five seconds at the latest.
  while (!printed.includes("'url.query': 'indicator=data-output-nda'"))
    await new Promise((resolve) => setTimeout(resolve, 100));
  child.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
  expect(printed).toContain("'url.path': '/v1/observations'");
  expect(printed).toContain("'http.response.status_code': 200");
  expect(printed).toContain("'service.name': 'china-data-economy'");
});
