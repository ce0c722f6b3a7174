import { csvLine } from '../../domain/statements/csv-cells.ts';
import type { Format } from '../format.ts';
import { linesOf } from './table-lines.ts';

/** RFC 4180 with a header line; all rows, in UTF-8, safe to open in a spreadsheet. */
export const csv: Format = {
  name: 'csv',
  title: 'CSV: all rows, never paged',
  mediaType: 'text/csv; charset=utf-8; header=present',
  extension: 'csv',
  paged: false,
  fields: 'columns',
  streamed: true,
  async *write(answer, { bom }) {
    if (bom) yield Buffer.from('\uFEFF');
    yield Buffer.from(csvLine(answer.columns.map(({ name, heading }) => heading ?? name)));
    yield* linesOf(answer.rows(), csvLine);
  },
};
