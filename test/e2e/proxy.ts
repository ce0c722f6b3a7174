import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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
}

/** nginx on a port of this machine, which serves an application below a path and keeps its answers as by default: whatever the Host. */
export async function startProxy({ port, path, target }: Proxied): Promise<{ stop(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'proxy-'));
  const file = join(folder, 'nginx.conf');
  writeFileSync(
    file,
    `daemon off; master_process off; worker_processes 1; pid ${folder}/pid;
events {}
http {
  access_log off;
  client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy; fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi; scgi_temp_path ${folder}/scgi;
  proxy_cache_path ${folder}/cache keys_zone=answers:1m;
  server {
    listen 127.0.0.1:${port};
    location ${path}/ {
      proxy_pass ${target}/;
      proxy_set_header Host $http_host;
      proxy_cache answers;
    }
  }
}
`,
  );
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
