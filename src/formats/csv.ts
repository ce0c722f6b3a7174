import { csvLine } from '../domain/csv.ts';
import type { Format } from './formats.ts';
import { linesOf } from './lines.ts';

/** RFC 4180 with a header line; complete, in UTF-8, safe to open in a spreadsheet. */
export const csv: Format = {
  name: 'csv',
  title: 'CSV: all rows, never paged',
  mediaType: 'text/csv; charset=utf-8; header=present',
  extension: 'csv',
  paged: false,
  streamed: true,
  async *write(answer, { bom }) {
    yield Buffer.from(`${bom ? '\uFEFF' : ''}${csvLine(answer.columns.map(({ name }) => name))}`);
    yield* linesOf(answer, 'csv');
  },
};
