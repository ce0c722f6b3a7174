import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { Described, type Document } from '../http/openapi/document.ts';
import { seedFolder, served } from '../http/server.ts';
import { isLong, sampled } from '../long-form.ts';
import { contextOf, launch, noBrowser, watch } from './browser.ts';

/** What an operation does, by the id that Swagger UI gives it: `operations-areas-getArea` gets. */
const verbOf = (id: string) => /-([a-z]+)[^-]*$/.exec(id)?.[1] ?? id;

describe.skipIf(noBrowser !== null)(`pages in Chromium${noBrowser === null ? '' : ` (${noBrowser})`}`, () => {
  const server = served({ folder: seedFolder });
  let browser: Browser;
  /** One visitor, so that Swagger UI is read and compiled once. */
  let visitor: BrowserContext;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    browser = await launch();
    visitor = await contextOf(browser, server().base);
  }, 120_000);
  afterAll(() => browser.close());
  beforeEach(async () => {
    const opened = await watch(visitor, server().base);
    page = opened.page;
    complaints = opened.faults;
  });
  afterEach(async () => {
    await page.close();
    expect(complaints).toEqual([]);
  });

  it('the start page runs under the strict policy, and its links resolve', async () => {
    const answer = await page.goto(`${server().base}/`, { waitUntil: 'networkidle' });
    expect(answer?.headers()['content-security-policy']).toContain("default-src 'self'");
    expect(await page.title()).toBe('China Data Economy Indicators');
    const styled = await page.evaluate('getComputedStyle(document.body).fontFamily');
    expect(styled).toContain('Source Sans');
    const links: string[] = await page
      .locator('a')
      .evaluateAll((anchors) => anchors.map((anchor) => String(anchor.getAttribute('href'))));
    const own = links.filter((href) => href.startsWith('/'));
    expect(own.length).toBeGreaterThanOrEqual(4);
    for (const href of own) expect((await server().get(href)).status, href).toBe(200);
  }, 120_000);

  it('Swagger UI lists every operation, under the strict policy', async () => {
    const answer = await page.goto(`${server().base}/docs?lang=en`);
    expect(answer?.headers()['content-security-policy']).not.toMatch(
      /unsafe|upgrade-insecure|https?:|swagger\.io/,
    );
    const operations = page.locator('.opblock-summary-path');
    await operations.first().waitFor();
    const paths = (await operations.allInnerTexts()).map((text) => text.replace(/[\s\u200b]/g, ''));
    const document = await server().json<{ paths: object }>('/openapi.json');
    expect(paths.toSorted()).toEqual(Object.keys(document.paths).toSorted());
    expect(await page.locator('#operations').count()).toBe(0);
  }, 120_000);

  it(
    'an operation of each kind sends a small request that works, and brings the answer into view',
    async () => {
      await page.goto(`${server().base}/docs?lang=en`);
      const blocks = page.locator('.opblock');
      await blocks.first().waitFor();
      const names = await blocks.evaluateAll((all) => all.map(({ id }) => id));
      expect(names.length).toBeGreaterThan(15);
      for (const name of sampled(names, verbOf)) {
        const block = page.locator(`[id="${name}"]`);
        await block.locator('.opblock-summary-control').click();
        await block.locator('button.execute').click();
        const status = block.locator('.live-responses-table .response-col_status').last();
        await status.waitFor();
        expect(await status.innerText(), name).toMatch(/^200/);
        const address = await block.locator('.request-url pre').innerText();
        expect([...new URL(address).searchParams].length, address).toBeLessThanOrEqual(3);
        const { length } = await server().text(address);
        expect(length, address).toBeLessThan(address.endsWith('/metrics') ? 200_000 : 20_000);
        await vi.waitFor(async () => {
          const { y = -1 } = (await status.boundingBox()) ?? {};
          expect(y, `${name} in view`).toBeGreaterThan(0);
          expect(y, `${name} in view`).toBeLessThan(900);
        }, 20_000);
        await block.locator('.opblock-summary-control').click();
      }
    }, // All operations take their time on a busy machine.
    isLong ? 900_000 : 240_000,
  );

  it('a link to an operation opens it, and leads to it without script too', async () => {
    const hash = '/releases/getRelease';
    await page.goto(`${server().base}/docs?lang=en#${hash}`);
    const operation = page.locator('[id="operations-releases-getRelease"]');
    await operation.locator('button.execute').waitFor();
    const isInView = (box: { readonly y: number } | null) => {
      // The top of the window, but for a part of a pixel.
      expect(box?.y ?? -900).toBeGreaterThan(-1);
      expect(box?.y ?? -900).toBeLessThan(900);
    };
    await vi.waitFor(async () => isInView(await operation.boundingBox()), 20_000);
    const plain = await contextOf(browser, server().base, { javaScriptEnabled: false });
    const still = await plain.newPage();
    await still.goto(`${server().base}/docs?lang=en#${hash}`);
    await vi.waitFor(
      async () => isInView(await still.locator(`article[id="${hash}"]`).boundingBox()),
      20_000,
    );
    await plain.close();
  }, 120_000);

  it('parameters stand under the headings of their groups, in the language of the page', async () => {
    for (const [lang, groups] of [
      ['en', ['What', 'When', 'How sure', 'Compute', 'Represent']],
      ['zh', ['查什么', '什么时候', '可靠程度', '计算', '呈现方式']],
    ] as const) {
      await page.goto(`${server().base}/docs?lang=${lang}`);
      const block = page.locator('[id$="-listObservations"]');
      await block.locator('.opblock-summary-control').click();
      const headings = block.locator('.parameter-group');
      await headings.first().waitFor();
      expect(await headings.allInnerTexts()).toEqual(groups);
    }
  }, 120_000);

  it('the filter leaves the operations whose path has the word', async () => {
    await page.goto(`${server().base}/docs?lang=en`);
    await page.locator('.operation-filter-input').fill('/v1/releases/{id}/files');
    await vi.waitFor(async () => expect(await page.locator('.opblock').count()).toBe(1), 20_000);
  }, 120_000);

  it('has headings and a filter in Chinese on the Chinese page', async () => {
    await page.goto(`${server().base}/docs?lang=zh`);
    await page.locator('#swagger-ui:not([hidden]) .opblock-tag').first().waitFor();
    expect(await page.locator('.operation-filter-input').getAttribute('placeholder')).toMatch(/^按路径筛选/);
    const tags = await page.locator('.opblock-tag > span, .opblock-tag > a').allInnerTexts();
    expect(tags).toContain('观测值');
    // SDMX is a name.
    for (const tag of tags) expect(tag).toMatch(/[一-鿿]|^SDMX$/);
  }, 60_000);

  it('the language and the theme of the header hold on pages of one language', async () => {
    await page.goto(`${server().base}/docs?lang=zh`, { waitUntil: 'networkidle' });
    await page.locator('#theme').click();
    await page.goto(`${server().base}/docs`, { waitUntil: 'networkidle' });
    expect(page.url()).toBe(`${server().base}/docs?lang=zh`);
    expect(await page.evaluate('document.documentElement.className')).toBe('dark-mode');
    await page.locator('.languages [hreflang="en"]').click();
    await page.waitForURL(`${server().base}/docs?lang=en`);
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.goto(`${server().base}/?q=computing&lang=zh`);
    await page.goto(`${server().base}/?q=computing`);
    await page.waitForURL(`${server().base}/?q=computing&lang=zh`);
  }, 120_000);
});

describe('the list of operations without script', () => {
  const server = served({ folder: seedFolder });

  it('has every operation with its parameters and an example that answers 200', async () => {
    const html = await server().text('/docs?lang=en');
    const document = new Described(await server().json<Document>('/openapi.json'));
    for (const [path, { summary, operationId, tags, parameters = [] }] of document.operations()) {
      const [article = ''] =
        html.split('<article ').filter((part) => part.includes(`<code class="path">${path}</code>`)) ?? [];
      expect(article, path).toContain(summary);
      // Where links of deprecations lead.
      expect(article, path).toMatch(new RegExp(`^id="/${tags}/${operationId}"`));
      for (const { name } of parameters) expect(article, path).toContain(`<dt><code>${name}</code></dt>`);
    }
    const examples = [...html.matchAll(/Example: <a href="([^"]*)"/g)].map(([, link = '']) =>
      link.replaceAll('&amp;', '&'),
    );
    expect(examples.length).toBeGreaterThan(15);
    for (const example of examples) expect((await server().get(example)).status, example).toBe(200);
  }, 120_000);
});
