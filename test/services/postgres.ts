import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
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

/** Who may connect, as `deploy` has it. */
const hba = readFileSync(new URL('../../deploy/replicas/pg_hba.conf', import.meta.url), 'utf8');
/** How a standby begins, as `deploy` has it. */
const standbyScript = readFileSync(new URL('../../deploy/replicas/standby.sh', import.meta.url), 'utf8');
const password = 'secret';

/** Starts an empty cluster. @throws Error with what PostgreSQL complains about */
export async function startPostgres(settings: Settings = {}): Promise<Postgres> {
  const folder = join(serviceFolder(), 'data');
  const passwordFile = join(folder, '..', 'password');
  writeFileSync(passwordFile, password);
  const how = [
    '--username=postgres',
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
    ...initdb,
    '--no-sync',
  ];
  const [command = '', ...rest] = [
    ...unprivileged,
    `${newestPostgres()}/initdb`,
    `--pgdata=${folder}`,
    ...how,
  ];
  run(command, rest);
  return startedIn(folder, [`${newestPostgres()}/postgres`, '-D', folder], settings);
}

/** Options of `initdb`, as `deploy` has them. */
export const initdb = ['--encoding=UTF8', '--locale=C.UTF-8'] as const;

/** Starts a standby that begins with a copy of a primary and follows it by streaming. */
export async function startStandby(primary: Postgres, settings: Settings = {}): Promise<Postgres> {
  const folder = serviceFolder();
  const variables = {
    PATH: `${newestPostgres()}:${process.env.PATH}`,
    PGDATA: folder,
    PRIMARY_URL: primary.url,
  };
  const environment = Object.entries(variables).map((variable) => variable.join('='));
  return startedIn(folder, ['env', ...environment, 'sh', '-c', standbyScript, 'standby.sh'], settings);
}

async function startedIn(folder: string, command: readonly string[], settings: Settings): Promise<Postgres> {
  const port = await freePort();
  const hbaFile = join(serviceFolder(), 'pg_hba.conf');
  writeFileSync(hbaFile, hba);
  const given = {
    hba_file: hbaFile,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    // What is written is to survive the end of a process, not of the machine.
    fsync: 'off',
    ...settings,
  };
  const options = Object.entries(given).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const isReady = () =>
    attempt(`${newestPostgres()}/pg_isready`, ['-q', '-h', '127.0.0.1', '-p', String(port)]).status === 0;
  const service = new Service({
    command: [...command, '-p', String(port), ...options],
    port,
    stopSignal: 'SIGINT',
    isReady,
  });
  await service.start();
  return Object.assign(service, {
    url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
    folder,
  });
}
