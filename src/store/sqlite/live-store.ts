import { stat } from 'node:fs/promises';
import type { Store } from '../store.ts';

interface Watched {
  readonly file: string;
  readonly open: (file: string) => Store;
  /** Told what went wrong when a new file could not be opened; the old snapshot goes on serving. */
  readonly onFault: (error: unknown) => void;
  /** Milliseconds between two looks at the file. */
  readonly every?: number;
}

/**
 * The snapshot that serves now, and a watch that takes a newly built file in its place.
 * A request under way keeps the snapshot that it took; its file is closed when nothing holds it any more.
 */
export class LiveStore {
  #store: Store;
  #identity = '';
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(store: Store) {
    this.#store = store;
  }

  readonly current = (): Store => this.#store;

  /** Looks at the file from time to time and opens it when another one stands in its place. */
  watch(watched: Watched): void {
    this.#timer = setTimeout(async () => {
      await this.#look(watched).catch(watched.onFault);
      if (!this.#stopped) this.watch(watched);
    }, watched.every ?? 1000);
    this.#timer.unref();
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  async #look({ file, open }: Watched): Promise<void> {
    const { ino, mtimeMs, size } = await stat(file);
    const identity = `${ino} ${mtimeMs} ${size}`;
    if (identity === this.#identity) return;
    const found = open(file);
    if (found.build === this.#store.build) await found.close();
    else {
      // Not when the first request needs it.
      await found.catalogue();
      this.#store = found;
    }
    this.#identity = identity;
  }
}
