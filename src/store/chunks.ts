const chunkBytes = 65536;
/** Of one unit of UTF-16 in UTF-8. */
const mostBytes = 3;

/**
 * Gathers lines of text into chunks of UTF-8.
 * Each line is encoded at once: the pieces of a longer text would outlive the collections of young garbage.
 */
export class Chunks {
  #bytes = Buffer.allocUnsafeSlow(chunkBytes);
  #used = 0;

  /** Adds a line; the chunk before it, where it did not fit any more. */
  add(line: string): Uint8Array | null {
    const most = line.length * mostBytes;
    let full: Uint8Array | null = null;
    if (most > this.#bytes.length - this.#used) {
      if (this.#used > 0) full = this.rest();
      this.#bytes = Buffer.allocUnsafeSlow(Math.max(chunkBytes, most));
      this.#used = 0;
    }
    this.#used += this.#bytes.write(line, this.#used);
    return full;
  }

  /** What was added since the last chunk. */
  rest(): Uint8Array {
    return this.#bytes.subarray(0, this.#used);
  }
}
