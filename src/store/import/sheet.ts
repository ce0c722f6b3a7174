import { Fault } from '../../domain/fault.ts';
import { unguarded } from '../../domain/statements/csv-cells.ts';
import { CsvError, csvRecords } from '../seed/read/csv-records.ts';

export interface SheetRow {
  /** Line of the file on which the row begins. */
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

export interface Sheet {
  readonly delimiter: ',' | ';' | '\t';
  readonly columns: readonly string[];
  readonly rows: readonly SheetRow[];
}

/**
 * The rows of a table with a header, separated by commas, semicolons (as Excel writes them in many countries) or tabs.
 * @throws Fault when the text is not such a table
 */
export function readSheet(text: string): Sheet {
  const header = text.split(/\r?\n/, 1)[0] ?? '';
  const delimiter = mostFrequent(header);
  try {
    const { columns, records } = csvRecords(text, { delimiter, skip_empty_lines: true, trim: true });
    const twice = columns.find((name, place) => columns.indexOf(name) < place);
    if (twice !== undefined) throw new Fault(`The table has two columns called "${twice}".`);
    return {
      delimiter,
      columns,
      rows: records.map(({ line, cells }) => ({
        line,
        cells: Object.fromEntries(Object.entries(cells).map(([name, cell]) => [name, unguarded(cell)])),
      })),
    };
  } catch (error) {
    if (error instanceof CsvError) throw new Fault(`The table cannot be read: ${error.message}.`);
    throw error;
  }
}

function mostFrequent(header: string): Sheet['delimiter'] {
  const count = (delimiter: string) => header.split(delimiter).length;
  const candidates = [',', ';', '\t'] as const;
  return candidates.reduce((best, candidate) => (count(candidate) > count(best) ? candidate : best));
}
