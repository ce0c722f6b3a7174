import { CsvError, parse } from 'csv-parse/sync';
import { Fault } from '../../domain/fault.ts';
import { unguarded } from '../../domain/statements/csv-cells.ts';

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
 * @throws Fault when it is no such table
 */
export function readSheet(text: string): Sheet {
  const header = text.split(/\r?\n/, 1)[0] ?? '';
  const delimiter = mostFrequent(header);
  let columns: readonly string[] = [];
  const named = (names: string[]) => {
    columns = names;
    return names;
  };
  try {
    const parsed: { record: Record<string, string>; info: { lines: number }; raw: string }[] = parse(text, {
      columns: named,
      delimiter,
      info: true,
      raw: true,
      skip_empty_lines: true,
      trim: true,
    });
    const twice = columns.find((name, place) => columns.indexOf(name) < place);
    if (twice !== undefined) throw new Fault(`The table has two columns called "${twice}".`);
    return {
      delimiter,
      columns,
      rows: parsed.map(({ record, info, raw }) => ({
        line: info.lines - (raw.trim().match(/\n/g)?.length ?? 0),
        cells: Object.fromEntries(Object.entries(record).map(([name, cell]) => [name, unguarded(cell)])),
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
