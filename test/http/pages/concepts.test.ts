import { describe, expect, it } from 'vitest';
import { rangeClause } from '../../../src/explorer/site/figures.ts';
import { languageIn } from '../../../src/explorer/site/languages.ts';
import { type List, type Single, seedFolder, served } from '../server.ts';

const languages = { en: await languageIn('en'), zh: await languageIn('zh') };

const server = served({ folder: seedFolder });

interface Compared {
  readonly why: { readonly en: string; readonly zh: string };
  readonly period: string;
  readonly figures: readonly {
    readonly indicator: string;
    readonly display: string;
    readonly lane: string;
    readonly unit: string;
    readonly definition: { readonly en: string; readonly zh: string };
    readonly bounds: Parameters<typeof rangeClause>[0];
  }[];
  readonly ranges: readonly { readonly statement: string }[];
}

/** The text of HTML that Preact wrote. */
const textOf = (html: string) =>
  html
    .replace(/<script[\s\S]*?<\/script>/g, '')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');

describe('the page of a concept', () => {
  it.each(['en', 'zh'] as const)(
    'has, for every concept, all that the API compares, in %s',
    async (lang) => {
      const { data } = await server().json<List>('/v1/codelists/concepts?limit=1000');
      expect(data.length).toBeGreaterThan(50);
      for (const { id } of data) {
        const [html, { data: compared }] = await Promise.all([
          server().text(`/concepts/${id}?lang=${lang}`),
          server().json<Single<Compared>>(`/v1/concepts/${id}?lang=${lang}`),
        ]);
        const text = textOf(html);
        expect(text, id).toContain(compared.why[lang]);
        for (const { display, definition, bounds } of compared.figures)
          for (const said of [display, definition[lang], rangeClause(bounds, languages[lang])])
            expect(text, id).toContain(said);
        for (const { statement } of compared.ranges) expect(text, id).toContain(statement);
        const groups = Map.groupBy(compared.figures, ({ lane, unit }) => `${lane} ${unit}`).values();
        const drawn = [...groups].filter(({ length }) => length > 1).flat().length;
        expect(html.match(/class="range-track /g)?.length ?? 0, id).toBe(drawn);
        expect(html).not.toContain(' style=');
      }
    },
    60_000,
  );

  it('compares the period and the area of its address, and links to the others', async () => {
    const html = await server().text('/concepts/data-output?lang=en&period=2021');
    expect(textOf(html)).toContain('What each of them says: China, 2021');
    expect(html).toContain('href="/concepts/data-output?area=CN&amp;period=2022&amp;lang=en" class="choice"');
    expect(html).toMatch(/period=2021&amp;lang=en" class="choice" aria-current="true"/);
    const places = await server().text('/concepts/provincial-digital-economy-size?lang=en&area=CN-GD');
    expect(textOf(places)).toContain('Guangdong, 20');
    expect(places).toContain('href="/concepts/provincial-digital-economy-size?area=CN-BJ&amp;lang=en"');
  });

  it('draws open ends to the edge and closed ones to their bounds, on one scale from zero', async () => {
    const html = await server().text('/concepts/digital-economy-size?lang=en&period=2023');
    const [first = '', second = ''] = html.match(/<svg class="range-track .*?<\/circle><\/svg>/gs) ?? [];
    // Over 55 trillion of a scale to 61.6 trillion; 53.85 to 53.95 trillion.
    expect(first).toContain('<line class="allowed open" x1="89.29%" x2="100%"');
    expect(first).toContain('class="arrow"');
    expect(second).toContain('<line class="allowed" x1="87.42%" x2="87.58%"');
    expect(second).toContain('cx="87.5%"');
    expect(second).not.toContain('arrow');
  });
});

describe('concepts', () => {
  it('are all on one page, those with the most indicators first', async () => {
    const [html, { data }] = await Promise.all([
      server().text('/concepts?lang=zh'),
      server().json<List>('/v1/codelists/concepts?limit=1000'),
    ]);
    const linked = [...html.matchAll(/<h2><a href="\/concepts\/([^"?]+)\?lang=zh"/g)].map(([, id]) => id);
    expect(linked.toSorted()).toEqual(data.map(({ id }) => id).toSorted());
    expect(linked[0]).toBe('regional-computing-power');
  });

  it('are linked from the front page, and from a search whose finds have rivals', async () => {
    expect(await server().text('/?lang=en')).toContain('href="/concepts/data-output?lang=en"');
    const found = await server().text('/?q=data+output&lang=en');
    expect(found).toContain('href="/concepts/data-output?lang=en"');
    expect(found).not.toContain('href="/concepts/websites');
  });
});
