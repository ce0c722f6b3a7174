import {
  type LineStyle,
  type LineStyleName,
  lineOf,
  lineStyles,
  piecesOfLine,
} from '../../domain/statements/line-styles.ts';
import type { Answer, Row } from '../answer.ts';

/** Columns up to which a batch of rows is written in one go. */
const fewColumns = 500;

/** All rows of an answer as lines of text, a batch of rows at a time. */
export async function* linesOf(answer: Answer, name: LineStyleName): AsyncGenerator<Uint8Array> {
  const style = lineStyles[name](answer.columns.map((column) => column.name));
  for await (const rows of answer.rows()) yield* linesOfRows(rows, style);
}

/** Rows as lines: a batch at once, or where they are wide a part of each row. */
export function* linesOfRows(rows: readonly Row[], style: LineStyle): Generator<Uint8Array> {
  const [first] = rows;
  if (first === undefined) return;
  if (first.length <= fewColumns) yield Buffer.from(rows.map((row) => lineOf(row, style)).join(''));
  else for (const row of rows) for (const piece of piecesOfLine(row, style)) yield Buffer.from(piece);
}
