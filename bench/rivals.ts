import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Published, publishedOf } from './published.ts';
import { columns, sortColumns } from './rivals/table.ts';
import { freePort, type Running, start } from './servers.ts';

const folder = fileURLToPath(new URL('rivals/', import.meta.url));
const temporary = mkdtempSync(join(tmpdir(), 'bench-rivals-'));
process.once('exit', () => rmSync(temporary, { recursive: true, force: true }));

/** node:http that sends these bytes for every request. */
export function bare(body: string): Promise<Running> {
  const file = join(temporary, 'body.json');
  writeFileSync(file, body);
  return start([process.execPath, `${folder}bare.mjs`], '/', { BODY: file });
}

/** PostgreSQL with the statements of our server, behind pg and Fastify; null where either is not installed. */
export async function postgres(ours: Running, databaseFile: string): Promise<Running | null> {
  const bin = newestPostgres();
  if (bin === null || !existsSync(`${folder}node_modules/pg`)) {
    console.log('PostgreSQL is skipped: apt-get install postgresql; npm install --prefix bench/rivals');
    return null;
  }
  const published = await publishedOf(ours.port, databaseFile);
  const database = await startPostgres(bin);
  const psql = ['-q', '-v', 'ON_ERROR_STOP=1', database.address];
  execFileSync(`${bin}/psql`, psql, { input: sqlOf(published), maxBuffer: 2 ** 30 });
  const catalogue = join(temporary, 'catalogue.json');
  writeFileSync(catalogue, JSON.stringify(published.catalogue));
  const app = await start([process.execPath, `${folder}postgres.mjs`], '/ready', {
    DATABASE_URL: database.address,
    CATALOGUE: catalogue,
  });
  return {
    ...app,
    stop: async () => {
      await app.stop();
      database.stop();
    },
  };
}

/** Folder of the newest PostgreSQL that Debian has installed; null for none. */
function newestPostgres(): string | null {
  const base = '/usr/lib/postgresql';
  const [newest] = existsSync(base) ? readdirSync(base).sort((a, b) => Number(b) - Number(a)) : [];
  return newest === undefined ? null : `${base}/${newest}/bin`;
}

async function startPostgres(bin: string) {
  const data = join(temporary, 'postgres');
  const port = await freePort();
  // PostgreSQL refuses to run as root.
  const isRoot = userInfo().uid === 0;
  if (isRoot) execFileSync('chown', ['postgres', temporary]);
  const run = (command: string, ...args: string[]) => {
    const whole = [...(isRoot ? ['runuser', '-u', 'postgres', '--'] : []), `${bin}/${command}`, ...args];
    const [first = '', ...rest] = whole;
    return spawnSync(first, rest, { stdio: 'ignore', cwd: temporary });
  };
  run('initdb', '-D', data, '-A', 'trust', '-U', 'bench', '-E', 'UTF8', '--locale=C');
  const options = `-p ${port} -k ${temporary} -c listen_addresses= -c shared_buffers=256MB`;
  run('pg_ctl', '-D', data, '-w', '-l', join(temporary, 'postgres.log'), '-o', options, 'start');
  const stop = () => void run('pg_ctl', '-D', data, '-m', 'immediate', 'stop');
  process.once('exit', stop);
  // Its Unix socket is faster than TCP.
  return { address: `postgresql://bench@/postgres?host=${temporary}&port=${port}`, stop };
}

/** SQL that makes and fills the table. */
function sqlOf({ rows }: Published): string {
  const names = Object.keys(columns);
  const list = Object.entries(columns).map(([name, type]) => `"${name}" ${type}`);
  return `CREATE TABLE statements (${list.join(', ')}, PRIMARY KEY (${sortColumns}));
COPY statements (${names.map((name) => `"${name}"`).join(', ')}) FROM STDIN;
${rows.map((row) => names.map((name) => copied(row[name])).join('\t')).join('\n')}
\\.
VACUUM ANALYZE statements;
`;
}

/** A value in the text format of COPY. */
function copied(value: unknown): string {
  if (value === null || value === undefined) return '\\N';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.replace(/\\/g, '\\\\').replace(/\t/g, '\\t').replace(/\n/g, '\\n');
}
