import type { Format } from '../format.ts';

export const json: Format = {
  name: 'json',
  title: 'JSON: one page, with links, warnings and citation',
  mediaType: 'application/json; charset=utf-8',
  extension: 'json',
  paged: true,
  fields: 'keys',
  inline: true,
  async write(answer) {
    return JSON.stringify(await answer.envelope());
  },
};
