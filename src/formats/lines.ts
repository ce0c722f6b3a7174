import { type LineStyleName, lineOf, lineStyles } from '../domain/lines.ts';
import type { Answer } from './answer.ts';

/** All rows of an answer as lines of text: as it has them already, or row by row. */
export async function* linesOf(answer: Answer, name: LineStyleName): AsyncGenerator<Uint8Array> {
  if (answer.lines !== undefined) return yield* answer.lines(name);
  const style = lineStyles[name](answer.columns.map((column) => column.name));
  for await (const rows of answer.rows())
    if (rows.length > 0) yield Buffer.from(rows.map((row) => lineOf(row, style)).join(''));
}
