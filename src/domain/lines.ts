import type { Cell } from './column.ts';
import { csvCell, numberText } from './csv.ts';

/** How a row of a table is written as a line of text. */
export interface LineStyle {
  /** The text of a cell at its place in the row, with what stands before it. */
  cell(value: Cell, place: number): string;
  readonly end: string;
}

/** Styles by name; each is made for the columns of a table. */
export const lineStyles = {
  csv: () => ({ cell: (value, place) => `${place === 0 ? '' : ','}${csvCell(value)}`, end: '\r\n' }),
  ndjson: (columns) => {
    const keys = columns.map((name, place) => `${place === 0 ? '{' : ','}${JSON.stringify(name)}:`);
    return { cell: (value, place) => `${keys[place]}${jsonCell(value)}`, end: '}\n' };
  },
} satisfies Record<string, (columns: readonly string[]) => LineStyle>;

export type LineStyleName = keyof typeof lineStyles;

export function lineOf(row: readonly Cell[], style: LineStyle): string {
  let line = '';
  for (const [place, cell] of row.entries()) line += style.cell(cell, place);
  return line + style.end;
}

/** JSON that no reader splits further: some take U+0085, U+2028 and U+2029 for ends of lines too. */
function jsonCell(value: Cell): string {
  if (value === null) return 'null';
  if (typeof value !== 'string') return numberText(value);
  return JSON.stringify(value).replace(
    /[\u0085\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
