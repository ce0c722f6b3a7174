import { z } from 'zod';
import { datasetName } from '../../domain/catalogue/dataset-terms.ts';
import type { Format } from '../format.ts';
import { escaped } from '../xml.ts';
import { uuidOf } from './uuid.ts';

/** The keys of a change that an entry needs. */
const itemSchema = z.object({
  id: z.string(),
  release: z.string(),
  releasedOn: z.string(),
  indicator: z.string(),
  title: z.object({ en: z.string(), zh: z.string() }),
  summary: z.string(),
  links: z.object({ self: z.string() }),
});

const feedSchema = z.object({
  data: z.array(itemSchema),
  meta: z.object({ release: z.string() }),
  links: z.object({ self: z.string(), next: z.string().optional() }),
});

/** Namespace of the ids of entries and feeds. It never changes: readers would see every entry anew. */
const namespace = 'd94e49b0-1dfa-4b4f-ae72-7f72274cf247';

/** A feed of changes (RFC 4287), one page of it (RFC 5005). Its ids are the same whatever the host and the page. */
export const atom: Format = {
  name: 'atom',
  title: 'Atom feed: one page, newest first',
  mediaType: 'application/atom+xml; charset=utf-8',
  extension: 'xml',
  paged: true,
  inline: true,
  async write(answer) {
    const { data, meta, links } = feedSchema.parse(await answer.envelope());
    const { base } = await answer.context();
    const dates = data.map(({ releasedOn }) => releasedOn).toSorted();
    // RFC 4287 requires a date even of an empty feed.
    const updated = dates.at(-1) ?? '1970-01-01';
    const entries = data.map((item) => entry(item, base)).join('');
    return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<title>${datasetName.en}: changes</title>
<id>${feedId(links.self)}</id>
<updated>${updated}T00:00:00Z</updated>
<author><name>${datasetName.en}</name></author>
<rights>Compilation: CC BY 4.0. Figures belong to their sources.</rights>
<subtitle>Release ${escaped(meta.release)}</subtitle>
<link rel="self" href="${escaped(links.self)}"/>
${links.next ? `<link rel="next" href="${escaped(links.next)}"/>\n` : ''}${entries}</feed>
`;
  },
};

/** The id of the feed of a query: without its host, its format and the place in its pages. */
function feedId(self: string): string {
  const query = new URL(self).searchParams;
  for (const name of ['format', 'limit', 'cursor']) query.delete(name);
  query.sort();
  return `urn:uuid:${uuidOf(`changes ${query}`, namespace)}`;
}

/** An entry links to the page of its indicator and to the dossier of its statement. */
function entry(item: z.infer<typeof itemSchema>, base: string): string {
  const { id, release, indicator, title, summary, releasedOn, links } = item;
  return `<entry>
<title>${escaped(title.en)} (${escaped(title.zh)})</title>
<id>urn:uuid:${uuidOf(`${id} ${release}`, namespace)}</id>
<link rel="alternate" type="text/html" href="${escaped(`${base}/indicators/${indicator}`)}"/>
<link rel="related" type="application/json" href="${escaped(links.self)}"/>
<updated>${releasedOn}T00:00:00Z</updated>
<summary>${escaped(summary)}</summary>
</entry>
`;
}
