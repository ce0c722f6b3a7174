import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { copyCatalogue, patience } from '../fixtures/catalogue.ts';
import { runs } from '../long-form.ts';
import { freePort } from '../start/starting.ts';
import { ask } from './wire.ts';

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'workers-'));
const database = join(folder, 'indicators.sqlite');
let child: ChildProcess | undefined;

beforeAll(async () => void (await copyCatalogue(database)), patience);

afterEach(async () => {
  if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  // Its workers end with it.
  child.kill('SIGTERM');
  await ended;
});
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 9 }));

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

/** Starts a server with two workers; resolves once both of them serve. */
async function started(
  port: number,
  environment: Readonly<Record<string, string>> = {},
): Promise<ChildProcess> {
  child = spawn(process.execPath, [main], {
    env: {
      ...process.env,
      PORT: String(port),
      WORKERS: '2',
      RATE_LIMIT: 'off',
      DATABASE_FILE: database,
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  expect(await answer(port, '/v1/observations?indicator=data-output-nda')).toContain('41.06');
  const ids = new Set<string>();
  let id = await requestId(port);
  // The second may still be starting.
  while (!ids.has(id)) {
    ids.add(id);
    id = await requestId(port);
  }
  return child;
}

/** Process ids of the workers. */
function workersOf({ pid }: ChildProcess): number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    .trim()
    .split(' ')
    .filter(Boolean)
    .map(Number);
}

/** Sockets that listen on a port: one of each worker. */
function listeners(port: number): number {
  const address = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  const sockets = readFileSync('/proc/net/tcp', 'utf8')
    .split('\n')
    .map((line) => line.trim().split(/\s+/));
  return sockets.filter(([, local = '', , state]) => local.endsWith(address) && state === '0A').length;
}

describe.runIf(process.platform === 'linux')('a worker that is killed', { timeout: 120_000 }, () => {
  it('fails the requests that it has, at once, and no others', async () => {
    const port = Number(await freePort());
    const parent = await started(port);
    const clients = 8;
    const most = runs(4);
    let kills = 0;
    let failed = 0;
    let slowest = 0;
    const client = async () => {
      while (kills < most) {
        const begun = performance.now();
        await ask(port, '/v1/observations?indicator=data-output-nda').then(
          ({ status }) => expect(status).toBe(200),
          () => {
            failed += 1;
          },
        );
        slowest = Math.max(slowest, performance.now() - begun);
        // A pause leaves the worker that starts anew a processor; some client still waits for an answer at any time.
        await pause(5);
      }
    };
    const killer = async () => {
      try {
        for (; kills < most; kills += 1) {
          await vi.waitFor(() => expect(listeners(port)).toBe(2), 60_000);
          await pause(500);
          const [worker] = workersOf(parent);
          if (worker === undefined) throw new Error('There is no worker.');
          process.kill(worker, 'SIGKILL');
          await vi.waitFor(() => expect(listeners(port)).toBe(1), 10_000);
        }
      } finally {
        kills = most;
      }
    };
    await Promise.all([killer(), ...Array.from({ length: clients }, client)]);
    expect(failed).toBeLessThanOrEqual(most * clients);
    // The others hung for 20 seconds.
    expect(slowest).toBeLessThan(10_000);
  });

  it('does not share its port with another server that listens there', async () => {
    const port = Number(await freePort());
    await started(port);
    const other = spawn(process.execPath, [main], {
      env: { ...process.env, PORT: String(port), WORKERS: '2', DATABASE_FILE: database },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let complained = '';
    other.stderr.on('data', (chunk) => {
      complained += chunk;
    });
    const [code] = await once(other, 'exit');
    expect([code, complained.trim()]).toEqual([
      1,
      `Cannot listen on 127.0.0.1:${port}: the port is in use, choose another.`,
    ]);
  });
});

describe('the rate limit of two workers', { timeout: 120_000 }, () => {
  const limit = 20;
  /** The status of requests that come at once, each over a connection of its own. */
  const statuses = async (port: number, client: string, count: number) => {
    const one = () => ask(port, '/v1', { headers: { 'X-Forwarded-For': client } });
    const answers = await Promise.all(Array.from({ length: count }, one));
    return answers.map(({ status }) => status);
  };
  const ofStatus = (all: readonly number[], wanted: number) => all.filter((each) => each === wanted).length;

  it('is one limit, and holds while the process that counts does not answer', async () => {
    const port = Number(await freePort());
    // Only what a proxy names is counted, so that waiting for the start is not.
    const environment = {
      RATE_LIMIT: `${limit}`,
      RATE_LIMIT_ALLOW: '127.0.0.0/8,::1',
      TRUST_PROXY: '1',
      MAX_EVENT_LOOP_DELAY: 'off',
    };
    const parent = await started(port, environment);
    // On a busy machine the process that counts may answer too late: then each worker counts alone for a while.
    let client = 0;
    await vi.waitFor(
      async () => {
        client += 1;
        const found = await statuses(port, `192.0.2.${client}`, limit + 10);
        expect([ofStatus(found, 200), ofStatus(found, 429)]).toEqual([limit, 10]);
      },
      { timeout: 60_000, interval: 1000 },
    );
    expect(await statuses(port, '198.51.100.1', 1)).toEqual([200]);
    expect(new Set(await statuses(port, '127.0.0.1', 2 * limit + 1))).toEqual(new Set([200]));

    parent.kill('SIGSTOP');
    try {
      const begun = performance.now();
      const alone = await statuses(port, '198.51.100.2', 2 * limit + 10);
      expect(performance.now() - begun).toBeLessThan(10_000);
      // Each worker lets as many through, and no more.
      expect(ofStatus(alone, 200)).toBeGreaterThanOrEqual(limit);
      expect(ofStatus(alone, 200)).toBeLessThanOrEqual(2 * limit);
      expect(ofStatus(alone, 200) + ofStatus(alone, 429)).toBe(alone.length);
    } finally {
      parent.kill('SIGCONT');
    }
    await vi.waitFor(async () => expect(await statuses(port, `192.0.2.${client}`, 1)).toEqual([429]), 20_000);
  });
});

describe('WORKERS=2', () => {
  it('serves from two processes on one port, says so once, and ends them all at a signal', async () => {
    const metricsPort = await freePair();
    const port = Number(await freePort());
    const server = started(port, { METRICS_PORT: metricsPort });
    let said = '';
    child?.stdout?.on('data', (chunk) => {
      said += chunk;
    });
    await server;
    expect(said.trim().split('\n')).toEqual([
      `China Data Economy Indicators: http://127.0.0.1:${port}/ (documentation at /docs)`,
    ]);
    // The second one may still be starting.
    const counted = (place: number) =>
      vi.waitFor(
        async () => (await fetch(`http://127.0.0.1:${Number(metricsPort) + place}/metrics`)).text(),
        {
          timeout: 20_000,
        },
      );
    for (const place of [0, 1]) expect(await counted(place)).toContain('http_requests_total');
    expect((await fetch(`http://127.0.0.1:${port}/metrics`)).status).toBe(404);
    const ended = new Promise((resolve) => child?.once('exit', (code) => resolve(code)));
    child?.kill('SIGTERM');
    expect(await ended).toBe(0);
    await expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow();
  });
});

/** The first of two ports that follow each other and that nobody listens on. */
async function freePair(): Promise<string> {
  for (;;) {
    const [first, second] = [await freePort(), createServer()];
    const isFree = await new Promise<boolean>((resolve) => {
      second
        .on('error', () => resolve(false))
        .listen(Number(first) + 1, '127.0.0.1', () => second.close(() => resolve(true)));
    });
    if (isFree) return first;
  }
}
