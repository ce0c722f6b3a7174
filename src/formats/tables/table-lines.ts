import type { Row } from '../answer.ts';
import { paced } from '../row-batches.ts';

/** Rows as lines of text, a batch at a time. */
export async function* linesOf(
  batches: AsyncIterable<readonly Row[]>,
  line: (row: Row) => string,
): AsyncGenerator<Uint8Array> {
  for await (const rows of paced(batches)) if (rows.length > 0) yield Buffer.from(rows.map(line).join(''));
}
