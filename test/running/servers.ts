import type { SpawnOptions } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Running, until } from './processes.ts';

export const root = fileURLToPath(new URL('../../', import.meta.url));

export type Environment = Readonly<Record<string, string>>;

interface Options extends Pick<SpawnOptions, 'uid' | 'gid' | 'cwd'> {
  /** Folder of the project that is run; this one unless given. */
  readonly project?: string;
  readonly environment?: Environment;
}

/** The options of Node in `npm start`, such as the size of the heap. */
const nodeOptions: readonly string[] = startCommand().filter((part) => part.startsWith('--'));

function startCommand(): string[] {
  const { scripts }: { scripts: Record<string, string> } = JSON.parse(
    readFileSync(`${root}package.json`, 'utf8'),
  );
  return (scripts.start ?? '').split(' ');
}

/** Runs a program of the project, such as `src/cli/seed.ts`, by the launcher. */
export function program(
  [path = '', ...args]: readonly string[],
  { project = root, environment = {}, ...rest }: Options = {},
): Running {
  const { NODE_COMPILE_CACHE: _, ...inherited } = process.env;
  // Neither the limit of requests nor a busy machine is what is tested, unless the test says so.
  const env = { ...inherited, RATE_LIMIT: 'off', MAX_EVENT_LOOP_DELAY: 'off', ...environment };
  const flags = path === 'src/main.ts' ? nodeOptions : [];
  const command = [process.execPath, ...flags, `${project}/scripts/node.mjs`, path, ...args];
  return new Running(command, { cwd: project, env, ...rest });
}

/** A server on a free port of this machine. */
export interface Server {
  readonly running: Running;
  readonly port: number;
  readonly base: string;
}

/** Starts the server. @throws Error with what it printed when it ends instead of listening */
export async function startServer(options: Options = {}): Promise<Server> {
  const { environment } = options;
  const running = program(['src/main.ts'], { ...options, environment: { PORT: '0', ...environment } });
  const address = () => /https?:\/\/[^/\s]+:(\d+)\//.exec(running.told);
  const said = await until(() => address() !== null || running.hasEnded, 120_000);
  // What is printed may be the address of a proxy.
  const port = Number(environment?.PORT ?? address()?.[1] ?? 0);
  if (!said || port === 0) {
    const { complained } = await running.kill();
    throw new Error(`The server did not start: ${complained}`);
  }
  return { running, port, base: `http://127.0.0.1:${port}` };
}

/** What a server answers to questions about everything that it has: two servers with the same print serve the same data. */
export async function printOf({ base }: Server): Promise<string> {
  const hash = createHash('sha256');
  for (const path of everything) {
    const answer = await fetch(base + path);
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path} answers ${answer.status}: ${text}`);
    hash.update(`${path}\0${answer.headers.get('release')}\0${text}\0`);
  }
  return hash.digest('hex');
}

export const allRows = '/v1/observations?indicator=*&revisions=all&format=csv';
const everything = [allRows, '/v1/indicators?format=csv', '/v1/sources?format=csv', '/v1/changes?format=csv'];
