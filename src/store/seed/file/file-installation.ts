import type { ImportOutcome } from '../../import/import-file.ts';
import type { Plan } from '../../import/import-plan.ts';
import type { Installation, Live } from '../../installation.ts';
import { LiveStore } from '../../sqlite/live-store.ts';
import { SqliteStore } from '../../sqlite/sqlite-store.ts';
import type { SeedFiles } from '../read/seed-files.ts';
import { cursorKeyBeside } from './cursor-key.ts';

/** A SQLite file, or a database in memory. What builds is loaded when it is needed: a server that finds its file needs none of it. */
export class FileInstallation implements Installation {
  readonly name: string;
  readonly isBuiltByOpening: boolean;

  constructor(file: string) {
    this.name = file;
    this.isBuiltByOpening = file === ':memory:';
  }

  async prepare(): Promise<void> {
    if (this.isBuiltByOpening) return;
    const { isCurrent, seedFolder } = await import('./current-seed.ts');
    const { buildFile } = await import('./write-database.ts');
    if (!isCurrent(this.name)) buildFile(this.name, seedFolder);
  }

  async open(): Promise<Live> {
    if (!this.isBuiltByOpening) {
      const live = new LiveStore(SqliteStore.open(this.name));
      const watched = { file: this.name, open: SqliteStore.open };
      return {
        current: live.current,
        servers: () => [],
        watch: (onFault) => live.watch({ ...watched, onFault }),
        stop: () => live.stop(),
      };
    }
    const { openSeeded } = await import('./open-seeded.ts');
    const store = openSeeded(this.name);
    return { current: () => store, servers: () => [], watch: () => {}, stop: () => {} };
  }

  async cursorKey(): Promise<string> {
    return cursorKeyBeside(this.name);
  }

  async seedFiles(): Promise<SeedFiles> {
    const { seedFolder } = await import('./current-seed.ts');
    const { readSeedOf } = await import('../read/seed-files.ts');
    return readSeedOf(this.name, seedFolder);
  }

  async seed(progress: (step: string) => void): Promise<void> {
    const { seedFolder } = await import('./current-seed.ts');
    const { readSeedOf } = await import('../read/seed-files.ts');
    const { whileLocked } = await import('./build-lock.ts');
    const { seedFile } = await import('./write-database.ts');
    whileLocked(this.name, (target) => seedFile(target, readSeedOf(this.name, seedFolder), progress));
  }

  async import(plan: (seed: SeedFiles, number: number) => Pick<Plan, 'files'>): Promise<ImportOutcome> {
    const { seedFolder } = await import('./current-seed.ts');
    const { importInto, nextImport } = await import('../../import/import-file.ts');
    return importInto(this.name, seedFolder, (seed) => plan(seed, nextImport(this.name)));
  }
}
