import type { Format } from './formats.ts';
import { jsonPieces } from './json-text.ts';

export const json: Format = {
  name: 'json',
  title: 'JSON: one page, with links, warnings and citation',
  mediaType: 'application/json; charset=utf-8',
  extension: 'json',
  paged: true,
  inline: true,
  async *write(answer) {
    for (const piece of jsonPieces(await answer.envelope())) yield Buffer.from(piece);
  },
};
