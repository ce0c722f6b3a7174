import type { Format } from '../format.ts';
import { linesOf } from './table-lines.ts';

/** One row a line, as an object with the keys and cells of the CSV, numbers as numbers. `application/x-ndjson` is the usual name; IANA has registered none. */
export const ndjson: Format = {
  name: 'ndjson',
  title: 'NDJSON: all rows, one JSON object a line',
  mediaType: 'application/x-ndjson; charset=utf-8',
  aliases: ['application/ndjson', 'application/jsonl', 'application/x-jsonlines'],
  extension: 'ndjson',
  paged: false,
  streamed: true,
  write: (answer) => linesOf(answer, 'ndjson'),
};
