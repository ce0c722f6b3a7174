import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { copyCatalogue } from '../fixtures/catalogue.ts';
import { ask } from './wire.ts';

/** A server in a process of its own, with a database of the seed. */
export interface Spawned {
  readonly child: ChildProcessByStdio<null, Readable, Readable>;
  readonly port: number;
  /** The database file, alone in a folder. */
  readonly file: string;
  /** What it has written to its log so far. */
  readonly log: () => string;
  /** Processor seconds that it has used. */
  cpu(): Promise<number>;
  stop(): Promise<void>;
}

/** Starts the program of the server, in another installation than this where `root` says so. */
export async function spawned(
  environment: Readonly<Record<string, string>> = {},
  root?: string,
): Promise<Spawned> {
  const folder = mkdtempSync(join(tmpdir(), 'spawned-'));
  const file = await copyCatalogue(join(folder, 'indicators.sqlite'));
  const main =
    root === undefined
      ? fileURLToPath(new URL('../../src/main.ts', import.meta.url))
      : join(root, 'src/main.ts');
  const env = { ...process.env, PORT: '0', DATABASE_FILE: file, RATE_LIMIT: 'off', ...environment };
  const child = spawn(process.execPath, [main], { env, cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let log = '';
  child.stderr.on('data', (chunk) => {
    log += chunk;
  });
  const [line] = await once(child.stdout, 'data');
  const port = Number(/:(\d+)\//.exec(String(line))?.[1]);
  return {
    child,
    port,
    file,
    log: () => log,
    cpu: async () =>
      Number(/^process_cpu_seconds_total (\S+)/m.exec((await ask(port, '/metrics')).text)?.[1]),
    stop: async () => {
      const ended = child.exitCode === null ? once(child, 'exit') : null;
      child.kill('SIGKILL');
      await ended;
      rmSync(folder, { recursive: true, force: true, maxRetries: 9 });
    },
  };
}
