import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { node, type Running, start } from './servers.ts';

const folder = fileURLToPath(new URL('rivals/', import.meta.url));
const temporary = mkdtempSync(join(tmpdir(), 'rivals-'));
process.once('exit', () => rmSync(temporary, { recursive: true, force: true }));

/** A rival that is not installed: what is missing and how to get it. */
export class Absent extends Error {}

/** node:http sending these bytes from a constant. */
export function bare(body: Buffer, busy = 0): Promise<Running> {
  return node([`${folder}bare.mjs`], '/', { BODY: written('body.json', body), BUSY: String(busy) });
}

/** nginx serving these bytes as a static file, by one worker. */
export async function nginx(body: Buffer): Promise<Running> {
  requireCommand('nginx', ['-v'], 'apt-get install nginx');
  written('body.json', body);
  const port = 4299;
  const conf = written(
    'nginx.conf',
    Buffer.from(`user ${userInfo().username}; worker_processes 1; daemon off; pid ${temporary}/nginx.pid; error_log stderr crit;
events { worker_connections 1024; }
http { access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000000; default_type application/json;
  open_file_cache max=10; server { listen 127.0.0.1:${port}; root ${temporary}; } }`),
  );
  return { ...(await start('nginx', ['-c', conf, '-p', temporary], '/body.json', {}, port)), port };
}

/** PostgreSQL with the statements of a database file, and a Fastify server before it. */
export async function postgres(databaseFile: string): Promise<Running> {
  requirePackage('pg');
  const bin = ['/usr/lib/postgresql/15/bin/', ''].find(
    (place) => !spawnSync(`${place}initdb`, ['--version']).error,
  );
  if (bin === undefined) throw new Absent('PostgreSQL 15 (apt-get install postgresql)');
  const data = join(temporary, 'postgres');
  const port = 4298;
  // PostgreSQL does not run as root.
  const root = userInfo().uid === 0;
  const as = (command: string, args: readonly string[]): [string, string[]] =>
    root
      ? ['setpriv', ['--reuid=postgres', '--regid=postgres', '--clear-groups', command, ...args]]
      : [command, [...args]];
  if (root) execFileSync('chown', ['postgres', temporary]);
  execFileSync(
    ...as(`${bin}initdb`, ['-D', data, '-A', 'trust', '-U', 'bench', '-E', 'UTF8', '--locale=C']),
    { stdio: 'ignore' },
  );
  const options = `-p ${port} -k ${temporary} -c listen_addresses=127.0.0.1 -c shared_buffers=512MB`;
  execFileSync(
    ...as(`${bin}pg_ctl`, ['-D', data, '-w', '-l', join(temporary, 'postgres.log'), '-o', options, 'start']),
    { stdio: 'ignore' },
  );
  const end = () =>
    spawnSync(...as(`${bin}pg_ctl`, ['-D', data, '-m', 'immediate', 'stop']), { stdio: 'ignore' });
  process.once('exit', end);
  const address = `postgres://bench@127.0.0.1:${port}/postgres`;
  execFileSync(`${bin}psql`, ['-q', '-v', 'ON_ERROR_STOP=1', address], {
    input: dump(databaseFile),
    maxBuffer: 2 ** 30,
  });
  const app = await node([`${folder}postgres.mjs`], '/ready', {
    DATABASE_URL: address,
    DATABASE_FILE: databaseFile,
  });
  return {
    ...app,
    stop: async () => {
      await app.stop();
      end();
    },
  };
}

/** SQL that makes the table of statements with the same columns and the same key. */
function dump(databaseFile: string): string {
  const db = new Database(databaseFile, { readonly: true });
  const columns = db
    .prepare<[], { name: string; type: string; pk: number }>(
      "SELECT * FROM pragma_table_info('observations')",
    )
    .all();
  const types: Record<string, string> = { INTEGER: 'integer', REAL: 'double precision', TEXT: 'text' };
  const key = columns.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk);
  const rows = db.prepare('SELECT * FROM observations').raw().all() as (string | number | null)[][];
  db.close();
  return `CREATE TABLE observations (${columns.map(({ name, type }) => `"${name}" ${types[type.toUpperCase()]}`).join(', ')}, PRIMARY KEY (${key.map(({ name }) => `"${name}"`).join(', ')}));
COPY observations FROM STDIN;
${rows.map((row) => row.map((value) => value ?? '\\N').join('\t')).join('\n')}
\\.
ANALYZE observations;
`;
}

/** json-server over the rows as we serve them. */
export async function jsonServer(rows: readonly object[]): Promise<Running> {
  requirePackage('json-server');
  const db = written('db.json', Buffer.from(JSON.stringify({ observations: rows })));
  const bin = `${folder}node_modules/json-server/lib/cli/bin.js`;
  return node([bin, '--host', '127.0.0.1', '--port', '{port}', '--quiet', db], '/observations?_limit=1');
}

/** Datasette over the database file. */
export async function datasette(databaseFile: string): Promise<Running> {
  requireCommand('datasette', ['--version'], 'pip install datasette');
  return start(
    'datasette',
    ['serve', databaseFile, '--host', '127.0.0.1', '--port', '{port}'],
    '/-/versions.json',
  );
}

function requireCommand(command: string, args: readonly string[], how: string): void {
  if (spawnSync(command, args).error) throw new Absent(`${command} (${how})`);
}

function requirePackage(name: string): void {
  if (!existsSync(`${folder}node_modules/${name}`))
    throw new Absent(`${name} (npm install --prefix bench/rivals)`);
}

function written(name: string, bytes: Buffer): string {
  const file = join(temporary, name);
  writeFileSync(file, bytes);
  return file;
}
