const chunkBytes = 98_304;
/** Of one unit of UTF-16 in UTF-8. */
const mostBytes = 3;

/** Texts in UTF-8, as many to a chunk as surely fit. */
export async function* chunksOf(texts: AsyncIterable<string> | Iterable<string>): AsyncGenerator<Uint8Array> {
  let chunk = Buffer.allocUnsafeSlow(chunkBytes);
  let used = 0;
  for await (const text of texts) {
    const most = text.length * mostBytes;
    if (most > chunk.length - used) {
      if (used > 0) yield chunk.subarray(0, used);
      chunk = Buffer.allocUnsafeSlow(Math.max(chunkBytes, most));
      used = 0;
    }
    used += chunk.write(text, used);
  }
  if (used > 0) yield chunk.subarray(0, used);
}
