import type { Column, Row } from './answer.ts';
import type { Format } from './formats.ts';

/** One row a line, as an object with the keys and cells of the CSV, numbers as numbers. `application/x-ndjson` is the usual name; IANA has registered none. */
export const ndjson: Format = {
  name: 'ndjson',
  title: 'NDJSON: all rows, one JSON object a line',
  mediaType: 'application/x-ndjson; charset=utf-8',
  aliases: ['application/ndjson', 'application/jsonl', 'application/x-jsonlines'],
  extension: 'ndjson',
  paged: false,
  streamed: true,
  async *write(answer) {
    for await (const rows of answer.rows())
      if (rows.length > 0) yield Buffer.from(rows.map((row) => jsonLine(answer.columns, row)).join(''));
  },
};

/** One line that no reader splits further: some take U+0085, U+2028 and U+2029 for ends of lines too. */
export function jsonLine(columns: readonly Column[], row: Row): string {
  const object = Object.fromEntries(columns.map(({ name }, index) => [name, row[index] ?? null]));
  const text = JSON.stringify(object).replace(
    /[\u0085\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `${text}\n`;
}
