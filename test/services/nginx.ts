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

/** A whole configuration, made for the folder that nginx may write. */
type Configuration = (folder: string) => string;

export interface Nginx extends Service {
  /** Has it read another configuration, without ending a connection. */
  reload(configuration: Configuration): void;
}

/** Starts nginx, by a command such as `faketime` if one is given. @throws Error with what nginx complains about */
export async function startNginx(
  port: number,
  configuration: Configuration,
  by: readonly string[] = [],
): Promise<Nginx> {
  const folder = serviceFolder();
  const file = join(folder, 'nginx.conf');
  writeFileSync(file, configuration(folder));
  const own = `daemon off; pid "${folder}/pid";`;
  const command = [...by, executable, '-p', folder, '-c', file, '-e', 'stderr', '-g', own];
  const service = new Service({ command, port, stopSignal: 'SIGTERM' });
  await service.start();
  const reload = (another: Configuration): void => {
    writeFileSync(file, another(folder));
    if (service.pid !== undefined) process.kill(service.pid, 'SIGHUP');
  };
  return Object.assign(service, { reload });
}
