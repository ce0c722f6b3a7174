import { numberText } from '../../domain/statements/csv-cells.ts';
import type { Cell, Column, Row } from '../answer.ts';
import type { Format } from '../format.ts';
import { linesOf } from './table-lines.ts';

/** One object per line with the keys and cells of the CSV, numbers as numbers. IANA has registered no media type; `application/x-ndjson` is the usual one. */
export const ndjson: Format = {
  name: 'ndjson',
  title: 'NDJSON: all rows, one JSON object a line',
  mediaType: 'application/x-ndjson; charset=utf-8',
  aliases: ['application/ndjson', 'application/jsonl', 'application/x-jsonlines'],
  extension: 'ndjson',
  paged: false,
  fields: 'columns',
  streamed: true,
  write: (answer) => linesOf(answer.rows(), ndjsonLine(keysOf(answer.columns))),
};

/** Names of columns; where a scale applies to only some of them, their headings, which say it. */
function keysOf(columns: readonly Column[]): string[] {
  const scales = new Set(columns.flatMap(({ metadata }) => metadata?.scale ?? []));
  return columns.map(({ name, heading }) => (scales.size > 1 ? heading : null) ?? name);
}

/** Writes rows of these columns, each as one line. */
export function ndjsonLine(columns: readonly string[]): (row: Row) => string {
  const keys = columns.map((column) => `${JSON.stringify(column)}:`);
  return (row) => `{${row.map((cell, place) => `${keys[place]}${jsonText(cell)}`).join(',')}}\n`;
}

/** JSON without the characters U+0085, U+2028 and U+2029, which some readers take for the end of a line. */
function jsonText(cell: Cell): string {
  if (cell === null) return 'null';
  if (typeof cell !== 'string') return numberText(cell);
  return JSON.stringify(cell).replace(
    /[\u0085\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
