import type { Envelope } from '../answer.ts';
import type { Format } from '../format.ts';

export const json: Format = {
  name: 'json',
  title: 'JSON: one page, with links, warnings and citation',
  mediaType: 'application/json; charset=utf-8',
  extension: 'json',
  paged: true,
  fields: 'keys',
  inline: true,
  async write(answer, { bare = false, links = false }) {
    const envelope = await answer.envelope();
    return bare ? bareText(envelope, links) : JSON.stringify(envelope);
  },
};

/** Data, page, warnings and what the columns of a wide table are, without `links` unless they are asked for. */
function bareText({ data, page, meta }: Envelope, links: boolean): string {
  const warnings = meta?.warnings ?? [];
  const body = { data, page, columns: meta?.columns, ...(warnings.length > 0 ? { warnings } : {}) };
  return JSON.stringify(body, (key, value) => (key === 'links' && !links ? undefined : value));
}
