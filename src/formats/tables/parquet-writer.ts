import { ByteWriter, type ColumnSource, ParquetWriter, type SchemaElement } from 'hyparquet-writer';
import type { Cell, Column } from '../answer.ts';
import { answerAside } from '../aside.ts';

/** What the thread is told of one file, in this order: its metadata, its columns, its cells row by row, its end. */
export interface FilePart {
  /** Number of the file; several may be written at the same time. */
  readonly file: number;
  readonly metadata?: readonly { readonly key: string; readonly value: string }[];
  readonly columns?: readonly Column[];
  readonly cells?: readonly Cell[];
  /** What is asked for at the end: the bytes, or nothing where the rows broke off. */
  readonly end?: 'written' | 'dropped';
}

/** Rows of one row group: small enough to hold, large enough to compress well. */
const groupRows = 50_000;

const types = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  number: { type: 'DOUBLE' },
  integer: { type: 'INT64' },
  boolean: { type: 'BOOLEAN' },
  date: { type: 'INT32', converted_type: 'DATE' },
} as const satisfies Record<Column['type'], Partial<SchemaElement>>;

/** One file under way. */
class File {
  readonly #bytes = new ByteWriter();
  readonly #metadata: { key: string; value: string }[] = [];
  readonly #columns: Column[] = [];
  #writer: ParquetWriter | null = null;
  /** The cells of a row group, by column. */
  #group: unknown[][] = [];
  /** Column of the next cell. */
  #at = 0;

  add({ metadata = [], columns = [], cells = [] }: FilePart): void {
    this.#metadata.push(...metadata);
    this.#columns.push(...columns);
    for (const cell of cells) this.#put(cell);
  }

  finish(): ArrayBuffer {
    if ((this.#group[0]?.length ?? 0) > 0) this.#writeGroup();
    this.#begun().finish();
    return this.#bytes.getBuffer();
  }

  #put(cell: Cell): void {
    const column = this.#columns[this.#at];
    if (column === undefined) throw new Error('A cell needs a column.');
    const list = this.#group[this.#at] ?? [];
    this.#group[this.#at] = list;
    list.push(stored(cell, column.type));
    this.#at = (this.#at + 1) % this.#columns.length;
    if (this.#at === 0 && list.length === groupRows) this.#writeGroup();
  }

  #writeGroup(): void {
    const columnData = this.#columns.map(
      ({ name }, index): ColumnSource => ({ name, data: this.#group[index] ?? [] }),
    );
    this.#begun().write({ columnData, rowGroupSize: groupRows });
    this.#group = [];
  }

  #begun(): ParquetWriter {
    this.#writer ??= new ParquetWriter({
      writer: this.#bytes,
      schema: schemaOf(this.#columns),
      kvMetadata: this.#metadata,
      createdBy: 'China Data Economy Indicators',
    });
    return this.#writer;
  }
}

const files = new Map<number, File>();

answerAside(async (part: FilePart): Promise<ArrayBuffer | null> => {
  // The metadata come first. After the thread broke, a file that it had begun is not begun anew in its midst.
  const file = part.metadata === undefined ? files.get(part.file) : new File();
  if (part.end !== undefined) files.delete(part.file);
  if (part.end === 'dropped') return null;
  if (file === undefined) throw new Error('The thread that wrote this file has ended.');
  file.add(part);
  if (part.end === 'written') return file.finish();
  files.set(part.file, file);
  return null;
});

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
