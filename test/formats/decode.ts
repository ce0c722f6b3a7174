import { parse } from 'csv-parse/sync';
import { parquetMetadata, parquetReadObjects, parquetSchema } from 'hyparquet';
import readWorkbook from 'read-excel-file/node';
import { unguarded } from '../../src/domain/statements/csv-cells.ts';
import type { Answer, Cell, Column } from '../../src/formats/answer.ts';
import type { Format, Retry } from '../../src/formats/format.ts';

/** Bytes that a format writes. */
export async function written(format: Format, answer: Answer, bom = false): Promise<Buffer> {
  return format.streamed
    ? Buffer.concat(await Array.fromAsync(format.write(answer, { bom })))
    : Buffer.from(await format.write(answer, { bom }, retry));
}

/** The address of observations with these parameters. */
const retry: Retry = (change) =>
  `/v1/observations?${new URLSearchParams(JSON.parse(JSON.stringify(change)))}`;

type Decoder = (bytes: Buffer, columns: readonly Column[]) => Promise<Cell[][]>;

/** Rows of each tabular format, read back by libraries that had no part in writing them; dates as `YYYY-MM-DD`. */
export const decoders: Readonly<Record<string, Decoder>> = {
  csv: async (bytes, columns) =>
    records(parse(bytes, { bom: true })).map((row) =>
      row.map((cell, index) => fromText(cell, columns[index]?.type ?? 'text')),
    ),
  ndjson: async (bytes, columns) =>
    bytes
      .toString()
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => columns.map(({ name }) => JSON.parse(line)[name])),
  xlsx: async (bytes, columns) => (await sheetRows(bytes, 'data')).map((row) => padded(row, columns.length)),
  parquet: async (bytes, columns) => {
    const objects = await parquetReadObjects({ file: new Uint8Array(bytes).buffer });
    return objects.map((object) => columns.map(({ name }) => plain(object[name])));
  },
};

export type { Column };

/** Names of the columns of a workbook or a Parquet file. */
export async function sheetHeader(format: 'xlsx' | 'parquet', bytes: Buffer): Promise<string[]> {
  if (format === 'parquet') {
    const metadata = parquetMetadata(new Uint8Array(bytes).buffer);
    return parquetSchema(metadata).children.map(({ element }) => element.name);
  }
  const sheets = await readWorkbook(bytes, { trim: false });
  return (sheets[0]?.data[0] ?? []).map(String);
}

/** Rows of a sheet without its header. */
export async function sheetRows(bytes: Buffer, name: string): Promise<Cell[][]> {
  return (await wholeSheet(bytes, name)).slice(1);
}

/** Rows of a sheet with its header. */
export async function wholeSheet(bytes: Buffer, name: string): Promise<Cell[][]> {
  const sheets = await readWorkbook(bytes, { trim: false });
  const data = sheets.find(({ sheet }) => sheet === name)?.data ?? [];
  return data.map((row) => row.map(plain));
}

function records(rows: unknown): string[][] {
  return Array.isArray(rows) ? rows.slice(1) : [];
}

function fromText(cell: string, type: Column['type']): Cell {
  if (cell === '') return null;
  if (type === 'number' || type === 'integer') return Number(cell);
  return type === 'boolean' ? cell === 'true' : unguarded(cell);
}

function plain(cell: unknown): Cell {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  if (typeof cell === 'bigint') return Number(cell);
  return typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean' ? cell : null;
}

/** Readers of workbooks leave out empty cells at the end of a row. */
function padded(row: Cell[], length: number): Cell[] {
  return Array.from({ length }, (_, index) => row[index] ?? null);
}
