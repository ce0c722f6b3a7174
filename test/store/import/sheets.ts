import { readDelimited } from '../../../src/store/import/bytes/delimited.ts';
import { noOptions, type ReadingOptions, type Sheet } from '../../../src/store/import/reading/sheet.ts';
import { understand } from '../../../src/store/import/reading/understand.ts';
import type { Dataset } from '../../../src/store/seed/read/dataset.ts';

/** Reads the text of a table, as the command does with the text of a file. */
export const readSheet =
  (text: string, options: Partial<ReadingOptions> = {}) =>
  (before: Dataset): Sheet =>
    understand(readDelimited(text, 'UTF-8'), before, { ...noOptions, ...options });

/** The cells of a table by the names of its columns, before anybody knows what they mean. */
export function tableOf(text: string) {
  const [header, ...rows] = readDelimited(text, 'UTF-8').rows;
  const columns = header?.cells ?? [];
  return {
    columns,
    rows: rows.map(({ line, cells }) => ({
      line,
      cells: Object.fromEntries(columns.map((name, at) => [name, cells[at] ?? ''])),
    })),
  };
}
