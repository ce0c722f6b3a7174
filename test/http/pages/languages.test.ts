import { describe, expect, it } from 'vitest';
import { served } from '../server.ts';
import { ask } from '../wire.ts';

const server = served();

/** Language of a page, and what its answer varies by. */
async function languageOf(path: string, accepted?: string) {
  // As a browser asks: the dataset of this test has no article, and says so on a page.
  const headers: Record<string, string> = { Accept: 'text/html' };
  if (accepted !== undefined) headers['Accept-Language'] = accepted;
  const { text, headers: answered } = await ask(server().port, path, { headers });
  return { lang: /<html lang="(\w+)"/.exec(text)?.[1], vary: String(answered.vary) };
}

describe.each(['/', '/article', '/indicators/output-a', '/areas/CN'])('the page %s', (path) => {
  it('opens in the language that the browser prefers, else in English, one after the other', async () => {
    const expected = [
      ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
      ['en-US,en;q=0.9,zh;q=0.1', 'en'],
      ['zh-TW', 'zh'],
      ['fr', 'en'],
      ['*', 'en'],
      [undefined, 'en'],
      ['zh-CN', 'zh'],
    ] as const;
    for (const [accepted, lang] of expected) {
      const found = await languageOf(path, accepted);
      expect([accepted, found.lang]).toEqual([accepted, lang]);
      expect(found.vary.split(', ')).toContain('Accept-Language');
    }
  });

  it('opens in the language that its address names, for every browser', async () => {
    for (const lang of ['en', 'zh'])
      for (const accepted of ['zh-CN', 'en', undefined]) {
        const found = await languageOf(`${path}?lang=${lang}`, accepted);
        expect(found.lang).toBe(lang);
        expect(found.vary).not.toContain('Accept-Language');
      }
  });
});

it('all links to pages name the language that the page has', async () => {
  for (const [accepted, lang] of [
    ['zh-CN', 'zh'],
    ['fr', 'en'],
  ] as const) {
    const headers = { Accept: 'text/html', 'Accept-Language': accepted };
    const { text } = await ask(server().port, '/areas/CN', { headers });
    const links = [...text.matchAll(/<a href="(\/(?:indicators|areas|concepts)[^"]*)"(?! lang=)/g)].map(
      ([, href]) => href,
    );
    expect(links.length).toBeGreaterThan(3);
    expect(links.filter((link) => !link?.endsWith(`lang=${lang}`))).toEqual([]);
  }
});

// One after the other: what the cache has of one order is no answer to the other.
it.each([
  ['lang=zh&lang=en', 'zh-CN', 'en'],
  ['lang=en&lang=zh', 'en', 'zh'],
  ['lang=en&lang=', 'zh-CN', 'zh'],
])('a page and its document have one language: %s', async (query, accepted, lang) => {
  const { text } = await ask(server().port, `/areas?${query}`, {
    headers: { Accept: 'text/html', 'Accept-Language': accepted },
  });
  expect(/<html lang="(\w+)"/.exec(text)?.[1]).toBe(lang);
  expect(/<h1[^>]*>([^<]*)/.exec(text)?.[1]).toBe(lang === 'zh' ? '地区' : 'Areas');
});

it('no answer of the API varies by the language of the browser', async () => {
  for (const path of ['/v1', '/v1/observations?indicator=output-a', '/v1/indicators/output-a'])
    expect((await languageOf(path, 'zh-CN')).vary).not.toContain('Accept-Language');
});
