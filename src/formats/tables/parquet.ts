import type { Answer, Row } from '../answer.ts';
import { Aside } from '../aside.ts';
import type { Format } from '../format.ts';
import { paced } from '../row-batches.ts';
import type { FilePart } from './parquet-writer.ts';

/** Apache Parquet with typed, nullable columns; title, licence and citation travel in the file's metadata. The media type is registered at IANA. */
export const parquet: Format = {
  name: 'parquet',
  title: 'Apache Parquet: all rows, typed columns',
  mediaType: 'application/vnd.apache.parquet',
  aliases: ['application/x-parquet', 'application/parquet'],
  extension: 'parquet',
  paged: false,
  binary: true,
  async *write(answer) {
    yield Buffer.from(await underWay(() => written(answer)));
  },
};

/** The library writes a whole row group in one go, which takes half a second. */
const writer = new Aside<FilePart, ArrayBuffer | null>(new URL('parquet-writer.ts', import.meta.url));
let files = 0;

async function written(answer: Answer): Promise<ArrayBuffer> {
  files += 1;
  const file = files;
  try {
    await writer.ask({ file, metadata: await metadata(answer) });
    for (const columns of slices(answer.columns)) await writer.ask({ file, columns });
    for await (const rows of paced(answer.rows()))
      for (const cells of cellsOf(rows)) await writer.ask({ file, cells });
  } catch (error) {
    await writer.ask({ file, end: 'dropped' });
    throw error;
  }
  const bytes = await writer.ask({ file, end: 'written' });
  if (bytes === null) throw new Error('The thread gave no bytes.');
  return bytes;
}

/** How long the thread may rest, in milliseconds, before it gives back its memory. */
const rest = 10_000;
let open = 0;
let ending: NodeJS.Timeout | undefined;

async function underWay<T>(work: () => Promise<T>): Promise<T> {
  clearTimeout(ending);
  open += 1;
  try {
    return await work();
  } finally {
    open -= 1;
    if (open === 0) ending = setTimeout(() => void writer.end(), rest).unref();
  }
}

/** How many cells are copied to the thread at a time: a fraction of a millisecond. */
const atOnce = 2000;

/** Cells row by row, some at a time; a row of a wide table in several parts. */
function* cellsOf(rows: readonly Row[]): Generator<Row> {
  const [{ length } = []] = rows;
  const together = Math.max(1, Math.floor(atOnce / Math.max(1, length)));
  for (let from = 0; from < rows.length; from += together)
    yield* slices(rows.slice(from, from + together).flat());
}

function* slices<T>(items: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < items.length; from += atOnce) yield items.slice(from, from + atOnce);
}

async function metadata(answer: Answer): Promise<{ key: string; value: string }[]> {
  const { title, permanent, release, licence, citation } = await answer.context();
  return Object.entries({ title, address: permanent, release: release.id, licence, citation }).map(
    ([key, value]) => ({ key, value }),
  );
}
