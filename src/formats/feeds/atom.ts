import { z } from 'zod';
import type { Format } from '../format.ts';
import { escaped } from '../xml.ts';

/** The keys of a change that an entry needs. */
const itemSchema = z.object({
  id: z.string(),
  title: z.object({ en: z.string(), zh: z.string() }),
  summary: z.string(),
  releasedOn: z.string(),
  links: z.record(z.string(), z.string()),
});

const feedSchema = z.object({
  data: z.array(itemSchema),
  meta: z.object({ release: z.string() }),
  links: z.object({ self: z.string(), next: z.string().optional() }),
});

/** A feed of changes (RFC 4287), one page of it (RFC 5005). */
export const atom: Format = {
  name: 'atom',
  title: 'Atom feed: one page, newest first',
  mediaType: 'application/atom+xml; charset=utf-8',
  extension: 'xml',
  paged: true,
  inline: true,
  async write(answer) {
    const { data, meta, links } = feedSchema.parse(await answer.envelope());
    const dates = data.map(({ releasedOn }) => releasedOn).toSorted();
    // RFC 4287 requires a date even of an empty feed.
    const updated = dates.at(-1) ?? '1970-01-01';
    return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<title>China Data Economy Indicators: changes</title>
<id>${escaped(links.self)}</id>
<updated>${updated}T00:00:00Z</updated>
<author><name>China Data Economy Indicators</name></author>
<rights>Compilation: CC BY 4.0. Figures belong to their sources.</rights>
<subtitle>Release ${escaped(meta.release)}</subtitle>
<link rel="self" href="${escaped(links.self)}"/>
${links.next ? `<link rel="next" href="${escaped(links.next)}"/>\n` : ''}${data.map(entry).join('')}</feed>
`;
  },
};

function entry({ id, title, summary, releasedOn, links }: z.infer<typeof itemSchema>): string {
  const self = escaped(links.self ?? id);
  return `<entry>
<title>${escaped(title.en)} (${escaped(title.zh)})</title>
<id>${self}</id>
<link href="${self}"/>
<updated>${releasedOn}T00:00:00Z</updated>
<summary>${escaped(summary)}</summary>
</entry>
`;
}
