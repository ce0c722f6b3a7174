import type { z } from 'zod';
import { unguarded } from '../../../domain/statements/csv-cells.ts';
import { CsvError, type CsvRecord, csvCells, csvRecords, lineBreaks } from './csv-records.ts';
import type { Place, SeedFault } from './seed-faults.ts';

/** A row of a CSV file of the seed, parsed. */
export interface Line<T> {
  readonly value: T;
  /** The cells as they are written. */
  readonly cells: Readonly<Record<string, string>>;
  readonly file: string;
  readonly place: Place;
}

/** The rows of a CSV file with a header, each parsed by `shape`; rows that do not fit it are left out and added to `faults`. */
export function csvRows<T extends z.ZodType>(
  file: string,
  text: string,
  shape: T,
  faults: SeedFault[],
): Line<z.infer<T>>[] {
  // Places are found only where something is wrong.
  let records: readonly CsvRecord[] | null = null;
  return cellsOf(file, text, faults).flatMap((cells, row) => {
    const place: Place = ([column] = []) => {
      records ??= csvRecords(text).records;
      const record = records[row];
      return { file, ...(record ? positionOf(record, String(column)) : { line: 1, column: 1 }) };
    };
    const result = shape.safeParse(cells);
    if (result.success) return [{ value: result.data, cells, file, place }];
    for (const issue of result.error.issues)
      faults.push({ ...place(issue.path), message: `${issue.path.join('.') || 'row'}: ${issue.message}` });
    return [];
  });
}

function cellsOf(file: string, text: string, faults: SeedFault[]): readonly CsvRecord['cells'][] {
  try {
    const cells = csvCells(text);
    return file.startsWith('imports/') ? cells.map(unguardedCells) : cells;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === 'number' ? error.lines : 1;
    faults.push({ file, line, column: 1, message: error.message });
    return [];
  }
}

/** Imports write apostrophes before what a spreadsheet would run as a formula; people write the seed itself without them. */
function unguardedCells(cells: CsvRecord['cells']): CsvRecord['cells'] {
  return Object.fromEntries(Object.entries(cells).map(([column, cell]) => [column, unguarded(cell)]));
}

/** Line and column at which a cell begins; the beginning of the record when it has no such column. */
function positionOf({ cells, line, raw }: CsvRecord, column: string): { line: number; column: number } {
  const before = raw.slice(0, startOf(raw, Object.keys(cells).indexOf(column)));
  return { line: line + lineBreaks(before), column: before.length - before.lastIndexOf('\n') };
}

/** Offset at which a field of a record begins. Quoted fields before it may contain commas and line breaks. */
function startOf(raw: string, field: number): number {
  let seen = 0;
  let quoted = false;
  for (let at = 0; at <= raw.length; at += 1) {
    if (seen >= field) return at;
    if (raw[at] === '"') quoted = !quoted;
    else if (raw[at] === ',' && !quoted) seen += 1;
  }
  return 0;
}
