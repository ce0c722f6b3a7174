import { beforeAll, describe, expect, it } from 'vitest';
import { datasetName } from '../../../src/domain/catalogue/dataset-terms.ts';
import { describedTexts } from '../../../src/http/openapi/described/described-texts.ts';
import { sampled } from '../../long-form.ts';
import { seedFolder, served } from '../server.ts';
import { ask } from '../wire.ts';

const server = served({ folder: seedFolder });

/** Pages of every kind, as a reader in Chinese asks for them. */
const indicators = [
  'data-output-nda',
  'gdp-current-nbs',
  'digital-economy-size-caict',
  'internet-users-cnnic',
  'gdp-provincial-nbs',
  'ai-core-industry-size-ccid',
];
const views = ['chart', 'table', 'map', 'revisions', 'rivals', 'checks', 'sources'];
const paths = [
  '/',
  '/?q=GDP',
  '/?q=zzzzqqq',
  '/?topic=ai',
  '/areas',
  '/areas/CN',
  '/areas/CN-GD',
  '/areas/nope',
  '/concepts',
  '/concepts/digital-economy-size',
  '/concepts/digital-economy-size?period=foo',
  '/article',
  '/checks',
  '/calendar',
  '/verify',
  `/verify?text=${encodeURIComponent('2024年全国数据生产总量为40ZB')}`,
  ...indicators.flatMap((id) => views.map((view) => `/indicators/${id}?view=${view}`)),
  '/indicators/gdp-current-nbs?view=table&statement=gdp-current-nbs.CN.2024.rashtra-20251226',
  '/indicators/data-output-nda?view=table&transform=yoy',
  '/indicators/data-output-nda?transform=nope&oddity=1',
  '/indicators/data-output-nda?per=gdp',
  '/indicators/nope',
  '/nonsense',
  '/embed/indicators/data-output-nda',
  '/docs',
  '/docs/methodology',
  '/docs/glossary',
  '/errors',
  '/errors/invalid-parameters',
];

/** A view of an indicator is of a kind whichever the indicator; any other address is one of its own. */
const kindOf = (path: string) => path.replace(/^\/indicators\/.*\?(view=\w+)$/, '$1');

/** What stands in English because it is a name, a title that a document prints, or an address. */
const printed = [
  // Titles of documents, and names under the Chinese ones, are marked as English.
  /<(cite|p class="other"|a|li|span)( class="[^"]*")? lang="en"[^>]*>[\s\S]*?<\/(cite|p|a|li|span)>/g,
  /<(code|pre|script|style)[\s>][\s\S]*?<\/\1>/g,
  // References follow the document that they cite.
  /<blockquote>[\s\S]*?<\/blockquote>/g,
];

/** Names without a Chinese form: addresses, licences, software, and publishers. */
const names = /[\w-]+(\.[\w-]+)+|Google Sheets|Power Query|CC BY|GB\/T/g;
let publishers: readonly string[] = [];

