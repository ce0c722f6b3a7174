import { readFileSync } from 'node:fs';
import { filesIn, startNginx } from './nginx.ts';
import type { Service } from './service.ts';

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
    .replace('/var/cache/nginx/china-data-economy', `"${folder}/cache"`)
    .replace('listen 80;', `listen 127.0.0.1:${port};`)
    .replace('127.0.0.1:3000', new URL(target).host)
    .replace('127.0.0.1:3001', new URL(backup).host);
  return `worker_processes 1;
events {}
http {
access_log off;
${filesIn(folder)}
${example}}
`;
}

/** nginx on a port of this machine, configured as in the example of `deploy`. */
export function startProxy(proxied: Proxied): Promise<Service> {
  return startNginx(proxied.port, (folder) => configuration(folder, proxied));
}
