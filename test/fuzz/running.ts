import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { copyCatalogue } from '../fixtures/catalogue.ts';

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

/** A server in a process of its own, as people start it, over the whole dataset. */
export interface Running {
  readonly port: number;
  /** Lines of the log at the level `error`. */
  readonly errors: () => readonly string[];
  readonly memory: () => Promise<number>;
  /** Resolves to the exit code after SIGTERM. */
  readonly stop: () => Promise<number | null>;
  /** Ends it at once, unless it has ended. */
  readonly kill: () => Promise<void>;
}

export async function start(environment: Readonly<Record<string, string>> = {}): Promise<Running> {
  const folder = mkdtempSync(join(tmpdir(), 'fuzz-'));
  const file = await copyCatalogue(join(folder, 'indicators.sqlite'));
  const child = spawn(process.execPath, [main], {
    env: {
      ...process.env,
      PORT: '0',
      DATABASE_FILE: file,
      RATE_LIMIT: 'off',
      LOG_LEVEL: 'error',
      // A busy machine is no reason to refuse.
      MAX_EVENT_LOOP_DELAY: '60000',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // It must not outlive a run that was ended, or whose start took too long.
  process.once('exit', () => child.kill('SIGKILL'));
  let log = '';
  child.stderr.on('data', (chunk) => {
    log += chunk;
  });
  const exit = once(child, 'exit');
  const [line] = await Promise.race([once(child.stdout, 'data'), exit]);
  const port = Number(/:(\d+)\//.exec(String(line))?.[1]);
  if (Number.isNaN(port)) throw new Error(`The server does not start: ${log}`);
  return {
    port,
    errors: () => log.split('\n').filter(Boolean),
    memory: async () => {
      const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
      return Number(/^process_resident_memory_bytes (\d+)/m.exec(text)?.[1]) / 2 ** 20;
    },
    stop: async () => {
      child.kill('SIGTERM');
      const [code] = await exit;
      return code;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await exit;
      rmSync(folder, { recursive: true, maxRetries: 9 });
    },
  };
}
