import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './servers.ts';

const folder = mkdtempSync(join(tmpdir(), 'bench-data-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

/** A file in a folder that is deleted when the benchmark ends. */
export function temporaryFile(name: string): string {
  return join(folder, name);
}

/** A database with the full seed, built by `npm run seed` when it is first needed. */
export function seeded(): string {
  const file = temporaryFile('full.sqlite');
  if (!existsSync(file)) seedInto(file);
  return file;
}

export function seedInto(file: string): void {
  execFileSync(process.execPath, ['src/cli/seed.ts', '--file', file], { cwd: root, stdio: 'ignore' });
}
