import Database from 'better-sqlite3';
import { sealFile } from '../src/store/seed/file/seal.ts';
import { seedInto, temporaryFile } from './seeded.ts';

/**
 * A database of about a million statements: the seed, with its statements on China repeated for many made-up areas.
 * Copies whole rows, so that it needs to know only the columns that name an area.
 */
export function millionStatements(): string {
  const file = temporaryFile('million.sqlite');
  seedInto(file);
  const db = new Database(file);
  db.pragma('journal_mode = OFF');
  db.pragma('synchronous = OFF');
  const china = "SELECT key FROM areas WHERE id = 'CN'";
  const count = db.prepare(`SELECT count(*) FROM observations WHERE area = (${china})`).pluck().get();
  const copies = Math.ceil(1_000_000 / Number(count));
  db.exec(`
    CREATE TEMP TABLE copies AS
      WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < ${copies})
      SELECT n + (SELECT max(key) FROM areas) AS key, 'CN-' || (900000 + n) AS id FROM n;
    INSERT INTO areas SELECT ${selected(db, 'areas', { key: 'copies.key', id: 'copies.id' })}
      FROM areas, copies WHERE areas.id = 'CN';
    INSERT INTO observations SELECT ${selected(db, 'observations', { number: 'NULL', area: 'copies.key' })}
      FROM observations, copies WHERE area = (${china});
    INSERT INTO series SELECT ${selected(db, 'series', { area: 'copies.key' })}
      FROM series, copies WHERE area = (${china});
    ANALYZE`);
  db.close();
  sealFile(file);
  return file;
}

/** The columns of a table, some of them replaced by SQL. */
function selected(db: Database.Database, table: string, replaced: Readonly<Record<string, string>>): string {
  const columns = db.prepare<[], { name: string }>(`SELECT name FROM pragma_table_info('${table}')`).all();
  return columns.map(({ name }) => replaced[name] ?? `${table}."${name}"`).join(', ');
}
