import type { Format } from '../format.ts';
import { escaped } from '../xml.ts';

/** The keys of a change that an entry needs. */
interface Item {
  readonly id: string;
  readonly title: { readonly en: string; readonly zh: string };
  readonly summary: string;
  readonly releasedOn: string;
  readonly links: Readonly<Record<string, string>>;
}

interface Feed {
  readonly data: readonly Item[];
  readonly meta: { readonly release: string };
  readonly links: { readonly self: string; readonly next?: string };
}

/** A feed of changes (RFC 4287), one page of it (RFC 5005). */
export const atom: Format = {
  name: 'atom',
  title: 'Atom feed: one page, newest first',
  mediaType: 'application/atom+xml; charset=utf-8',
  extension: 'xml',
  paged: true,
  inline: true,
  async *write(answer) {
    const { data, meta, links } = (await answer.envelope()) as Feed;
    const dates = data.map(({ releasedOn }) => releasedOn).toSorted();
    // RFC 4287 requires a date even of an empty feed.
    const updated = dates.at(-1) ?? '1970-01-01';
    yield Buffer.from(
      `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<title>China Data Economy Indicators: changes</title>
<id>${escaped(links.self)}</id>
<updated>${updated}T00:00:00Z</updated>
<author><name>China Data Economy Indicators</name></author>
<rights>Compilation: CC BY 4.0. Figures belong to their sources.</rights>
<subtitle>Release ${escaped(meta.release)}</subtitle>
<link rel="self" href="${escaped(links.self)}"/>
${links.next ? `<link rel="next" href="${escaped(links.next)}"/>\n` : ''}${data.map(entry).join('')}</feed>
`,
    );
  },
};

function entry({ id, title, summary, releasedOn, links }: Item): string {
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
