import { CsvError, parse } from 'csv-parse/sync';
import type { z } from 'zod';
import type { SeedFault } from './faults.ts';
import type { Place } from './yaml.ts';

export interface Line<T> {
  readonly value: T;
  readonly place: Place;
}

interface Parsed {
  readonly record: Record<string, string>;
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
  return records(file, text, faults).flatMap(({ record, info, raw }) => {
    const columns = Object.keys(record);
    const first = info.lines - lineBreaks(raw.trimEnd());
    const place: Place = (path = []) => {
      const before = raw.slice(0, startOf(raw, columns.indexOf(String(path[0]))));
      return {
        file,
        line: first + lineBreaks(before),
        column: before.length - before.lastIndexOf('\n'),
      };
    };
    const result = shape.safeParse(record);
    if (result.success) return [{ value: result.data, place }];
    for (const issue of result.error.issues)
      faults.push({ ...place(issue.path), message: `${issue.path.join('.') || 'row'}: ${issue.message}` });
    return [];
  });
}

function records(file: string, text: string, faults: SeedFault[]): Parsed[] {
  try {
    return parse(text, { columns: true, info: true, raw: true, bom: true }) as unknown as Parsed[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === 'number' ? error.lines : 1;
    faults.push({ file, line, column: 1, message: error.message });
    return [];
  }
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
