import { readFileSync } from 'node:fs';
import { filesIn, type Nginx, startNginx } from './nginx.ts';

const deploy = (name: string): string =>
  readFileSync(new URL(`../../deploy/${name}`, import.meta.url), 'utf8');

interface Site {
  readonly port: number;
  /** Path below which the application is served, without a slash at its end. */
  readonly path: string;
  /** The file that says where the servers are. */
  readonly upstream: string;
}

/** The whole configuration of an nginx with the site of `deploy`: the port, path and folder of a test in the place of its own. */
export function siteIn(folder: string, { port, path, upstream }: Site): string {
  const site = deploy('nginx.conf')
    .replaceAll('/stats', path)
    .replace('/var/cache/nginx/china-data-economy', `"${folder}/cache"`)
    .replace('listen 80;', `listen 127.0.0.1:${port};`);
  return `worker_processes 1;
events {}
http {
${filesIn(folder)}
${upstream}
${site}}
`;
}

interface Proxied {
  readonly port: number;
  readonly path: string;
  readonly target: string;
  /** The server that takes over during an upgrade. */
  readonly backup?: string;
}

/** nginx on a port of this machine, configured as `deploy` does it for the servers of one machine. */
export function startProxy({ port, path, target, backup = target }: Proxied): Promise<Nginx> {
  const upstream = deploy('upstream.conf')
    .replace('127.0.0.1:3000', new URL(target).host)
    .replace('127.0.0.1:3001', new URL(backup).host);
  return startNginx(port, (folder) => siteIn(folder, { port, path, upstream }));
}

/** The same in front of replicas on ports of this machine, of which `deploy` has two. */
export function replicasFile(ports: readonly number[]): string {
  // A line of the first server is written for each of the ports, one of the second for none.
  return deploy('replicas/upstream.conf').replaceAll(/^ {2}server api-(\d).*\n/gm, (line, number) =>
    number === '1' ? ports.map((port) => line.replace('api-1:3000', `127.0.0.1:${port}`)).join('') : '',
  );
}
