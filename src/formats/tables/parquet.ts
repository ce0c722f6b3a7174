import type { Answer, Row } from '../answer.ts';
import type { Format } from '../format.ts';
import { paced } from '../row-batches.ts';
import { inWorker } from '../worker-pool.ts';
import type { ParquetTask } from './parquet-writer.ts';

/** Apache Parquet with typed, nullable columns; title, licence, citation and warnings are key-value metadata of the file. The media type is registered at IANA. */
export const parquet: Format = {
  name: 'parquet',
  title: 'Apache Parquet: all rows, typed columns',
  mediaType: 'application/vnd.apache.parquet',
  aliases: ['application/x-parquet', 'application/parquet'],
  extension: 'parquet',
  paged: false,
  fields: 'columns',
  binary: true,
  async write(answer, { signal, bare = false }) {
    const metadata = [...(bare ? [] : await contextEntries(answer)), ...columnEntries(answer)];
    const { readable, writable } = new TransformStream<readonly Row[]>();
    const task = { columns: answer.columns, metadata, rows: readable };
    // A fault of the rows rejects here as it is, before its copy comes back from the worker.
    const [bytes] = await Promise.all([
      inWorker<ParquetTask, ArrayBuffer>(writer, task, [readable]),
      ReadableStream.from(paced(answer.rows(), signal)).pipeTo(writable),
    ]);
    return Buffer.from(bytes);
  },
};

const writer = new URL('parquet-writer.ts', import.meta.url);

/** Units and scales of columns where they have them, as JSON. */
function columnEntries({ columns }: Answer): ParquetTask['metadata'] {
  const described = columns.flatMap(({ name, metadata }) =>
    metadata === undefined ? [] : [{ name, ...metadata }],
  );
  return described.length === 0 ? [] : [{ key: 'columns', value: JSON.stringify(described) }];
}

/** What surrounds the rows: title, licence, citation, and warnings as JSON. */
async function contextEntries(answer: Answer): Promise<ParquetTask['metadata']> {
  const { title, permanent, release, licence, citation, notes } = await answer.context();
  return Object.entries({
    title,
    address: permanent,
    release: release.id,
    licence,
    citation,
    ...(notes.length > 0 ? { notes: JSON.stringify(notes) } : {}),
  }).map(([key, value]) => ({ key, value }));
}
