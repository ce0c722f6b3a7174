import {
  closeSync,
  existsSync,
  fstatSync,
  openSync,
  readdirSync,
  readlinkSync,
  readSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { Fault } from '../../../domain/fault.ts';

/** `CDEI` in the header of a database (SQLite's `application_id`): it was built by this software and may be replaced. */
export const applicationId = 0x43444549;

/**
 * The file that a build replaces: what the path names, symbolic links followed.
 * @throws Fault when something is there that this software did not build
 */
export function databaseTarget(file: string): string {
  const target = followed(file);
  if (!existsSync(target)) return target;
  const found = kindOf(target);
  if (found !== null)
    throw new Fault(`${file} ${found}: it is left as it is. Set DATABASE_FILE to another path.`);
  return target;
}

/** Removes the unfinished files of builds and imports that were killed. Only for the process that holds the lock. */
export function removeLeftovers(target: string): void {
  const folder = dirname(target);
  const builds = readdirSync(folder).filter(
    (name) =>
      name.startsWith(`${basename(target)}.`) &&
      /^(key\.)?\d+\.new(-journal)?$/.test(name.slice(basename(target).length + 1)),
  );
  const imports = join(folder, 'imports');
  const drafts = existsSync(imports)
    ? readdirSync(imports).filter((name) => /^\d+\.\d+\.new$/.test(name))
    : [];
  for (const path of [...builds, ...drafts.map((name) => join('imports', name))])
    rmSync(join(folder, path), { recursive: true, force: true });
}

/** The path behind a chain of symbolic links, whose end need not exist. */
function followed(file: string): string {
  let path = resolve(file);
  for (let links = 0; links < 40; links += 1) {
    try {
      path = resolve(dirname(path), readlinkSync(path));
    } catch {
      return path;
    }
  }
  throw new Fault(`${file} is a symbolic link to itself.`);
}

/** What a path holds instead of a database of this software; null where it holds one. */
function kindOf(path: string): string | null {
  const stats = statSync(path);
  if (stats.isDirectory()) return 'is a folder';
  if (!stats.isFile()) return 'is no regular file';
  const header = headerOf(path);
  if (header.toString('latin1', 0, 16) !== 'SQLite format 3\0') return 'is not a database';
  return header.readUInt32BE(68) === applicationId || isFirstEdition(path)
    ? null
    : 'is a database of another application';
}

/** The first 100 bytes of a file, filled up with zeros. */
function headerOf(path: string): Buffer {
  const descriptor = openSync(path, 'r');
  try {
    const header = Buffer.alloc(100);
    readSync(descriptor, header, 0, Math.min(100, fstatSync(descriptor).size), 0);
    return header;
  } finally {
    closeSync(descriptor);
  }
}

/** True for a database of the versions before 0.2, which set no application id: it has their tables and the checksum of its seed. */
function isFirstEdition(path: string): boolean {
  try {
    const db = new Database(path, { readonly: true });
    try {
      const tables = db.prepare<[], { name: string }>('SELECT name FROM sqlite_schema').all();
      const names = new Set(tables.map(({ name }) => name));
      if (!firstTables.every((name) => names.has(name))) return false;
      const row = db.prepare<[], { seed: unknown }>('SELECT seed FROM build').get();
      return typeof row?.seed === 'string' && /^[0-9a-f]{64}$/.test(row.seed);
    } finally {
      db.close();
    }
  } catch {
    return false;
  }
}

const firstTables = ['build', 'observations', 'indicators', 'sources', 'releases', 'checks', 'series'];
