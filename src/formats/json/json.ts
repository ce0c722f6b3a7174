import type { Format } from '../format.ts';
import { Entries, jsonPieces } from './json-text.ts';

export const json: Format = {
  name: 'json',
  title: 'JSON: one page, with links, warnings and citation',
  mediaType: 'application/json; charset=utf-8',
  extension: 'json',
  paged: true,
  inline: true,
  async *write(answer) {
    const envelope = await answer.envelope();
    if (isShort(envelope)) yield Buffer.from(JSON.stringify(envelope));
    else for (const piece of jsonPieces(envelope)) yield Buffer.from(piece);
  },
};

/** Members up to which an answer is written in one go, in a millisecond or two: in pieces the whole takes longer. */
const few = 3000;
/** What a row has that does not say, roughly. */
const ofRow = 30;

function isShort(envelope: object): boolean {
  const data = 'data' in envelope && Array.isArray(envelope.data) ? envelope.data : [];
  const members = data.map((row) => (row instanceof Entries ? row.count : ofRow));
  return members.reduce((sum, count) => sum + count, 0) <= few;
}
