/** What was written so far, and whether that is all. */
interface Beginning {
  readonly parts: readonly Uint8Array[];
  readonly isWhole: boolean;
  /** The parts and what comes after them: to be read, or given up by `return`. */
  readonly all: AsyncIterableIterator<Uint8Array>;
}

/** Lets something write until there is more than so many bytes, which tells a short answer from a long one. */
export async function beginning(chunks: AsyncIterable<Uint8Array>, most: number): Promise<Beginning> {
  const iterator = chunks[Symbol.asyncIterator]();
  const parts: Uint8Array[] = [];
  const all = continued(parts, iterator);
  for (let bytes = 0; bytes <= most; ) {
    const { value, done } = await iterator.next();
    if (done === true) return { parts, isWhole: true, all };
    parts.push(value);
    bytes += value.length;
  }
  return { parts, isWhole: false, all };
}

// Not a generator: one that has not begun does not tell what it reads from when it is given up.
function continued(
  parts: readonly Uint8Array[],
  iterator: AsyncIterator<Uint8Array>,
): AsyncIterableIterator<Uint8Array> {
  const first = parts.values();
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    async next() {
      const { value, done } = first.next();
      return done === true ? iterator.next() : { value, done: false };
    },
    async return() {
      await iterator.return?.();
      return { value: undefined, done: true };
    },
  };
}
