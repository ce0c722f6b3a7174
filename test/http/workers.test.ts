import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { freePort } from '../start/starting.ts';

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'workers-'));
let child: ChildProcess | undefined;

afterEach(() => {
  child?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** Asks over a connection of its own until an answer comes. */
async function answer(port: number, path: string): Promise<string> {
  for (;;) {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      headers: { connection: 'close' },
    }).catch(() => null);
    if (response?.ok) return response.text();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The id of a request: each process counts its own. Of one that is refused without a trial of what to suggest, which has an id too. */
async function requestId(port: number): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${port}/v1`, {
    method: 'POST',
    headers: { connection: 'close' },
  });
  return /"requestId":"([^"]+)"/.exec(await response.text())?.[1] ?? '';
}

describe('WORKERS=2', () => {
  it('serves from two processes on one port, says so once, and ends them all at a signal', async () => {
    const port = Number(await freePort());
    const metricsPort = await freePort();
    child = spawn(process.execPath, [main], {
      env: {
        ...process.env,
        PORT: String(port),
        METRICS_PORT: metricsPort,
        WORKERS: '2',
        RATE_LIMIT: 'off',
        DATABASE_FILE: join(folder, 'full.sqlite'),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    child.stdout?.on('data', (chunk) => {
      said += chunk;
    });
    expect(await answer(port, '/v1/observations?indicator=data-output-nda')).toContain('41.06');
    const ids = new Set<string>();
    let id = await requestId(port);
    // The second may still be starting.
    while (!ids.has(id)) {
      ids.add(id);
      id = await requestId(port);
    }
    expect(said.trim().split('\n')).toEqual([
      `China Data Economy Indicators: http://127.0.0.1:${port}/ (documentation at /docs)`,
    ]);
    expect(await answer(Number(metricsPort), '/metrics')).toContain('http_requests_total');
    expect((await fetch(`http://127.0.0.1:${port}/metrics`)).status).toBe(404);
    const ended = new Promise((resolve) => child?.once('exit', (code) => resolve(code)));
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    await expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow();
  });
});
