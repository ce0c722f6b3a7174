import type { BrowserContext, Page, Response } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { Described, type Document } from '../http/openapi/document.ts';
import { seedFolder, served } from '../http/server.ts';
import { isLong, kindOfLink, sampled } from '../long-form.ts';
import { contextOf, noBrowser, watch } from './browser.ts';
import { visited } from './visited.ts';

/** Whether an operation is of one thing, by the name that Swagger UI gives the path of a block. */
const kindOf = (path: string) => `${path.includes('{')}`;

/** Answers that no parameter makes smaller: all metrics, and the XML Schema with every code. */
const isWholeDocument = /\/metrics$|\/schema\//;

const server = served({ folder: seedFolder });

describe.skipIf(noBrowser !== null)(`pages in Chromium${noBrowser === null ? '' : ` (${noBrowser})`}`, () => {
  const { browser } = visited();
  /** One visitor, so that Swagger UI is read and compiled once. */
  let visitor: BrowserContext;
  let page: Page;
  let complaints: string[];

  /** Opens a page in place of the one before. */
  async function opened(path: string): Promise<Response | null> {
    await page?.close();
    const watched = await watch(visitor, server().base);
    page = watched.page;
    complaints = watched.faults;
    return page.goto(path);
  }

  beforeAll(async () => {
    visitor = await contextOf(browser(), server().base);
  }, 120_000);
  afterAll(() => visitor?.close());
  afterEach(() => expect(complaints).toEqual([]));

  it('the start page runs under the strict policy, and its links resolve', async () => {
    const answer = await opened('/');
    await page.waitForLoadState('networkidle');
    expect(answer?.headers()['content-security-policy']).toContain("default-src 'self'");
    expect(await page.title()).toBe('China Data Economy Indicators');
    const styled = await page.evaluate('getComputedStyle(document.body).fontFamily');
    expect(styled).toContain('Source Sans');
    const links: string[] = await page
      .locator('a')
      .evaluateAll((anchors) => anchors.map((anchor) => String(anchor.getAttribute('href'))));
    const own = links.filter((href) => href.startsWith('/'));
    expect(own.length).toBeGreaterThanOrEqual(4);
    for (const href of sampled(own, kindOfLink))
      expect((await server().get(href, { method: 'HEAD' })).status, href).toBe(200);
  }, 120_000);

  describe('Swagger UI', () => {
    // Its page takes seconds, and is opened once.
    beforeAll(async () => {
      const answer = await opened('/docs?lang=en');
      expect(answer?.headers()['content-security-policy']).not.toMatch(
        /unsafe|upgrade-insecure|https?:|swagger\.io/,
      );
      await page.locator('.opblock-summary-path').first().waitFor();
    });

    it('lists every operation, under the strict policy', async () => {
      const operations = page.locator('.opblock-summary-path');
      const paths = (await operations.allInnerTexts()).map((text) => text.replace(/[\s\u200b]/g, ''));
      const document = await server().json<{ paths: object }>('/openapi.json');
      expect(paths.toSorted()).toEqual(Object.keys(document.paths).toSorted());
      expect(await page.locator('#operations').count()).toBe(0);
    }, 120_000);

    it(
      'sends a small request of each kind that works, and brings the answer into view',
      async () => {
        const blocks = await page
          .locator('.opblock')
          .evaluateAll((all) => all.map(({ id, textContent }) => ({ id, path: textContent ?? '' })));
        expect(blocks.length).toBeGreaterThan(15);
        for (const { id } of sampled(blocks, ({ path }) => kindOf(path))) {
          const block = page.locator(`[id="${id}"]`);
          await block.locator('.opblock-summary-control').click();
          await block.locator('button.execute').click();
          const status = block.locator('.live-responses-table .response-col_status').last();
          await status.waitFor();
          expect(await status.innerText(), id).toMatch(/^200/);
          const address = await block.locator('.request-url pre').innerText();
          expect([...new URL(address).searchParams].length, address).toBeLessThanOrEqual(3);
          const { length } = await server().text(address);
          expect(length, address).toBeLessThan(isWholeDocument.test(address) ? 400_000 : 20_000);
          await vi.waitFor(async () => {
            const { y = -1 } = (await status.boundingBox()) ?? {};
            expect(y, `${id} in view`).toBeGreaterThan(0);
            expect(y, `${id} in view`).toBeLessThan(900);
          }, 20_000);
          await block.locator('.opblock-summary-control').click();
        }
      }, // All operations take their time on a busy machine.
      isLong ? 900_000 : 240_000,
    );

    it('has the parameters under the headings of their groups', async () => {
      expect(await groups()).toEqual(['What', 'When', 'How sure', 'Compute', 'Represent']);
    }, 120_000);

    it('leaves the operations whose path has the word of the filter', async () => {
      await page.locator('.operation-filter-input').fill('/v1/releases/{id}/files');
      await vi.waitFor(async () => expect(await page.locator('.opblock').count()).toBe(1), 20_000);
    }, 120_000);

    it('keeps the language and the theme of other pages, with headings, groups and a filter in Chinese', async () => {
      await opened('/docs/methodology?lang=zh');
      await page.waitForLoadState('networkidle');
      await page.locator('#theme').click();
      await page.goto('/docs', { waitUntil: 'networkidle' });
      expect(page.url()).toBe(`${server().base}/docs?lang=zh`);
      expect(await page.evaluate('document.documentElement.className')).toBe('dark-mode');
      await page.locator('#swagger-ui:not([hidden]) .opblock-tag').first().waitFor();
      expect(await page.locator('.operation-filter-input').getAttribute('placeholder')).toMatch(
        /^按路径筛选/,
      );
      const tags = await page.locator('.opblock-tag > span, .opblock-tag > a').allInnerTexts();
      expect(tags).toContain('观测值');
      // SDMX is a name.
      for (const tag of tags) expect(tag).toMatch(/[一-鿿]|^SDMX$/);
      expect(await groups()).toEqual(['查什么', '什么时候', '可靠程度', '计算', '呈现方式']);
      const block = page.locator('[id$="-listObservations"]');
      await block.getByText('发送请求', { exact: true }).click();
      await block.locator('.live-responses-table pre').first().waitFor();
      const problem = block.locator('tr.response[data-code="400"]');
      await problem.getByText('结构', { exact: true }).click();
      await problem.locator('.json-schema-2020-12-accordion').first().click();
      await problem.getByText('全部展开', { exact: true }).first().click();
      for (const text of ['元素', '可返回200的地址。']) await problem.getByText(text).first().waitFor();
      expect(await page.evaluate(textsWithoutChinese)).toEqual([]);
      await page.locator('.languages [hreflang="en"]').click();
      await page.waitForURL(`${server().base}/docs?lang=en`);
      expect(await page.locator('html').getAttribute('lang')).toBe('en');
    }, 120_000);

    async function groups(): Promise<string[]> {
      const block = page.locator('[id$="-listObservations"]');
      await block.locator('.opblock-summary-control').click();
      const headings = block.locator('.parameter-group');
      await headings.first().waitFor();
      return headings.allInnerTexts();
    }
  });

  it('a link to an operation opens it, and leads to it without script too', async () => {
    const hash = '/releases/getRelease';
    await opened(`/docs?lang=en#${hash}`);
    const operation = page.locator('[id="operations-releases-getRelease"]');
    await operation.locator('button.execute').waitFor();
    const isInView = (box: { readonly y: number } | null) => {
      // The top of the window, but for a part of a pixel.
      expect(box?.y ?? -900).toBeGreaterThan(-1);
      expect(box?.y ?? -900).toBeLessThan(900);
    };
    await vi.waitFor(async () => isInView(await operation.boundingBox()), 20_000);
    const plain = await contextOf(browser(), server().base, { javaScriptEnabled: false });
    const still = await plain.newPage();
    await still.goto(`/docs?lang=en#${hash}`);
    await vi.waitFor(
      async () => isInView(await still.locator(`article[id="${hash}"]`).boundingBox()),
      20_000,
    );
    await plain.close();
  }, 120_000);

  it('the start page keeps the language too', async () => {
    await opened('/?q=computing&lang=zh');
    await page.goto('/?q=computing');
    await page.waitForURL(`${server().base}/?q=computing&lang=zh`);
  }, 120_000);
});

describe('the list of operations without script', () => {
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

/** What is said without a Chinese character, but for code, types and names. */
const textsWithoutChinese = `(() => {
  const block = document.querySelector('[id$="-listObservations"]');
  const names = '.opblock-summary-method, .opblock-summary-path, .parameter__in, .parameter__type, .parameter__name, td.header-col';
  const code = 'pre, code, option, textarea, .json-schema-2020-12__title, .json-schema-2020-12__attribute, .json-schema-2020-12-json-viewer__value';
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const { textContent, parentElement } = walker.currentNode;
    if (!/[a-z]{2}/i.test(textContent) || /[一-鿿]/.test(parentElement.textContent)) continue;
    if (parentElement.closest(names + ', ' + code) === null) found.push(textContent);
  }
  return found;
})()`;
