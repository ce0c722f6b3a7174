import type { ColumnSource, SchemaElement } from 'hyparquet-writer';
import type { Answer, Cell, Column, Row } from './answer.ts';
import type { Format } from './formats.ts';

/** Rows of one row group: small enough to hold, large enough to compress well. */
const groupRows = 50_000;

const types = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  number: { type: 'DOUBLE' },
  integer: { type: 'INT64' },
  boolean: { type: 'BOOLEAN' },
  date: { type: 'INT32', converted_type: 'DATE' },
} as const satisfies Record<Column['type'], Partial<SchemaElement>>;

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
    const { ByteWriter, ParquetWriter } = await import('hyparquet-writer');
    const bytes = new ByteWriter();
    const writer = new ParquetWriter({
      writer: bytes,
      schema: schemaOf(answer.columns),
      kvMetadata: await metadata(answer),
      createdBy: 'China Data Economy Indicators',
    });
    for await (const rows of groups(answer.rows()))
      await writer.write({ columnData: columnData(answer.columns, rows), rowGroupSize: groupRows });
    await writer.finish();
    yield bytes.getBytes();
  },
};

function schemaOf(columns: readonly Column[]): SchemaElement[] {
  const leaves = columns.map(
    ({ name, type }): SchemaElement => ({ name, ...types[type], repetition_type: 'OPTIONAL' }),
  );
  return [{ name: 'root', num_children: columns.length }, ...leaves];
}

async function* groups(batches: AsyncIterable<readonly Row[]>): AsyncGenerator<Row[]> {
  let group: Row[] = [];
  for await (const rows of batches) {
    for (const row of rows) group.push(row);
    if (group.length < groupRows) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}

function columnData(columns: readonly Column[], rows: readonly Row[]): ColumnSource[] {
  return columns.map(({ name, type }, index) => ({
    name,
    data: rows.map((row) => stored(row[index] ?? null, type)),
  }));
}

function stored(cell: Cell, type: Column['type']): unknown {
  if (cell === null) return null;
  if (type === 'integer') return BigInt(cell);
  return type === 'date' ? new Date(`${cell}T00:00:00Z`) : cell;
}

async function metadata(answer: Answer): Promise<{ key: string; value: string }[]> {
  const { title, permanent, release, licence, citation } = await answer.context();
  return Object.entries({ title, address: permanent, release: release.id, licence, citation }).map(
    ([key, value]) => ({ key, value }),
  );
}
