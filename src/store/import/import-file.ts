import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Fault } from '../../domain/fault.ts';
import { seedFile } from '../seed/build/write-database.ts';
import { importsFolder, type SeedFiles } from '../seed/read/seed-files.ts';
import type { Plan } from './import-plan.ts';

/** The number of the next import into a database file, from 1. */
export function nextImport(databaseFile: string): number {
  const folder = importsFolder(databaseFile);
  if (folder === null || !existsSync(folder)) return 1;
  const numbers = readdirSync(folder)
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
  return Math.max(0, ...numbers) + 1;
}

/**
 * Carries out a planned import: writes its files to a folder beside the database, then rebuilds the database.
 * Both are renamed into place when complete. If the process is killed between the two, the next start rebuilds.
 * @throws Fault when the database is in memory or another import took the same number
 */
export function carryOut(plan: Plan, databaseFile: string, seed: SeedFiles): void {
  const folder = importsFolder(databaseFile);
  if (folder === null) throw new Fault('A database in memory keeps no imports: set DATABASE_FILE.');
  const [first] = plan.files.keys();
  if (first === undefined) return;
  const target = join(folder, basename(dirname(first)));
  if (existsSync(target))
    throw new Fault(`Another import took the number ${basename(target)} meanwhile: run the command again.`);
  const draft = `${target}.${process.pid}.new`;
  try {
    mkdirSync(draft, { recursive: true });
    for (const [path, text] of plan.files) writeFileSync(join(draft, basename(path)), text, { flush: true });
    renameSync(draft, target);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  try {
    seedFile(databaseFile, new Map([...seed, ...plan.files]));
  } catch (error) {
    rmSync(target, { recursive: true, force: true });
    throw error;
  }
}
