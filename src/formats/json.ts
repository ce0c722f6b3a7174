import { Recent } from '../domain/recent.ts';
import type { Format } from './formats.ts';

export const json: Format = {
  name: 'json',
  title: 'JSON: one page, with links, warnings and citation',
  mediaType: 'application/json; charset=utf-8',
  extension: 'json',
  paged: true,
  inline: true,
  async *write(answer) {
    yield Buffer.from(textOf(await answer.envelope()));
  },
};

/** Texts of rows that never change, and were written of late. */
const texts = new Recent<object, string>(10_000);

/** What `JSON.stringify` gives, without writing again the rows that were written before. */
function textOf(envelope: object): string {
  const { data, ...rest } = envelope as { readonly data?: unknown };
  if (!Array.isArray(data) || Object.keys(envelope)[0] !== 'data') return JSON.stringify(envelope);
  const rows = data.map((row: object) => (Object.isFrozen(row) ? kept(row) : JSON.stringify(row)));
  const others = JSON.stringify(rest);
  return `{"data":[${rows.join(',')}]${others === '{}' ? '' : ','}${others.slice(1)}`;
}

function kept(row: object): string {
  const known = texts.find(row);
  if (known !== undefined) return known;
  const text = JSON.stringify(row);
  texts.keep(row, text);
  return text;
}
