import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { noPostgres, startPostgres } from '../test/services/postgres.ts';
import { serviceFolder } from '../test/services/service.ts';
import { type Published, publishedOf } from './published.ts';
import { columns, sortColumns } from './rivals/table.ts';
import { type Running, start } from './servers.ts';

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
  if (noPostgres !== null || !existsSync(`${folder}node_modules/pg`)) {
    console.log('PostgreSQL is skipped: apt-get install postgresql; npm install --prefix bench/rivals');
    return null;
  }
  const published = await publishedOf(ours.port, databaseFile);
  // Its Unix socket is faster than TCP.
  const sockets = serviceFolder();
  const database = await startPostgres({ shared_buffers: '256MB', unix_socket_directories: sockets });
  const address = `${database.url}?host=${encodeURIComponent(sockets)}`;
  execFileSync('psql', ['-q', '-v', 'ON_ERROR_STOP=1', address], {
    input: sqlOf(published),
    maxBuffer: 2 ** 30,
  });
  const catalogue = join(temporary, 'catalogue.json');
  writeFileSync(catalogue, JSON.stringify(published.catalogue));
  const app = await start([process.execPath, `${folder}postgres.mjs`], '/ready', {
    DATABASE_URL: address,
    CATALOGUE: catalogue,
  });
  return {
    ...app,
    stop: async () => {
      await app.stop();
      await database.stop();
    },
  };
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
