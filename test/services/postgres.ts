import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { attempt, run } from '../clients/reader.ts';
import { freePort, Service, serviceFolder, unprivileged } from './service.ts';

const installations = '/usr/lib/postgresql';

/** Folder with the programs of the newest PostgreSQL that Debian has installed; null for none. */
export function newestPostgres(): string | null {
  const versions = existsSync(installations) ? readdirSync(installations) : [];
  const [newest] = versions.toSorted((a, b) => Number(b) - Number(a));
  return newest === undefined ? null : `${installations}/${newest}/bin`;
}

/** Why no test over PostgreSQL can run here; null where they can. */
export const noPostgres =
  newestPostgres() === null ? `no PostgreSQL in ${installations}: install postgresql` : null;

/** Settings of `postgresql.conf` by name. */
type Settings = Readonly<Record<string, string>>;

/** A PostgreSQL cluster of its own in a temporary folder, on a port of 127.0.0.1. */
export interface Postgres extends Service {
  /** Address of its database `postgres`, for its superuser of the same name. */
  readonly url: string;
  readonly folder: string;
}

/** Starts an empty cluster. It trusts everybody on this machine. @throws Error with what PostgreSQL complains about */
export async function startPostgres(settings: Settings = {}): Promise<Postgres> {
  const folder = join(serviceFolder(), 'data');
  const how = ['--username=postgres', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync'];
  postgresProgram('initdb', `--pgdata=${folder}`, ...how);
  return startedIn(folder, settings);
}

/** Starts a standby that begins with a copy of a primary and follows it by streaming. */
export async function startStandby(primary: Postgres, settings: Settings = {}): Promise<Postgres> {
  const folder = join(serviceFolder(), 'data');
  const how = ['--write-recovery-conf', '--wal-method=stream', '--checkpoint=fast', '--no-sync'];
  postgresProgram('pg_basebackup', `--dbname=${primary.url}`, `--pgdata=${folder}`, ...how);
  return startedIn(folder, settings);
}

async function startedIn(folder: string, settings: Settings): Promise<Postgres> {
  const port = await freePort();
  // What is written is to survive the end of a process, not of the machine.
  const given = { listen_addresses: '127.0.0.1', unix_socket_directories: '', fsync: 'off', ...settings };
  const options = Object.entries(given).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const command = [`${newestPostgres()}/postgres`, '-D', folder, '-p', String(port), ...options];
  const isReady = () =>
    attempt(`${newestPostgres()}/pg_isready`, ['-q', '-h', '127.0.0.1', '-p', String(port)]).status === 0;
  const service = new Service({ command, port, stopSignal: 'SIGINT', isReady });
  await service.start();
  return Object.assign(service, { url: `postgres://postgres@127.0.0.1:${port}/postgres`, folder });
}

function postgresProgram(name: string, ...args: string[]): void {
  const [command = '', ...rest] = [...unprivileged, `${newestPostgres()}/${name}`, ...args];
  run(command, rest);
}
