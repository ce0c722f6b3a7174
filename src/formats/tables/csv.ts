import { lineStyles } from '../../domain/statements/line-styles.ts';
import type { Format } from '../format.ts';
import { linesOf, linesOfRows } from './table-lines.ts';

/** RFC 4180 with a header line; complete, in UTF-8, safe to open in a spreadsheet. */
export const csv: Format = {
  name: 'csv',
  title: 'CSV: all rows, never paged',
  mediaType: 'text/csv; charset=utf-8; header=present',
  extension: 'csv',
  paged: false,
  streamed: true,
  async *write(answer, { bom }) {
    if (bom) yield Buffer.from('\uFEFF');
    yield* linesOfRows([answer.columns.map(({ name }) => name)], lineStyles.csv());
    yield* linesOf(answer, 'csv');
  },
};
