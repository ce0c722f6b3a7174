import type Database from 'better-sqlite3';
import type * as tables from '../../sqlite/schema.ts';

type Tables = typeof tables;

/** Inserts rows into a table. Properties of a row that are no columns are ignored. */
export type Insert = <T extends keyof Tables>(table: T, rows: readonly Tables[T]['$inferInsert'][]) => void;

/** Inserts through one prepared statement for each table; drizzle is not loaded, which would take longer than building. */
export function inserter(db: Database.Database): Insert {
  return (table, rows) => {
    const columns = db
      .prepare(`SELECT * FROM ${table}`)
      .columns()
      .map(({ name }) => name);
    const places = columns.map(() => '?').join(', ');
    const statement = db.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places})`);
    // Positional parameters: binding forty names takes longer than the insert itself.
    for (const row of rows) {
      const cells: Readonly<Record<string, unknown>> = row;
      statement.run(columns.map((name) => encoded(cells[name])));
    }
  };
}

/** A value as drizzle's modes `boolean` and `json` store it. */
function encoded(value: unknown): unknown {
  if (typeof value === 'boolean') return Number(value);
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return value;
  return JSON.stringify(value);
}
