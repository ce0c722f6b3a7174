import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Fault } from '../../domain/fault.ts';
import { whileLocked } from '../seed/file/build-lock.ts';
import { isCurrent } from '../seed/file/current-seed.ts';
import { databaseTarget } from '../seed/file/database-target.ts';
import { seedFile } from '../seed/file/write-database.ts';
import { importsFolder, readSeedOf, type SeedFiles } from '../seed/read/seed-files.ts';
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

/** What an import did: added statements, found nothing new, or found nothing new and built a database that lacked earlier imports. */
export type ImportOutcome = 'imported' | 'unchanged' | 'repaired';

/**
 * Plans an import into a database file and carries it out, both under the lock of the file: no other build overtakes it, and
 * what it says is imported is served.
 * @throws Fault when the file is not ours, or as `plan` and `carryOut` do
 */
export function importInto(
  databaseFile: string,
  seedFolder: string,
  plan: (seed: SeedFiles) => Pick<Plan, 'files'>,
): ImportOutcome {
  if (importsFolder(databaseFile) === null) throw new Fault(noMemory);
  return whileLocked(databaseFile, (target) => {
    const seed = readSeedOf(databaseFile, seedFolder);
    const planned = plan(seed);
    if (planned.files.size > 0) {
      carryOut(planned, databaseFile, seed);
      return 'imported';
    }
    if (isCurrent(databaseFile, seedFolder)) return 'unchanged';
    seedFile(target, seed);
    return 'repaired';
  });
}

const noMemory = 'A database in memory keeps no imports: set DATABASE_FILE.';

/**
 * Carries out a planned import: writes its files to a folder beside the database, then rebuilds the database.
 * Both are renamed into place when complete. If the process is killed between the two, the next start or import rebuilds.
 * Only for the process that holds the lock of the database file.
 * @throws Fault when the database is in memory or another import took the same number
 */
export function carryOut(plan: Pick<Plan, 'files'>, databaseFile: string, seed: SeedFiles): void {
  const folder = importsFolder(databaseFile);
  if (folder === null) throw new Fault(noMemory);
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
    seedFile(databaseTarget(databaseFile), new Map([...seed, ...plan.files]));
  } catch (error) {
    rmSync(target, { recursive: true, force: true });
    throw error;
  }
}
