import { describe, expect, it } from 'vitest';
import { pagePaths } from '../../../src/explorer/page-paths.ts';
import { pageParameters } from '../../../src/explorer/site/address/page-parameters.ts';
import fc from '../../fast-check.ts';
import { seedFolder, served } from '../server.ts';
import { ask } from '../wire.ts';

const server = served({ folder: seedFolder });

/** A page of each kind, by its pattern. */
const examples: Readonly<Record<string, string>> = {
  '/indicators/:id': '/indicators/digital-economy-size-caict',
  '/embed/indicators/:id': '/embed/indicators/digital-economy-size-caict',
  '/areas/:code': '/areas/CN-GD',
  '/concepts/:id': '/concepts/digital-economy-size',
};

/** Parameters of which every text means something. */
const free: readonly string[] = ['q', 'text'];

const cases = Object.entries(pageParameters).flatMap(([pattern, parameters]) =>
  Object.keys(parameters)
    .filter((name) => !free.includes(name))
    .map((name) => ({ path: examples[pattern] ?? pattern, name })),
);

async function open(path: string, accept = 'text/html') {
  const { status, headers, text } = await ask(server().port, path, { headers: { Accept: accept } });
  const html = text.replace(/<script[\s\S]*?<\/script>/g, '');
  // Links name the language of their page.
  const links = [...html.matchAll(/href="([^"]+)"/g)].map(([, href = '']) =>
    readable(href).replace(/[?&]lang=en$/, ''),
  );
  return { status, headers, links, text: readable(html.replace(/<[^>]*>/g, ' ')) };
}

function readable(html: string): string {
  const signs = { lt: '<', gt: '>', quot: '"', amp: '&' };
  return Object.entries(signs).reduce((text, [name, sign]) => text.replaceAll(`&${name};`, sign), html);
}

/** No word, id, date, number or period. */
const nonsense = fc.stringMatching(/^zz[a-z]{0,8}[!'"<>&%]?$/);

describe('a value that means nothing', () => {
  it('is refused by every parameter of every page, with what it was and a page that opens', async () => {
    expect(Object.keys(pageParameters).toSorted()).toEqual(Object.values(pagePaths).toSorted());
    expect(cases.length).toBeGreaterThan(60);
    const values = fc.sample(nonsense, { numRuns: cases.length });
    for (const [place, { path, name }] of cases.entries()) {
      const value = values[place] ?? '';
      const refused = await open(`${path}?${new URLSearchParams({ [name]: value })}`);
      expect([path, name, value, refused.status]).toEqual([path, name, value, 400]);
      expect(refused.headers['content-type']).toBe('text/html; charset=utf-8');
      expect(refused.text).toContain(name);
      expect(refused.text).toContain(value);
      // A frame shows no other page.
      if (!path.startsWith('/embed')) expect(refused.links).toContain(path);
    }
  });

  it('is refused with the values that mean something, each a link to a page that opens', async () => {
    for (const [path, allowed] of [
      ['/indicators/digital-economy-size-caict?view=map', 'view=chart'],
      ['/indicators/data-output-nda?view=nope&area=CN', 'area=CN&view=sources'],
      ['/indicators/digital-economy-gdp-share-provincial-caict?view=map&at=1949', 'view=map&at=2021'],
      ['/indicators/digital-economy-size-caict?area=CN-GDD', 'area=CN-GD'],
      ['/checks?outcome=nope', 'outcome=inconsistent'],
      ['/docs/glossary?lang=fr', '/docs/glossary'],
    ] as const) {
      const { status, links } = await open(path);
      const right = links.filter((link) => link.endsWith(allowed));
      expect([path, status, right.length > 0]).toEqual([path, 400, true]);
      expect((await open(right[0] ?? '')).status).toBe(200);
    }
  });

  it('is told to programs as a problem, with an address that answers', async () => {
    const { status, headers, text } = await open('/checks?outcome=nope', 'application/json');
    expect([status, headers['content-type']]).toEqual([400, 'application/problem+json; charset=utf-8']);
    const { code, errors, links } = JSON.parse(text);
    expect(code).toBe('invalid-parameters');
    expect(errors).toMatchObject([
      { parameter: 'outcome', value: 'nope', allowed: ['inconsistent', 'consistent', 'notComputable'] },
    ]);
    expect(links.tryInstead).toMatch(/\/checks$/);
  });

  it('is no mark that others add to links, and no empty field of a form', async () => {
    expect((await open('/indicators/data-output-nda?utm_source=feed&transform=&at=&view=')).status).toBe(200);
  });

  it('is a computation that the figures do not allow, on every tab', async () => {
    for (const view of ['chart', 'table', 'checks', 'sources']) {
      const { status, text } = await open(
        `/indicators/data-output-nda?view=${view}&aggregate=sum&frequency=Q`,
      );
      expect([view, status, /aggregate/.test(text)]).toEqual([view, 422, true]);
    }
  });
});

describe('a range of periods that ends before it begins', () => {
  it.each([
    ['en', '2020 – 2024', 'Jun 2023 – Aug 2024'],
    ['zh', '2020年—2024年', '2023年6月—2024年8月'],
  ])('is refused with the one that was meant, in words: %s', async (lang, years, months) => {
    const path = `/indicators/data-output-nda?lang=${lang}&period=`;
    expect((await open(`${path}2024..2020`)).text).toContain(years);
    expect((await open(`${path}2024-08..2023-06`)).text).toContain(months);
  });
});

describe('a search for nothing but spaces', () => {
  it.each(['/?q=%20', '/?q=+%E3%80%80'])('%s is the front page', async (path) => {
    const { status, text } = await open(path);
    expect(status).toBe(200);
    expect(text).toBe((await open('/')).text);
  });
});
