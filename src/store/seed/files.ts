import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** The text files of a seed by their path inside it, in the order of the paths. */
export type SeedFiles = ReadonlyMap<string, string>;

/** Reads every YAML and CSV file below a folder. */
export function readSeedFiles(folder: string): SeedFiles {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ya?ml|csv)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return new Map(
    paths.map((path) => [relative(folder, path).split(sep).join('/'), readFileSync(path, 'utf8')]),
  );
}

/** SHA-256 over texts and their names. */
export function checksumOf(files: Iterable<readonly [string, string]>): string {
  const hash = createHash('sha256');
  for (const [path, text] of files) hash.update(`${path}\0${text.length}\0${text}\0`);
  return hash.digest('hex');
}

/** The SQL files of a folder of migrations. */
export function readMigrations(folder: string): [string, string][] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => [name, readFileSync(join(folder, name), 'utf8')]);
}
