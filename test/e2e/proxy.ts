import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const executable = process.env.NGINX ?? '/usr/sbin/nginx';

/** Why tests behind a proxy cannot run here; null where they can. */
export const noProxy = existsSync(executable)
  ? null
  : `no nginx at ${executable}: install it, or name it in NGINX`;

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

interface Proxied {
  readonly port: number;
  /** Path below which the application is served, without a slash at its end. */
  readonly path: string;
  readonly target: string;
  /** The server that takes over during an upgrade. */
  readonly backup?: string;
}

/** The example of `deploy`, with the addresses of a test and its files in a folder. */
function configuration(folder: string, { port, path, target, backup = target }: Proxied): string {
  const example = readFileSync(new URL('../../deploy/nginx.conf', import.meta.url), 'utf8')
    .replaceAll('/stats', path)
    .replace('/var/cache/nginx/china-data-economy', `${folder}/cache`)
    .replace('listen 80;', `listen 127.0.0.1:${port};`)
    .replace('127.0.0.1:3000', new URL(target).host)
    .replace('127.0.0.1:3001', new URL(backup).host);
  return `daemon off; master_process off; worker_processes 1; pid ${folder}/pid;
events {}
http {
  access_log off;
  client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy; fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi; scgi_temp_path ${folder}/scgi;
${example}}
`;
}

/** nginx on a port of this machine, configured as in the example of `deploy`. */
export async function startProxy(proxied: Proxied): Promise<{ stop(): Promise<void> }> {
  const { port } = proxied;
  const folder = mkdtempSync(join(tmpdir(), 'proxy-'));
  const file = join(folder, 'nginx.conf');
  writeFileSync(file, configuration(folder, proxied));
  const nginx = spawn(executable, ['-p', folder, '-c', file, '-e', 'stderr'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  await listening(nginx, port);
  return {
    stop: async () => {
      nginx.kill('SIGTERM');
      if (nginx.exitCode === null) await new Promise((resolve) => nginx.once('exit', resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Waits until a port takes connections. */
async function listening(nginx: ChildProcess, port: number): Promise<void> {
  let complaints = '';
  nginx.stderr?.on('data', (chunk) => {
    complaints += chunk;
  });
  for (let attempt = 0; attempt < 100 && nginx.exitCode === null; attempt++) {
    if (await takesConnections(port)) return;
    await wait(50);
  }
  throw new Error(`nginx does not listen: ${complaints}`);
}

function takesConnections(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}
