import jsonld from 'jsonld';
import { describe, expect, it } from 'vitest';
import { type List, seedFolder, serve, served } from '../server.ts';
import { ask } from '../wire.ts';
import { childrenOf, type Element, parseXml } from '../xml.ts';

const server = served({ folder: seedFolder });
const made = served();

/** An answer that has been read to its end, as a server that closes waits for. */
async function whole(address: string): Promise<Response> {
  const response = await server().get(address);
  await response.arrayBuffer();
  return response;
}

const textIn = (element: Element, name: string) => childrenOf(element, name)[0]?.text ?? '';

async function sitemap(port: number) {
  const { status, headers, text } = await ask(port, '/sitemap.xml');
  expect([status, headers['content-type']]).toEqual([200, 'application/xml; charset=utf-8']);
  const root = parseXml(text);
  const [urlset = root] = root.name === 'urlset' ? [root] : root.children;
  expect(urlset.attributes.xmlns).toBe('http://www.sitemaps.org/schemas/sitemap/0.9');
  return childrenOf(urlset, 'url').map((entry) => ({
    loc: textIn(entry, 'loc'),
    lastmod: textIn(entry, 'lastmod'),
    versions: childrenOf(entry, 'xhtml:link').map(({ attributes }) => [attributes.hreflang, attributes.href]),
  }));
}

