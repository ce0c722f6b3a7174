import type { Text } from '../../../domain/statements/codes.ts';
import { unguarded } from '../../../domain/statements/csv-cells.ts';
import { CsvError, placedCells } from '../../seed/read/csv-records.ts';
import { Said } from '../said.ts';
import type { Grid } from './grid.ts';

type Delimiter = ',' | ';' | '\t';

/** Names of separators. */
const names: Readonly<Record<Delimiter, Text>> = {
  ',': { en: 'separated by commas', zh: '以逗号分隔' },
  ';': { en: 'separated by semicolons', zh: '以分号分隔' },
  '\t': { en: 'separated by tabs', zh: '以制表符分隔' },
};

/**
 * The cells of a text separated by commas, semicolons (as Excel writes them in many countries) or tabs, with any mixture of
 * line ends. A first line `sep=;`, which Excel reads and leaves out, names the separator.
 * @throws Said when the text is no such table
 */
export function readDelimited(text: string, encoding: string): Grid {
  const named = /^\uFEFF?sep=([,;\t])[^\S\r\n]*(\r\n|\n|\r)/i.exec(text);
  const body = named === null ? text : text.slice(named[0].length);
  const delimiter = delimiterOf(named?.[1]) ?? mostFrequent(body);
  return {
    rows: rowsOf(body, delimiter, named === null ? 0 : 1),
    continental: delimiter === ';',
    how: {
      en: `${encoding}, ${names[delimiter].en}`,
      zh: `${encoding}，${names[delimiter].zh}`,
    },
  };
}

function rowsOf(text: string, delimiter: Delimiter, linesBefore: number): Grid['rows'] {
  try {
    // Blanks beside the quotes of a cell are padding.
    const options = { delimiter, relax_column_count: true, skip_empty_lines: true, trim: true };
    return placedCells(text, options).map(({ line, cells }) => ({
      line: line + linesBefore,
      cells: cells.map(unguarded),
    }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new Said(`The table cannot be read: ${error.message}.`, `表格无法读取：${error.message}。`);
  }
}

function delimiterOf(text: string | undefined): Delimiter | null {
  return text === ',' || text === ';' || text === '\t' ? text : null;
}

/** The separator of which the first lines have most: lines above a header may have none. */
function mostFrequent(text: string): Delimiter {
  const lines = text.split(/\r\n|\n|\r/, 12);
  // Eurostat joins dimensions by commas, and separates columns by tabs.
  if (/^[\w,]+\\\w+\t/.test(lines[0] ?? '')) return '\t';
  const count = (delimiter: string) => Math.max(...lines.map((line) => line.split(delimiter).length));
  const all = [',', ';', '\t'] as const;
  return all.reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best));
}
