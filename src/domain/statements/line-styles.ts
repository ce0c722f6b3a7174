import type { Cell } from './cells.ts';
import { csvCell, numberText } from './csv-cells.ts';

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
    const keys: string[] = [];
    const key = (place: number) => {
      keys[place] ??= `${place === 0 ? '{' : ','}${JSON.stringify(columns[place])}:`;
      return keys[place];
    };
    return { cell: (value, place) => `${key(place)}${jsonCell(value)}`, end: '}\n' };
  },
} satisfies Record<string, (columns: readonly string[]) => LineStyle>;

export type LineStyleName = keyof typeof lineStyles;

export function lineOf(row: readonly Cell[], style: LineStyle): string {
  let line = '';
  for (const [place, cell] of row.entries()) line += style.cell(cell, place);
  return line + style.end;
}

/** The line of a row in pieces of so many cells: a wide table has some ten thousand columns. */
export function* piecesOfLine(row: readonly Cell[], style: LineStyle, cells = 2000): Generator<string> {
  for (let from = 0; from < row.length; from += cells) {
    let piece = '';
    for (const [place, cell] of row.slice(from, from + cells).entries())
      piece += style.cell(cell, from + place);
    yield from + cells < row.length ? piece : piece + style.end;
  }
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
