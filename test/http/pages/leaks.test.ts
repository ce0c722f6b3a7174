import { beforeAll, describe, expect, it } from 'vitest';
import { seedFolder, served } from '../server.ts';

const server = served({ folder: seedFolder });

/** One page of each kind, in each view, and in the states that say why something is missing. */
const pages = [
  '/',
  '/?q=data&topic=data-market',
  '/?q=zzzz',
  '/areas',
  '/areas/CN-GD',
  '/areas/CN-JL',
  '/concepts',
  '/concepts/digital-economy-size',
  '/concepts/digital-economy-size?period=1990',
  '/article',
  '/checks',
  '/calendar',
  '/indicators/digital-economy-size-caict?period=1990..1991',
  '/indicators/digital-economy-size-caict?compare=digital-economy-value-added-nda&transform=yoy',
  '/indicators/digital-economy-size-caict?view=table&transform=yoy',
  '/indicators/digital-economy-size-caict?view=table&scale=yi&revisions=all',
  '/indicators/data-output-nda?view=table&statement=data-output-nda.CN.2024.people-20250429',
  '/indicators/digital-economy-size-caict?view=revisions',
  '/indicators/digital-economy-size-caict?view=rivals',
  '/indicators/digital-economy-size-caict?view=checks',
  '/indicators/digital-economy-size-caict?view=sources',
  '/indicators/digital-economy-size-provincial-caict?view=map',
  '/indicators/5g-base-stations-miit?area=CN&view=table&transform=pctChange',
  '/indicators/basic-software-revenue-miit?view=table&frequency=YTD',
  '/embed/indicators/data-output-nda',
  '/errors',
];

/** Pages in place of others, with their status. */
const refused: Readonly<Record<string, number>> = {
  '/nonsense': 404,
  '/indicators/nope': 404,
  '/indicators/data-output-nda-yoy?transform=yoy': 422,
};

const attributes = /\s(?:alt|aria-label|title|placeholder)="([^"]*)"/g;
/** What is quoted from elsewhere: code, references, and what is marked as the other language. */
const quoted = (lang: string) =>
  new RegExp(
    `<(script|style|code|pre|blockquote)\\b[\\s\\S]*?</\\1>|<(\\w+)\\b[^>]*\\slang="(?!${lang})[a-z]+"[^>]*>[\\s\\S]*?</\\2>`,
    'g',
  );

/** Everything that a reader of a page sees or hears in its own language, a line for each part. */
function saidIn(html: string, lang: string): string {
  const own = html.replace(/^[\s\S]*?<body>/, '').replace(quoted(lang), '\n');
  const told = [...own.matchAll(attributes)].map(([, text]) => text);
  return [own.replace(/<[^>]*>/g, '\n'), ...told]
    .join('\n')
    .replaceAll('&amp;', '&')
    .replaceAll('&quot;', '"');
}

let known: ReadonlySet<string>;
let publishers: readonly string[];

beforeAll(async () => {
  const { data: indicators } = await server().json('/v1/indicators?limit=1000&fields=id');
  const { data: sources } = await server().json('/v1/sources?limit=1000');
  known = new Set([...indicators, ...sources].map(({ id }) => id));
  publishers = [...new Set(sources.flatMap((source) => [source.publisher, source.publisherZh]))]
    .filter((name) => typeof name === 'string')
    .toSorted((a, b) => b.length - a.length);
}, 60_000);

const withoutNames = (text: string) => publishers.reduce((rest, name) => rest.replaceAll(name, ''), text);

/** Words in small letters that stand in Chinese prose too. */
const usual = ['curl'];

describe.each(['en', 'zh'] as const)('every page in %s', (lang) => {
  it.each([...pages, ...Object.keys(refused)])('says no code: %s', async (path) => {
    const html = await pageOf(path, lang);
    // What the reader wrote into the address may be said back.
    const own = new Set([...path.split(/[^\w-]/), ...usual]);
    const said = withoutNames(saidIn(html, lang));
    const found = (pattern: RegExp) =>
      [...said.matchAll(pattern)].map(([word]) => word).filter((word) => !own.has(word));
    expect.soft(found(/(?<![\w./-])(?:[a-z]{2,}[A-Z]\w*|outturns?|lanes?)(?![\w/-])/g)).toEqual([]);
    const ids = found(/(?<![\w./-])[a-z0-9]+(?:-[a-z0-9]+)+(?![\w/-])/g);
    expect.soft(ids.filter((word) => known.has(word))).toEqual([]);
    if (lang === 'en') return;
    expect.soft(found(/(?<![\w.@/-])[a-z]{3,}(?![\w.@/-])/g), 'English words').toEqual([]);
    const half = /.{0,9}(?:\p{Script=Han}[,:;!?()]|[,:;!?(]\p{Script=Han}).{0,9}/gu;
    expect.soft(found(half), 'half-width punctuation').toEqual([]);
  });
});

async function pageOf(path: string, lang: string): Promise<string> {
  const address = `${path}${path.includes('?') ? '&' : '?'}lang=${lang}`;
  const answer = await server().get(address, { headers: { accept: 'text/html' } });
  expect(answer.status, path).toBe(refused[path] ?? 200);
  return answer.text();
}
