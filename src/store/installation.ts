import type { ImportOutcome } from './import/import-file.ts';
import type { Plan } from './import/import-plan.ts';
import type { SeedFiles } from './seed/read/seed-files.ts';
import type { Store, StoreServer } from './store.ts';

/** The store that is served at present. */
export interface Live {
  readonly current: () => Store;
  /** Follows what is built from now on. `onFault` is called once for each fault that lasts; what was open goes on serving. */
  watch(onFault: (error: unknown) => void): void;
  /** The servers that are read, the primary first; none where it is a file. */
  readonly servers: () => readonly StoreServer[];
  /** Ends the following, and the connections. */
  stop(): void;
}

/** Where a database is kept: a file, or PostgreSQL. */
export interface Installation {
  /** What messages call it. */
  readonly name: string;
  /** True where `open` builds it in this process. */
  readonly isBuiltByOpening: boolean;
  /** Builds it where nothing is built that can be served. @throws SeedError, Fault */
  prepare(): Promise<void>;
  /** Opens what is built already. @throws Fault, or what its driver says */
  open(): Promise<Live>;
  /** The secret that seals cursors: all that serve the database share it. */
  cursorKey(): Promise<string>;
  /** The seed, with the imports into the database. */
  seedFiles(): Promise<SeedFiles>;
  /** Builds it anew; `progress` is called after each step. @throws SeedError, Fault */
  seed(progress: (step: string) => void): Promise<void>;
  /** Plans an import of the given number and carries it out, while nobody else builds. @throws what `plan` does, SeedError, Fault */
  import(plan: (seed: SeedFiles, number: number) => Pick<Plan, 'files'>): Promise<ImportOutcome>;
}
