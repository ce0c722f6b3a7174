import type Database from 'better-sqlite3';
import type * as tables from '../../sqlite/schema.ts';

/** Inserts rows into a table; keys of a row are names of columns, and a column without a key becomes null. */
export type Insert = (table: keyof typeof tables, rows: readonly Record<string, unknown>[]) => void;

/** An insert through one prepared statement for each table, whose columns come from the database. */
export function inserter(db: Database.Database): Insert {
  return (table, rows) => {
    const columns = db
      .prepare(`SELECT * FROM ${table}`)
      .columns()
      .map(({ name }) => name);
    const places = columns.map(() => '?').join(', ');
    const statement = db.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places})`);
    // Positional parameters: binding forty names takes longer than the insert itself.
    for (const row of rows) statement.run(columns.map((name) => row[name]));
  };
}
