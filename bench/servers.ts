import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { freePort } from '../test/services/service.ts';

export const root = fileURLToPath(new URL('../', import.meta.url));
const { scripts }: { scripts: Record<string, string> } = JSON.parse(
  readFileSync(`${root}package.json`, 'utf8'),
);
/** What `npm start` runs. */
const startCommand = (scripts.start ?? '').split(' ');

/** A server under test. */
export interface Running {
  readonly port: number;
  readonly pid: number;
  stop(): Promise<void>;
}

type Environment = Readonly<Record<string, string>>;

const children = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of children) child.kill('SIGKILL');
});

/** Starts our server by the command of `npm start`, without its rate limit; its log goes nowhere. */
export function ours(databaseFile: string, environment: Environment = {}): Promise<Running> {
  const [command = 'node', ...args] = startCommand;
  return start([command, ...args], '/readyz', {
    DATABASE_FILE: databaseFile,
    RATE_LIMIT: 'off',
    ...environment,
  });
}

/** Starts a server that listens on the port in `PORT`; resolves when the path answers 2xx, within a minute. */
export async function start(
  [command = '', ...args]: readonly string[],
  path: string,
  environment: Environment = {},
): Promise<Running> {
  const port = await freePort();
  const env = { ...process.env, ...environment, PORT: String(port) };
  const child = spawn(command, args, { cwd: root, env, stdio: 'ignore' });
  children.add(child);
  child.once('exit', () => children.delete(child));
  const running = { port, pid: child.pid ?? 0, stop: () => stop(child) };
  try {
    await answers(child, `http://127.0.0.1:${port}${path}`);
  } catch (error) {
    await running.stop();
    throw error;
  }
  return running;
}

async function answers(child: ChildProcess, address: string): Promise<void> {
  const deadline = performance.now() + 60_000;
  while (performance.now() < deadline && child.exitCode === null) {
    const response = await fetch(address).catch(() => null);
    await response?.body?.cancel();
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`${child.spawnargs.join(' ')} does not answer at ${address}.`);
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), 5000);
  await ended;
  clearTimeout(force);
}

/** Body and ETag of an answer without content coding. @throws Error when it is not a 2xx */
export async function answerOf(port: number, path: string): Promise<{ body: string; etag: string }> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    headers: { 'accept-encoding': 'identity' },
  });
  const body = await response.text();
  if (!response.ok) throw new Error(`${path}: ${response.status} ${body}`);
  return { body, etag: response.headers.get('etag') ?? '' };
}

/** Ids of all indicators. */
export async function indicatorsOf(port: number): Promise<string[]> {
  const { body } = await answerOf(port, '/v1/indicators?limit=1000');
  const { data, page }: { data: { id: string }[]; page: { next: string | null } } = JSON.parse(body);
  if (page.next !== null) throw new Error('There are more indicators than one page has.');
  return data.map(({ id }) => id);
}
