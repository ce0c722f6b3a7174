import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

/** Texts of the files of a seed by their paths: those of the seed in the order of the paths, then those of local imports below `imports/`. */
export type SeedFiles = ReadonlyMap<string, string>;

/** The texts of all YAML and CSV files below a folder, and its gzip files in Base64. */
export function readSeedFiles(folder: string): SeedFiles {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ya?ml|csv|gz)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return new Map(
    paths.map((path) => [
      relative(folder, path).split(sep).join('/'),
      readFileSync(path, path.endsWith('.gz') ? 'base64' : 'utf8'),
    ]),
  );
}

/** The seed of a database file: the files of a folder, then the imports that are kept beside the database file. */
export function readSeedOf(databaseFile: string, folder: string): SeedFiles {
  const imports = importsFolder(databaseFile);
  const local = imports !== null && existsSync(imports) ? [...readSeedFiles(imports)] : [];
  const settled = local.filter(([path]) => /^\d+\//.test(path));
  return new Map([
    ...readSeedFiles(folder),
    ...settled.map(([path, text]): [string, string] => [`imports/${path}`, text]),
  ]);
}

/** The folder of the imports into a database file; null for a database in memory. */
export function importsFolder(databaseFile: string): string | null {
  return databaseFile === ':memory:' ? null : join(dirname(databaseFile), 'imports');
}

/** SHA-256 over texts and their paths. */
export function checksumOf(files: Iterable<readonly [string, string]>): string {
  const hash = createHash('sha256');
  for (const [path, text] of files) hash.update(`${path}\0${text.length}\0${text}\0`);
  return hash.digest('hex');
}