beforeAll(async () => {
  const text = await server().text('/v1/sources?format=csv&fields=publisher,publisherZh');
  // Some Chinese names begin with an English one: `Capital FM Kenya（新华社）`.
  publishers = [...new Set(text.split(/[",（）()\r\n]+/))]
    .filter((name) => name.trim().length > 3)
    .toSorted((a, b) => b.length - a.length);
});

/** What a reader sees and hears of a page, in pieces: texts, and the attributes that are read out. */
function piecesOf(html: string): string[] {
  const bare = printed.reduce((text, form) => text.replace(form, ' '), html);
  const read = [
    ...bare.matchAll(/ (?:alt|title|aria-label|placeholder|content)="([^"]*[A-Za-z]{2} [^"]*)"/g),
  ].map(([, text = '']) => text);
  return [...read.filter((text) => !text.includes('=')), ...bare.split(/<[^>]*>/)].map((text) =>
    unnamed(text.replace(/&#39;/g, "'").replace(/&\w+;/g, ' ')).trim(),
  );
}

/** A text without the names that stand in English by right. */
function unnamed(text: string): string {
  return publishers.reduce((rest, name) => rest.replaceAll(name, '·'), text).replace(names, '·');
}

/** Three English words in a row. */
const englishProse = /(?:[A-Za-z][A-Za-z’'-]*[ ,;:.]+){2,}[A-Za-z’'-]+/g;

describe('a page in Chinese', () => {
  it.each(sampled(paths, kindOf))('%s has no English sentence of ours', async (path) => {
    const { text } = await ask(server().port, `${path}${path.includes('?') ? '&' : '?'}lang=zh`, {
      headers: { accept: 'text/html' },
    });
    expect(text).toContain('<html lang="zh"');
    const sentences = piecesOf(text).flatMap((piece) => piece.match(englishProse) ?? []);
    expect(sentences).toEqual([]);
  });

  it('names what it does not understand of an address', async () => {
    const { text } = await ask(server().port, '/indicators/data-output-nda?transform=nope&lang=zh', {
      headers: { accept: 'text/html' },
    });
    expect(text).toContain('参数“transform”不能取值“nope”。');
  });

  it('has commas between thousands and no others: years stand bare', async () => {
    const { text } = await ask(server().port, '/areas/CN-GD?lang=zh');
    expect(text).toMatch(/\d,\d{3}(\.\d+)?万元/);
    expect(text.replace(/<script[\s\S]*?<\/script>/g, '')).not.toMatch(/>[^<]*\d{4}(\.\d+)?[万亿][^<]*</);
  });
});

describe('the document of Swagger UI in Chinese', () => {
  it('says in Chinese what each answer, each header and each part of a schema is', async () => {
    const { paths, components } = await server().json<OpenApi>('/docs/openapi.json?lang=zh');
    const described = descriptionsIn([Object.values(paths).map(({ get }) => get.responses), components]);
    expect(described.size).toBeGreaterThan(300);
    const isEnglish = (text: string) =>
      !/[一-鿿]/.test(text) || text.replace(/`[^`]*`/g, '`').match(englishProse) !== null;
    expect([...described].filter(isEnglish)).toEqual([]);
  });

  it('says in Chinese what it is, whom to ask, under which terms and where', async () => {
    const { info, servers } = await server().json<OpenApi>('/docs/openapi.json?lang=zh');
    const { title, description, contact, license } = info;
    const said = [title, description, contact.name, license.name, ...servers.map((each) => each.description)];
    for (const text of said) {
      expect(text).toMatch(/[一-鿿]/);
      expect(text).not.toMatch(englishProse);
    }
  });

  it.each([
    ['', 'en'],
    ['?lang=en', 'en'],
    ['?lang=zh', 'zh'],
    ['?lang=zh&lang=en', 'en'],
    ['?lang=en&lang=zh', 'zh'],
  ])('is with %s in the language of the page', async (query, lang) => {
    const { info } = await server().json<OpenApi>(`/docs/openapi.json${query}`);
    expect(info.title).toBe(datasetName[lang === 'zh' ? 'zh' : 'en']);
    expect(await server().text(`/docs${query}`)).toContain(`<html lang="${lang}">`);
  });

  it('is refused in a language that there is not, as the page is', async () => {
    for (const path of ['/docs', '/docs/openapi.json']) {
      const response = await server().get(`${path}?lang=fr`);
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({
        errors: [{ parameter: 'lang', allowed: ['en', 'zh'] }],
        links: { tryInstead: `${server().base}${path}` },
      });
    }
  });

  it('has no Chinese text for what the document does not say', async () => {
    const said = descriptionsIn(await server().json('/docs/openapi.json?lang=en'));
    expect(Object.keys(describedTexts).filter((english) => !said.has(english))).toEqual([]);
  });
});

/** Every description, wherever it is nested. */
function descriptionsIn(node: unknown, found = new Set<string>()): Set<string> {
  if (typeof node !== 'object' || node === null) return found;
  for (const [key, value] of Object.entries(node)) {
    if (key === 'description' && typeof value === 'string') found.add(value);
    else descriptionsIn(value, found);
  }
  return found;
}

interface OpenApi {
  readonly info: {
    readonly title: string;
    readonly description: string;
    readonly contact: { readonly name: string };
    readonly license: { readonly name: string };
  };
  readonly servers: readonly { readonly description: string }[];
  readonly paths: Readonly<Record<string, { readonly get: { readonly responses: object } }>>;
  readonly components: object;
}
