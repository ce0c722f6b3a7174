import { stat } from 'node:fs/promises';
import type { Store } from '../store.ts';

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
 */
export class LiveStore {
  #store: Store;
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

  async #poll({ file, open }: Watched): Promise<void> {
    const { ino, mtimeMs, size } = await stat(file);
    const identity = `${ino} ${mtimeMs} ${size}`;
    if (identity === this.#identity) return;
    const found = open(file);
    if (found.build === this.#store.build) await found.close();
    else {
      // Read before the swap, so that no request waits for it.
      await found.catalogue();
      this.#store = found;
    }
    this.#identity = identity;
  }
}
