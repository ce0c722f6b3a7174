import { createRequire } from 'node:module';
import type * as Strict from 'csv-parse/sync';
import papa from 'papaparse';
import type { z } from 'zod';
import type { SeedFault } from './seed-faults.ts';
import type { Place } from './seed-yaml.ts';

/** Loaded when a file is doubtful or somebody asks for a place. */
const require = createRequire(import.meta.url);
const strict = (): typeof Strict => require('csv-parse/sync');

export interface Line<T> {
  readonly value: T;
  readonly place: Place;
}

type CsvRecord = Readonly<Record<string, string>>;

interface Parsed {
  readonly record: CsvRecord;
  readonly info: { lines: number };
  readonly raw: string;
}

/** The rows of a CSV file with a header, each of a shape; what is wrong with it is added to `faults`. */
export function csvRows<T extends z.ZodType>(
  file: string,
  text: string,
  shape: T,
  faults: SeedFault[],
): Line<z.infer<T>>[] {
  const placeOf = placesIn(file, text);
  return records(file, text, faults).flatMap((record, row) => {
    const place: Place = (path = []) => placeOf(row, Object.keys(record).indexOf(String(path[0])));
    const result = shape.safeParse(record);
    if (result.success) return [{ value: result.data, place }];
    for (const issue of result.error.issues)
      faults.push({ ...place(issue.path), message: `${issue.path.join('.') || 'row'}: ${issue.message}` });
    return [];
  });
}

/** Read by Papa Parse, which takes a third of the time; csv-parse says what is wrong, if anything. */
function records(file: string, text: string, faults: SeedFault[]): readonly CsvRecord[] {
  const plain = plainRecords(text);
  if (plain !== null) return plain;
  try {
    return parsed(text).map(({ record }) => record);
  } catch (error) {
    if (!(error instanceof strict().CsvError)) throw error;
    const line = typeof error.lines === 'number' ? error.lines : 1;
    faults.push({ file, line, column: 1, message: error.message });
    return [];
  }
}

/** The records of a file without any doubt: every row as long as the header, every quote within quotes; null for another. */
function plainRecords(text: string): CsvRecord[] | null {
  const { data, errors } = papa.parse<string[]>(text, { delimiter: ',' });
  const rows = text.endsWith('\n') ? data.slice(0, -1) : data;
  const [header = []] = rows;
  const quoted = (cell: string) => text.includes(`"${cell.replaceAll('"', '""')}"`);
  const isPlain = (row: readonly string[]) =>
    row.length === header.length && row.every((cell) => !cell.includes('"') || quoted(cell));
  if (errors.length > 0 || !rows.every(isPlain)) return null;
  return rows
    .slice(1)
    .map((row) => Object.fromEntries(header.map((name, column) => [name, row[column] ?? ''])));
}

function parsed(text: string): Parsed[] {
  return strict().parse(text, { columns: true, info: true, raw: true, bom: true }) as unknown as Parsed[];
}

/** Finds lines and columns only when somebody asks: a good seed never does. */
function placesIn(file: string, text: string): (row: number, field: number) => ReturnType<Place> {
  let rows: readonly Parsed[] | null = null;
  return (row, field) => {
    rows ??= parsed(text);
    const { info, raw } = rows[row] ?? { info: { lines: 1 }, raw: '' };
    const first = info.lines - lineBreaks(raw.trimEnd());
    const before = raw.slice(0, startOf(raw, field));
    return {
      file,
      line: first + lineBreaks(before),
      column: before.length - before.lastIndexOf('\n'),
    };
  };
}

/** Offset at which a field of a raw CSV record begins; a quoted field before it may hold commas and line breaks. */
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

function lineBreaks(text: string): number {
  return text.split('\n').length - 1;
}