describe('/sitemap.xml', () => {
  it('has every indicator, area and concept in both languages, with the day of the newest figure', async () => {
    const entries = await sitemap(server().port);
    const { base } = server();
    const listed = new Set(entries.map(({ loc }) => loc));
    expect(listed.size).toBe(entries.length);
    for (const [list, folder] of [
      ['/v1/indicators?limit=1000&fields=id', 'indicators'],
      ['/v1/areas?limit=1000&fields=id', 'areas'],
      ['/v1/codelists/concepts?limit=1000&fields=id', 'concepts'],
    ] as const) {
      const { data } = await server().json<List>(list);
      const missing = data.flatMap(({ id }) =>
        ['en', 'zh'].map((lang) => `${base}/${folder}/${id}?lang=${lang}`).filter((loc) => !listed.has(loc)),
      );
      expect(missing).toEqual([]);
    }
    const entry = entries.find(({ loc }) => loc === `${base}/indicators/data-output-nda?lang=zh`);
    const own = `${base}/indicators/data-output-nda`;
    const newest = '/v1/observations?indicator=data-output-nda&revisions=all&sort=-knownFrom&limit=1';
    const [row] = (await server().json<List>(newest)).data;
    expect(entry).toEqual({
      loc: `${own}?lang=zh`,
      lastmod: row?.knownFrom,
      versions: [
        ['en', `${own}?lang=en`],
        ['zh', `${own}?lang=zh`],
        ['x-default', `${own}?lang=en`],
      ],
    });
    for (const { lastmod } of entries) expect(lastmod).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  it('names pages that answer 200, whose canonical address is the one that it names', async () => {
    // The made-up dataset has every kind of page and few of each.
    const entries = await sitemap(made().port);
    expect(entries.length).toBeGreaterThan(60);
    for (const { loc, versions } of entries) {
      const { pathname, search } = new URL(loc);
      const { status, text } = await ask(made().port, pathname + search, {
        headers: { Accept: 'text/html' },
      });
      expect([loc, status]).toEqual([loc, 200]);
      expect(text).toContain(`<link rel="canonical" href="${loc}">`);
      for (const [lang, href] of versions)
        expect(text).toContain(`<link rel="alternate" hreflang="${lang}" href="${href}">`);
    }
  });

  it('is named by robots.txt, below PUBLIC_URL where that is set', async () => {
    const own = await serve({ environment: { PUBLIC_URL: 'https://data.example.org/cde' } });
    try {
      const { text, headers } = await ask(own.port, '/robots.txt');
      expect(headers['content-type']).toBe('text/plain; charset=utf-8');
      expect(text).toBe('User-agent: *\nDisallow:\n\nSitemap: https://data.example.org/cde/sitemap.xml\n');
      const [first] = await sitemap(own.port);
      expect(first?.loc).toBe('https://data.example.org/cde/?lang=en');
    } finally {
      await own.app.close();
    }
  });
});

describe('the head of a page', () => {
  it('has a picture of the chart, which is there, with its size and what it shows', async () => {
    const html = await server().text('/indicators/data-output-nda?lang=zh');
    const property = (name: string) =>
      new RegExp(`property="og:${name}" content="([^"]*)"`).exec(html)?.[1] ?? '';
    const address = property('image').replaceAll('&amp;', '&');
    expect(address).toMatch(new RegExp(`^${server().base}/v1/indicators/data-output-nda\\.png\\?.*lang=zh`));
    expect([property('image:width'), property('image:height')]).toEqual(['1200', '630']);
    expect(property('image:alt')).toContain('数据生产总量');
    expect(html).toContain('<meta name="twitter:card" content="summary_large_image">');
    const picture = Buffer.from(await (await server().get(address)).arrayBuffer());
    expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([1200, 630]);
  });

  it.each([
    '/areas/CN',
    '/areas/CN-GD',
    '/areas/CN-440300',
    '/concepts/digital-economy-size',
    '/concepts/data-output',
    '/article',
  ])('of %s has a picture that stands for it', async (path) => {
    for (const lang of ['en', 'zh']) {
      const html = await server().text(`${path}?lang=${lang}`);
      const address = /og:image" content="([^"]*)/.exec(html)?.[1] ?? '';
      const answer = await server().get(address.replaceAll('&amp;', '&'));
      expect([address, answer.status]).toEqual([address, 200]);
      expect(Buffer.from(await answer.arrayBuffer()).readUInt32BE(16)).toBe(1200);
    }
  });

  it('leads browsers that ask for /favicon.ico to the icon', async () => {
    const { status, headers } = await ask(server().port, '/favicon.ico');
    expect(status).toBe(302);
    const icon = await whole(String(headers.location));
    expect([icon.status, icon.headers.get('content-type')]).toEqual([200, 'image/svg+xml; charset=utf-8']);
  });
});

const schema = 'https://schema.org/';
/** The words of schema.org that pages use; addresses are links. */
const context = {
  '@vocab': schema,
  ...Object.fromEntries(
    ['url', 'contentUrl', 'license'].map((name) => [name, { '@id': schema + name, '@type': '@id' }]),
  ),
};

/** What a page says of itself, expanded: every word must be one of schema.org. */
async function expanded(path: string) {
  const html = await server().text(path);
  const [, block = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(html) ?? [];
  const document = JSON.parse(block);
  const documentLoader = async (url: string) => {
    if (url !== 'https://schema.org') throw new Error(`No context at ${url}.`);
    return { document: { '@context': context }, documentUrl: url };
  };
  const [dataset] = await jsonld.expand(document, { documentLoader, safe: true });
  return { dataset, document };
}

describe('the dataset of a page', () => {
  it('of an indicator says what it is, from when, of where, by whom, on what it rests, and its files', async () => {
    const { dataset, document } = await expanded('/indicators/data-output-nda?lang=en');
    const { base } = server();
    expect(dataset).toMatchObject({
      '@type': [`${schema}Dataset`],
      [`${schema}name`]: [{ '@value': 'Data output (NDA survey)' }],
      [`${schema}temporalCoverage`]: [{ '@value': '2023/2025' }],
      [`${schema}license`]: [{ '@id': 'https://creativecommons.org/licenses/by/4.0/' }],
      [`${schema}url`]: [{ '@id': `${base}/indicators/data-output-nda?lang=en` }],
      [`${schema}creator`]: [{ [`${schema}name`]: [{ '@value': 'National Data Administration' }] }],
      [`${schema}spatialCoverage`]: [{ [`${schema}name`]: [{ '@value': 'China' }] }],
      [`${schema}variableMeasured`]: [{ [`${schema}unitText`]: [{ '@value': 'ZB' }] }],
      [`${schema}isBasedOn`]: [{ '@type': [`${schema}CreativeWork`] }],
    });
    const files: readonly { contentUrl: string; encodingFormat: string }[] = document.distribution;
    expect(files.map(({ contentUrl }) => contentUrl)).toContain(`${base}/v1/indicators/data-output-nda.csv`);
    for (const { contentUrl, encodingFormat } of files) {
      const { status, headers } = await whole(contentUrl);
      expect([contentUrl, status, headers.get('content-type')?.split(';')[0]]).toEqual([
        contentUrl,
        200,
        encodingFormat,
      ]);
    }
  });

  it.each(['/concepts/data-output?lang=zh', '/areas/CN-GD?lang=en'])('of %s has files too', async (path) => {
    const { dataset, document } = await expanded(path);
    expect(dataset).toMatchObject({ '@type': [`${schema}Dataset`] });
    for (const { contentUrl } of document.distribution)
      expect([contentUrl, (await whole(contentUrl)).status]).toEqual([contentUrl, 200]);
  });
});
