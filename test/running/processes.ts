import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';

/** How a process ended, and all that it printed. */
export interface Ended {
  readonly code: number | null;
  readonly told: string;
  readonly complained: string;
}

/** A process in a group of its own, with all its children. */
export class Running {
  readonly child: ChildProcess;
  told = '';
  complained = '';
  readonly ended: Promise<Ended>;

  constructor(command: readonly string[], options: SpawnOptions) {
    const [file = '', ...args] = command;
    this.child = spawn(file, args, { detached: true, stdio: ['ignore', 'pipe', 'pipe'], ...options });
    groups.add(this);
    this.child.stdout?.on('data', (chunk) => {
      this.told += chunk;
    });
    this.child.stderr?.on('data', (chunk) => {
      this.complained += chunk;
    });
    const exit = once(this.child, 'exit');
    this.ended = exit.then(async ([code]: (number | null)[]) => {
      // Children that outlive it may hold its pipes open: what it printed itself arrives at once.
      await Promise.race([once(this.child, 'close'), pause(200)]);
      return { code: code ?? null, told: this.told, complained: this.complained };
    });
  }

  get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  /** Sends a signal to the process, or to its whole group. */
  signal(name: NodeJS.Signals, whom: 'process' | 'group' = 'process'): void {
    const { pid } = this.child;
    if (pid === undefined) return;
    try {
      process.kill(whom === 'group' ? -pid : pid, name);
    } catch {
      // It has ended.
    }
  }

  /** Ends it by a signal; by force after 15 seconds. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<Ended> {
    const force = setTimeout(() => this.signal('SIGKILL', 'group'), 15_000);
    this.signal(signal);
    const ended = await this.ended;
    clearTimeout(force);
    this.signal('SIGKILL', 'group');
    groups.delete(this);
    return ended;
  }

  /** Ends it and all its children at once. */
  async kill(): Promise<Ended> {
    this.signal('SIGKILL', 'group');
    groups.delete(this);
    return this.ended;
  }
}

/** Left behind when this process ends. */
const groups = new Set<Running>();
process.once('exit', () => {
  for (const running of groups) running.signal('SIGKILL', 'group');
});

/** Waits until a condition holds, looked at every so many milliseconds; false when it does not within the time. */
export async function until(condition: () => boolean, milliseconds = 60_000, every = 5): Promise<boolean> {
  const deadline = performance.now() + milliseconds;
  while (!condition()) {
    if (performance.now() > deadline) return false;
    await pause(every);
  }
  return true;
}
