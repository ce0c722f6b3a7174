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
    yield bytesOf(await answer.envelope());
  },
};

/** Bytes of rows that never change, and were written of late. */
const written = new Recent<object, Buffer>(10_000);
const [comma, opening] = [Buffer.from(','), Buffer.from('{"data":[')];

/** What `JSON.stringify` gives, without writing again the rows that were written before. */
function bytesOf(envelope: object): Buffer {
  const { data, ...rest } = envelope as { readonly data?: unknown };
  if (!Array.isArray(data) || !data.every(Object.isFrozen) || Object.keys(envelope)[0] !== 'data')
    return Buffer.from(JSON.stringify(envelope));
  const others = JSON.stringify(rest);
  const parts: Buffer[] = [opening];
  for (const row of data) parts.push(bytesOfRow(row), comma);
  if (data.length > 0) parts.pop();
  parts.push(Buffer.from(`]${others === '{}' ? '' : ','}${others.slice(1)}`));
  return Buffer.concat(parts);
}

function bytesOfRow(row: object): Buffer {
  const known = written.find(row);
  if (known !== undefined) return known;
  const bytes = Buffer.from(JSON.stringify(row));
  written.keep(row, bytes);
  return bytes;
}
