import { createHash } from 'node:crypto';
import { glob, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deserialize, serialize } from 'node:v8';
import { buildAssets } from './assets.ts';
import { madeOnce } from './made-once.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const cacheFile = join(root, 'node_modules', '.cache', 'explorer.bin');

/** All files that the bundle depends on: the page, what it may import, and the versions of packages. */
const sources = ['src/{explorer,charts,domain}/**', 'package.json'];

/** The files of the page, from the cache file or else built, once in a process. A failed build is retried. */
export const explorerAssets = madeOnce(async () =>
  keptOnDisk(cacheFile, await checksumOf(root, sources), buildAssets),
);

/**
 * The value that a cache file holds for a key, else the result of `make`, which is then written to the file.
 * A file that cannot be read or written is no error.
 */
export async function keptOnDisk<T>(file: string, key: string, make: () => Promise<T>): Promise<T> {
  try {
    const kept: { key: string; value: T } = deserialize(await readFile(file));
    if (kept.key === key) return kept.value;
  } catch {
    // Absent, or cut off by a crash.
  }
  const value = await make();
  const draft = `${file}.${process.pid}`;
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(draft, serialize({ key, value }));
    await rename(draft, file);
  } catch {
    // A read-only installation.
  }
  return value;
}

/** SHA-256 of the names and contents of the files that glob patterns match below a folder. */
export async function checksumOf(folder: string, patterns: readonly string[]): Promise<string> {
  const entries = await Array.fromAsync(glob(patterns, { cwd: folder, withFileTypes: true }));
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  const hash = createHash('sha256');
  for (const path of paths.sort()) hash.update(`${relative(folder, path)}\0`).update(await readFile(path));
  return hash.digest('hex');
}
