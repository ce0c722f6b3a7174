import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './projects.ts';

const mounted = new Set<string>();
process.once('exit', () => {
  for (const folder of mounted) spawnSync('umount', ['-l', folder]);
});

/** Why no file system can be mounted here; undefined where it can. */
export function whyNoDisks(): string | undefined {
  if (process.getuid?.() !== 0) return 'mounting a file system needs root';
  try {
    onDisk('1m', () => {});
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message.trim().split('\n').at(-1) : String(error);
  }
}

/** What `use` returns for the folder of a file system in memory of a size, such as `2m`, which is there meanwhile. */
export async function onDisk<T>(size: string, use: (folder: string) => T | Promise<T>): Promise<T> {
  const folder = join(temporaryFolder(), 'disk');
  mkdirSync(folder);
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size},mode=755`, 'tmpfs', folder], { stdio: 'pipe' });
  mounted.add(folder);
  try {
    return await use(folder);
  } finally {
    spawnSync('umount', ['-l', folder]);
    mounted.delete(folder);
  }
}

/** Makes the file system below a folder read-only. */
export function makeReadOnly(folder: string): void {
  execFileSync('mount', ['-o', 'remount,ro', folder], { stdio: 'pipe' });
}
