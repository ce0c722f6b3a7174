import type { SpoolFile } from './spool-file.ts';

/** Bytes of one write. */
const piece = 262_144;

interface Place {
  readonly open: () => Promise<SpoolFile>;
  /** Bytes below which nothing is written. */
  readonly least: number;
  /** Takes so much memory until it is written; false where there is none left. */
  readonly hold: (bytes: number) => boolean;
  readonly letGo: (bytes: number) => void;
  /** Takes so much more room for a file of that size; false where there is none. */
  readonly take: (bytes: number, size: number) => boolean;
  readonly giveBack: (bytes: number) => void;
  readonly onFault: (error: unknown) => void;
}

/**
 * A copy of what is sent. It never fails: where there is no room, or the disk fails, it is given up, and the sending goes on.
 * One piece is written while the next one is made; who adds more than that waits for the disk.
 */
export class Copy {
  readonly #place: Place;
  #parts: Uint8Array[] = [];
  #held = 0;
  #file: SpoolFile | null = null;
  #size = 0;
  #writing: Promise<void> = Promise.resolve();
  #over = false;

  constructor(place: Place) {
    this.#place = place;
  }

  /** Keeps a reference to the chunk until it is written. */
  async add(chunk: Uint8Array): Promise<void> {
    if (this.#over) return;
    if (!this.#place.hold(chunk.length)) return this.discard();
    this.#held += chunk.length;
    this.#parts.push(chunk);
    if (this.#held < (this.#size === 0 ? this.#place.least : piece)) return;
    await this.#writing;
    this.#writing = this.#write();
  }

  /** The file with all that was added; null where that was too little, or the copy was given up. */
  async finish(): Promise<{ readonly file: SpoolFile; readonly size: number } | null> {
    await this.#writing;
    if (this.#size > 0) this.#writing = this.#write();
    await this.#writing;
    const file = this.#over ? null : this.#file;
    if (file === null) this.discard();
    // From here on the file is somebody else's.
    this.#over = true;
    return file === null ? null : { file, size: this.#size };
  }

  /** Gives the copy up. */
  discard(): void {
    if (this.#over) return;
    this.#over = true;
    this.#letGo();
    void this.#writing.then(async () => {
      await this.#file?.close().catch(this.#place.onFault);
      this.#place.giveBack(this.#size);
    });
  }

  #letGo(): void {
    this.#place.letGo(this.#held);
    this.#held = 0;
    this.#parts = [];
  }

  async #write(): Promise<void> {
    if (this.#over || this.#held === 0) return;
    const [parts, bytes] = [this.#parts, this.#held];
    if (!this.#place.take(bytes, this.#size + bytes)) return this.discard();
    this.#size += bytes;
    this.#held = 0;
    this.#parts = [];
    try {
      this.#file ??= await this.#place.open();
      await this.#file.append(parts);
    } catch (error) {
      this.#place.onFault(error);
      this.discard();
    } finally {
      this.#place.letGo(bytes);
    }
  }
}
