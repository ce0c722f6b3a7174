import { type OptionsWithColumns, parse } from 'csv-parse/sync';

export { CsvError } from 'csv-parse/sync';

export interface CsvRecord {
  /** Cells by the names of their columns. */
  readonly cells: Readonly<Record<string, string>>;
  /** Line on which the record begins, from 1. */
  readonly line: number;
  /** The text of the record, without the line break at its end. */
  readonly raw: string;
}

interface Parsed {
  readonly record: Readonly<Record<string, string>>;
  readonly info: { readonly lines: number };
  readonly raw: string;
}

type Options = Pick<OptionsWithColumns<Parsed>, 'delimiter' | 'skip_empty_lines' | 'trim'>;

/**
 * The column names and the records of a CSV text with a header.
 * @throws CsvError when the text is not CSV or a record is shorter or longer than the header
 */
export function csvRecords(text: string, options: Options = {}): { columns: string[]; records: CsvRecord[] } {
  const columns: string[] = [];
  const parsed = parse<Parsed>(text, {
    ...options,
    bom: true,
    info: true,
    raw: true,
    columns: (header) => {
      columns.push(...header);
      return header;
    },
  });
  return { columns, records: parsed.map(recordOf) };
}

/**
 * The cells of the records alone, which takes a third less time than with their places.
 * @throws CsvError as `csvRecords` does
 */
export function csvCells(text: string): CsvRecord['cells'][] {
  return parse<CsvRecord['cells']>(text, { bom: true, columns: true });
}

/** `info.lines` is the last line of a record, and `raw` begins with the empty lines that were skipped before it. */
function recordOf({ record, info, raw }: Parsed): CsvRecord {
  const own = raw.replace(/^\s*\n/, '').trimEnd();
  return { cells: record, line: info.lines - lineBreaks(own), raw: own };
}

/** How many line breaks a text has. */
export function lineBreaks(text: string): number {
  return text.split('\n').length - 1;
}
