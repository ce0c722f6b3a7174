import { ByteWriter, ParquetWriter, type SchemaElement } from 'hyparquet-writer';
import type { Cell, Column, Row } from '../answer.ts';

export interface ParquetTask {
  readonly columns: readonly Column[];
  /** Key-value metadata of the file. */
  readonly metadata: { readonly key: string; readonly value: string }[];
  /** All rows, in batches. */
  readonly rows: ReadableStream<readonly Row[]>;
}

/** Rows of one row group: few enough to hold in memory, enough to compress well. */
const groupRows = 50_000;

const types = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  number: { type: 'DOUBLE' },
  integer: { type: 'INT64' },
  boolean: { type: 'BOOLEAN' },
  date: { type: 'INT32', converted_type: 'DATE' },
} as const satisfies Record<Column['type'], Partial<SchemaElement>>;

/**
 * The bytes of a Parquet file.
 * It runs in a worker thread, since the library writes a row group synchronously, which takes half a second.
 */
export default async function writeParquet({ columns, metadata, rows }: ParquetTask): Promise<ArrayBuffer> {
  const bytes = new ByteWriter();
  const writer = new ParquetWriter({
    writer: bytes,
    schema: schemaOf(columns),
    kvMetadata: metadata,
    createdBy: 'China Data Economy Indicators',
  });
  const writeGroup = (group: readonly Row[]) =>
    writer.write({
      columnData: columns.map(({ name, type }, at) => ({
        name,
        data: group.map((row) => stored(row[at] ?? null, type)),
      })),
      rowGroupSize: groupRows,
    });
  const pending: Row[] = [];
  for await (const batch of rows) {
    pending.push(...batch);
    while (pending.length >= groupRows) writeGroup(pending.splice(0, groupRows));
  }
  if (pending.length > 0) writeGroup(pending);
  describeColumns(writer, columns);
  writer.finish();
  return bytes.getBuffer();
}

/** Gives the chunks of each column what is said of it as key-value metadata. */
function describeColumns({ row_groups: groups }: ParquetWriter, columns: readonly Column[]): void {
  for (const group of groups)
    for (const [at, { meta_data: chunk }] of group.columns.entries()) {
      const metadata = columns[at]?.metadata;
      if (chunk === undefined || metadata === undefined) continue;
      chunk.key_value_metadata = Object.entries(metadata).map(([key, value]) => ({ key, value }));
    }
}

function schemaOf(columns: readonly Column[]): SchemaElement[] {
  const leaves = columns.map(
    ({ name, type }): SchemaElement => ({ name, ...types[type], repetition_type: 'OPTIONAL' }),
  );
  return [{ name: 'root', num_children: columns.length }, ...leaves];
}

function stored(cell: Cell, type: Column['type']): unknown {
  if (cell === null) return null;
  if (type === 'integer') return BigInt(cell);
  return type === 'date' ? new Date(`${cell}T00:00:00Z`) : cell;
}
