import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Probed } from './probe.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const { scripts } = createRequire(import.meta.url)('../package.json');
/** What `npm start` tells Node about memory. */
const flags: string[] = scripts.start.split(' ').filter((word: string) => word.startsWith('--'));

/** A server under test in a process of its own. */
export interface Running {
  readonly port: number;
  /** Event loop and memory since the last call. */
  probe(): Promise<Probed>;
  stop(): Promise<void>;
}

const children = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of children) child.kill();
});

let lastPort = Number(process.env.BENCH_PORT ?? 4210);

function nextPort(): number {
  lastPort += 1;
  return lastPort;
}

/** Starts this project's server as `npm start` would, everything on; `environment` changes its configuration. */
export function ours(
  databaseFile: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<Running> {
  return node([...flags, '--import', `${root}bench/probe.ts`, 'src/main.ts'], '/readyz', {
    DATABASE_FILE: databaseFile,
    RATE_LIMIT: '999999999',
    LOG_LEVEL: 'info',
    ...environment,
  });
}

/** Starts a file under this Node on a free port, which it is told as PORT; ready when a path answers. */
export function node(
  args: readonly string[],
  path: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<Running> {
  return start(process.execPath, args, path, environment);
}

/** Starts any server; `{port}` in its arguments is the port. */
export async function start(
  command: string,
  args: readonly string[],
  path: string,
  environment: Readonly<Record<string, string>> = {},
  port = nextPort(),
): Promise<Running> {
  const child = spawn(
    command,
    args.map((arg) => arg.replaceAll('{port}', String(port))),
    {
      cwd: root,
      env: { ...process.env, PORT: String(port), ...environment },
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    },
  );
  const running: Running = { port, probe: () => probe(child), stop: () => stop(child) };
  children.add(child);
  child.once('exit', () => children.delete(child));
  try {
    await answers(child, port, path);
  } catch (error) {
    await running.stop();
    throw error;
  }
  return running;
}

async function answers(child: ChildProcess, port: number, path: string): Promise<void> {
  const deadline = performance.now() + 60_000;
  while (performance.now() < deadline && child.exitCode === null) {
    const response = await fetch(`http://127.0.0.1:${port}${path}`).catch(() => null);
    await response?.body?.cancel();
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error(`${child.spawnargs.join(' ')} does not answer on port ${port}.`);
}

function probe(child: ChildProcess): Promise<Probed> {
  return new Promise((resolve) => {
    child.once('message', (message) => resolve(message as Probed));
    child.send('probe');
  });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), 5000);
  await ended;
  clearTimeout(force);
}
