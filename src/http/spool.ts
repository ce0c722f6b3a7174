import type { ServerResponse } from 'node:http';
import { Transform } from 'node:stream';
import type { Store } from '../store/store.ts';
import { Copy } from './spool-copy.ts';
import { openSpoolFile, type SpoolFile } from './spool-file.ts';
import { sendBody } from './spool-send.ts';

interface Settings {
  /** The snapshot that serves now. */
  readonly store: () => Store;
  /** Bytes of all files together; nought keeps none. */
  readonly most: number;
  /** Told once, of the first fault of the disk. */
  readonly onFault: (error: unknown) => void;
  /** Bytes below which an answer is not worth a file. */
  readonly least?: number;
  readonly open?: () => Promise<SpoolFile>;
}

interface Kept {
  readonly file: SpoolFile;
  readonly size: number;
  readers: number;
  /** True where it goes with its last reader. */
  dropped: boolean;
}

/** Found: its size, and a function to send it by as the body of an answer whose headers are set. To be called at once. */
interface Found {
  readonly size: number;
  readonly send: (response: ServerResponse) => Promise<void>;
}

/** Bytes that all copies may hold in memory. */
const mostHeld = 16 * 2 ** 20;

/**
 * Large answers that stream, in temporary files: what was sent once is sent from its file when it is asked again.
 * Their ETags name them. What was not asked for longest goes first; what is being read stays, and only what came from
 * the snapshot that serves is kept.
 */
export class Spool {
  readonly #settings: Required<Settings>;
  readonly #kept = new Map<string, Kept>();
  readonly #copying = new Set<string>();
  /** What is known to be larger than all the room. */
  readonly #tooLarge = new Set<string>();
  // Not the store itself, which would keep an earlier snapshot open.
  #build = '';
  #bytes = 0;
  #held = 0;
  #faulty = false;
  #closed = false;
  hits = 0;
  misses = 0;

  constructor(settings: Settings) {
    this.#settings = { least: 4 * 2 ** 20, open: openSpoolFile, ...settings };
  }

  /** Bytes on the disk, with those of copies under way. */
  get bytes(): number {
    this.look();
    return this.#bytes;
  }

  /** An answer that is here; null where it is not. */
  find(etag: string): Found | null {
    this.look();
    const kept = this.#kept.get(etag);
    if (kept === undefined) return null;
    this.hits += 1;
    this.#kept.delete(etag);
    this.#kept.set(etag, kept);
    return { size: kept.size, send: (response) => this.#send(etag, kept, response) };
  }

  /** What the bytes of an answer go through to be kept as well; null where they need not, or somebody does it already. */
  copier(etag: string): Transform | null {
    this.look();
    this.misses += 1;
    const { most, least, open } = this.#settings;
    const known = this.#copying.has(etag) || this.#kept.has(etag) || this.#tooLarge.has(etag);
    if (known || least >= most || this.#closed) return null;
    this.#copying.add(etag);
    const build = this.#build;
    const copy = new Copy({
      open,
      least,
      hold: (bytes) => {
        if (this.#held + bytes > mostHeld) return false;
        this.#held += bytes;
        return true;
      },
      letGo: (bytes) => {
        this.#held -= bytes;
      },
      take: (bytes, size) => {
        if (size > most) this.#tooLarge.add(etag);
        return size <= most && this.#take(bytes);
      },
      giveBack: (bytes) => {
        this.#bytes -= bytes;
      },
      onFault: this.#tell,
    });
    return new Transform({
      transform: (chunk, _, done) => void copy.add(chunk).then(() => done(null, chunk)),
      flush: async (done) => {
        const made = await copy.finish();
        if (made !== null) this.#keep(etag, build, { ...made, readers: 0, dropped: false });
        done();
      },
      destroy: (error, done) => {
        this.#copying.delete(etag);
        copy.discard();
        done(error);
      },
    });
  }

  /** Drops everything when another snapshot serves, which is found as well whenever something is asked of this. */
  look(): void {
    const { build } = this.#settings.store();
    if (build === this.#build) return;
    this.#build = build;
    this.#tooLarge.clear();
    void this.#dropAll();
  }

  /** Keeps nothing from here on; waits until the files that nobody reads are closed. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#dropAll();
  }

  async #send(etag: string, kept: Kept, response: ServerResponse): Promise<void> {
    const { file, size } = kept;
    kept.readers += 1;
    const read = async (into: Uint8Array, from: number) => {
      try {
        const count = await file.read(into, from);
        if (count === 0) throw new Error(`A file of ${size} bytes ends after ${from}.`);
        return count;
      } catch (error) {
        this.#tell(error);
        void this.#drop(etag, kept);
        throw error;
      }
    };
    // Whoever is sent the answer sees the connection end; what was wrong with the file was told.
    await sendBody(response, size, read).catch(() => {});
    kept.readers -= 1;
    if (kept.dropped && kept.readers === 0) await this.#remove(kept);
  }

  #keep(etag: string, build: string, kept: Kept): void {
    this.look();
    if (build !== this.#build || this.#closed) return void this.#remove(kept);
    this.#kept.set(etag, kept);
  }

  #take(bytes: number): boolean {
    for (const [etag, kept] of this.#kept) {
      if (this.#bytes + bytes <= this.#settings.most) break;
      if (kept.readers === 0) void this.#drop(etag, kept);
    }
    if (this.#bytes + bytes > this.#settings.most) return false;
    this.#bytes += bytes;
    return true;
  }

  async #dropAll(): Promise<void> {
    await Promise.all([...this.#kept].map(([etag, kept]) => this.#drop(etag, kept)));
  }

  async #drop(etag: string, kept: Kept): Promise<void> {
    if (kept.dropped) return;
    kept.dropped = true;
    this.#kept.delete(etag);
    if (kept.readers === 0) await this.#remove(kept);
  }

  async #remove({ file, size }: Kept): Promise<void> {
    this.#bytes -= size;
    await file.close().catch(this.#tell);
  }

  readonly #tell = (error: unknown): void => {
    if (!this.#faulty) this.#settings.onFault(error);
    this.#faulty = true;
  };
}
