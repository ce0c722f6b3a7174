import { ByteWriter, ParquetWriter, type SchemaElement } from 'hyparquet-writer';
import { datasetName } from '../../domain/catalogue/dataset-terms.ts';
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
    kvMetadata: [...metadata, ...(await arrowSchema(columns))],
    createdBy: datasetName.en,
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

/**
 * The schema as Arrow stores it in Parquet (`ARROW:schema`, a message of its IPC format in base64), from which pyarrow and
 * R read the metadata of columns. The library is loaded only where there are any.
 */
async function arrowSchema(columns: readonly Column[]): Promise<ParquetTask['metadata']> {
  if (columns.every(({ metadata }) => metadata === undefined)) return [];
  const { Bool, DateDay, Field, Float64, Int64, Schema, Table, tableToIPC, Utf8 } = await import(
    'apache-arrow'
  );
  const arrow = { text: Utf8, number: Float64, integer: Int64, boolean: Bool, date: DateDay };
  const fields = columns.map(
    ({ name, type, metadata = {} }) =>
      new Field(name, new arrow[type](), true, new Map(Object.entries(metadata))),
  );
  const message = tableToIPC(new Table(new Schema(fields)), 'stream');
  return [{ key: 'ARROW:schema', value: Buffer.from(message).toString('base64') }];
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
