import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Service, serviceFolder } from './service.ts';

const executable = process.env.NGINX ?? '/usr/sbin/nginx';

/** Why tests behind nginx cannot run here; null where they can. */
export const noNginx = existsSync(executable)
  ? null
  : `no nginx at ${executable}: install nginx-light, or name it in NGINX`;

/** Directives that leave the files of `http` that nginx writes in a folder. */
export const filesIn = (folder: string): string =>
  ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path "${folder}/${name}";`)
    .join('\n');

/** Starts nginx with a whole configuration, made for the folder that it may write. @throws Error with what nginx complains about */
export async function startNginx(port: number, configuration: (folder: string) => string): Promise<Service> {
  const folder = serviceFolder();
  const file = join(folder, 'nginx.conf');
  writeFileSync(file, configuration(folder));
  const own = `daemon off; pid "${folder}/pid";`;
  const command = [executable, '-p', folder, '-c', file, '-e', 'stderr', '-g', own];
  return new Service({ command, port, stopSignal: 'SIGTERM' }).start();
}
