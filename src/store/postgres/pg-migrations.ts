import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../../migrations/postgres', import.meta.url));
const textOf = (name: string) => readFileSync(join(folder, name), 'utf8');

/** What makes the tables that all builds share. */
export const controlTables = () => textOf('control.sql');

/** What makes the empty tables of a build, in the schema that is the first of the search path. */
export const buildTables = () =>
  readdirSync(folder)
    .filter((name) => /^\d+_.*\.sql$/.test(name))
    .sort()
    .map(textOf);

/** What is run once the rows of a build are in its tables. */
export const finishedTables = () => textOf('finish.sql');

/** Equal for builds whose tables can be read by the same software. */
export function layoutOf(): string {
  const hash = createHash('sha256');
  for (const text of [...buildTables(), finishedTables()]) hash.update(text);
  return hash.digest('hex');
}
