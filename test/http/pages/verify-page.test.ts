import { describe, expect, it } from 'vitest';
import { seedFolder, served } from '../server.ts';

const server = served({ folder: seedFolder });

/** The text of the page of a claim, as a browser without script shows it. */
async function page(parameters: Readonly<Record<string, string>>) {
  const response = await server().get(`/verify?${new URLSearchParams(parameters)}`, {
    headers: { accept: 'text/html' },
  });
  const html = await response.text();
  const main = /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? '';
  return { status: response.status, main };
}

describe('the page that verifies claims', () => {
  it.each([
    ['en', 'Is a claim right?'],
    ['zh', '这个说法对吗？'],
  ])('is one link from the field of the front page, in %s', async (lang, words) => {
    const html = await server().text(`/?lang=${lang}`);
    const hero = /<section class="hero">[\s\S]*?<\/section>/.exec(html)?.[0];
    expect(hero).toContain(`<a href="/verify?lang=${lang}">${words}</a>`);
  });

  it('has a form that sends a claim without script', async () => {
    const { status, main } = await page({ lang: 'en' });
    expect(status).toBe(200);
    expect(main).toMatch(/<form action="\/verify"/);
    expect(main).toMatch(/<input id="claim" type="search" name="text"/);
    expect(main).not.toContain('id="verdict"');
  });

  it.each([
    ['en', 'China produced 38 ZB of data in 2024', 'Verdict: contradicted', '41.06 ZB'],
    ['zh', '2024年全国数据生产总量为41.06ZB', '结论：有依据', '41.06 ZB'],
    ['zh', '2024年产生数据', '结论：', '其中没有数值。'],
  ])('says in %s of "%s": %s', async (lang, text, verdict, figure) => {
    const { status, main } = await page({ lang, text });
    expect(status).toBe(200);
    expect(main).toContain(verdict);
    expect(main).toContain(figure);
  });

  it('shows what was typed as a text, and links to the figures', async () => {
    const { main } = await page({ lang: 'en', text: '<script>alert(1)</script> 41.06 ZB data output 2024' });
    expect(main).not.toContain('<script>alert');
    const [, address = ''] = /href="(\/indicators\/[^"]+)"/.exec(main) ?? [];
    expect((await server().get(address.replaceAll('&amp;', '&'))).status).toBe(200);
  });

  it('refuses a text that is too long', async () => {
    expect((await page({ text: 'x'.repeat(300) })).status).toBe(400);
  });
});
