import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { root } from '../project/files.ts';

/** The text of a success, asked for until it comes. @throws Error when none comes within three minutes */
export async function answered(address: string): Promise<string> {
  const end = Date.now() + 180_000;
  let last = '';
  while (Date.now() < end) {
    const answer = await fetch(address, { headers: { connection: 'close' } }).catch((error) => String(error));
    if (typeof answer !== 'string' && answer.ok) return answer.text();
    last = typeof answer === 'string' ? answer : await answer.text();
    await wait(50);
  }
  throw new Error(`${address}: ${last}`);
}

/** A server process of its own, as a supervisor starts it. */
export class ServerProcess {
  static readonly #running = new Set<ServerProcess>();
  readonly base: string;
  readonly #child: ChildProcess;
  #complaints = '';

  constructor(port: number, environment: Readonly<Record<string, string>>, folder = root) {
    this.base = `http://127.0.0.1:${port}`;
    this.#child = spawn(process.execPath, ['scripts/node.mjs', 'src/main.ts'], {
      cwd: folder,
      env: {
        PATH: process.env.PATH,
        HOST: '127.0.0.1',
        PORT: String(port),
        RATE_LIMIT: 'off',
        ...environment,
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    this.#child.stderr?.on('data', (chunk) => {
      this.#complaints += chunk;
    });
    ServerProcess.#running.add(this);
  }

  /** Ends those that a test has left, when it failed. */
  static async stopAll(): Promise<void> {
    await Promise.all([...ServerProcess.#running].map((server) => server.stop()));
  }

  /** Resolves once it is ready. @throws Error with what it printed, when it ends before */
  async ready(): Promise<this> {
    const ended = once(this.#child, 'exit').then(([code]) => {
      throw new Error(`The server ended with ${code}: ${this.#complaints}`);
    });
    await Promise.race([answered(`${this.base}/readyz`), ended]);
    ended.catch(() => {});
    return this;
  }

  /** Ends it as a supervisor does. Resolves to its exit code. */
  async stop(): Promise<number | null> {
    ServerProcess.#running.delete(this);
    const { exitCode, signalCode } = this.#child;
    if (exitCode !== null || signalCode !== null) return exitCode;
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGTERM');
    return (await ended)[0];
  }
}
