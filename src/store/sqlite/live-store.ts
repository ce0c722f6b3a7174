import { type Stats, statSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Fault } from '../../domain/fault.ts';
import { isWhole } from '../seed/file/seal.ts';
import type { Store } from '../store.ts';
import { unreadableStore } from '../unreadable-store.ts';

interface Watched {
  readonly file: string;
  readonly open: (file: string) => Store;
  /** Called with the error when the file is missing or a new one cannot be opened, once until it changes; the old snapshot goes on serving. */
  readonly onFault: (error: unknown) => void;
  /** Milliseconds between two polls of the file. */
  readonly every?: number;
}

/**
 * The current snapshot, replaced when a newly built file is renamed over its file.
 * Requests in flight keep the snapshot that they began with; its file is closed when the store is garbage-collected.
 * Nobody writes into a file that is served: where it changes in place and is not whole, nothing is read until a whole one is there.
 */
export class LiveStore {
  #store: Store;
  /** The file that the store reads; 0 while it is not known. */
  #inode = 0;
  #identity = '';
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;
  #fault = '';

  constructor(store: Store) {
    this.#store = store;
  }

  readonly current = (): Store => this.#store;

  /** Polls the file, and opens it when it has been replaced. */
  watch(watched: Watched): void {
    this.#inode ||= statSync(watched.file, { throwIfNoEntry: false })?.ino ?? 0;
    this.#timer = setTimeout(async () => {
      const fault = await this.#poll(watched).then(
        () => null,
        (error: unknown) => error,
      );
      if (fault !== null && String(fault) !== this.#fault) watched.onFault(fault);
      this.#fault = String(fault);
      if (!this.#stopped) this.watch(watched);
    }, watched.every ?? 1000);
    this.#timer.unref();
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  /** A look counts when the file is the same before and after it: one that is replaced meanwhile is looked at again. */
  async #poll({ file, open }: Watched): Promise<void> {
    const seen = await stat(file);
    if (identityOf(seen) === this.#identity) return;
    let found: Store;
    try {
      if (!isWhole(file)) throw new Fault(`The database ${file} is damaged.`);
      found = open(file);
    } catch (error) {
      const now = statSync(file, { throwIfNoEntry: false });
      if (now?.ino === this.#inode) this.#makeUnreadable();
      if (identityOf(now) === identityOf(seen)) throw error;
      return;
    }
    const now = statSync(file, { throwIfNoEntry: false });
    if (identityOf(now) !== identityOf(seen)) return found.close();
    await this.#take(found, seen.ino);
    this.#identity = identityOf(seen);
  }

  /** Until a whole file is there, though it may have the times and the size of the one before. */
  #makeUnreadable(): void {
    this.#store = unreadableStore;
    this.#identity = '';
  }

  async #take(found: Store, inode: number): Promise<void> {
    if (found.build === this.#store.build) return found.close();
    // Read before the swap, so that no request waits for it.
    await found.catalogue();
    this.#store = found;
    this.#inode = inode;
  }
}

const identityOf = (stats: Stats | undefined): string =>
  stats === undefined ? '' : `${stats.ino} ${stats.mtimeMs} ${stats.size}`;
