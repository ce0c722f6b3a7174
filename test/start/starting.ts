import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
export const launcher = fileURLToPath(new URL('../../scripts/node.mjs', import.meta.url));

/** Runs root without its power over other people's files, so that permissions hold for it as for anybody. */
export const unprivileged =
  process.getuid?.() === 0 ? ['setpriv', '--bounding-set=-dac_override,-dac_read_search'] : [];

interface Start {
  readonly environment?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly command?: readonly string[];
}

interface Ending {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts a server that is expected to refuse, and waits for its end. */
export async function refusal({
  environment = {},
  cwd,
  command = [process.execPath, main],
}: Start): Promise<Ending> {
  const [program = '', ...args] = command;
  const child = spawn(program, args, {
    cwd,
    env: { ...process.env, PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    child[name].on('data', (chunk) => {
      said[name] += chunk;
      // One that starts against expectation must not wait for ever.
      if (said[name].includes('documentation at')) child.kill('SIGTERM');
    });
  const [code] = await once(child, 'close');
  return { code, ...said };
}

/** Takes a free port and keeps it until it is closed. */
export async function takenPort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The port is not known.');
  return { port: String(address.port), close: () => server.close() };
}

/** A port that nobody listens on. */
export async function freePort(): Promise<string> {
  const { port, close } = await takenPort();
  close();
  return port;
}
