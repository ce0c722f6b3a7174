import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { seedFolder, served } from '../http/server.ts';
import { contextOf, launch, noBrowser, watch } from './browser.ts';

describe.skipIf(noBrowser !== null)(`pages in Chromium${noBrowser === null ? '' : ` (${noBrowser})`}`, () => {
  const server = served({ folder: seedFolder });
  let browser: Browser;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    browser = await launch();
  }, 60_000);
  afterAll(() => browser.close());
  beforeEach(async () => {
    const opened = await watch(await contextOf(browser, server().base), server().base);
    page = opened.page;
    complaints = opened.faults;
  });
  afterEach(async () => {
    await page.context().close();
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
  }, 60_000);

  it('the documentation lists every operation', async () => {
    const answer = await page.goto(`${server().base}/docs?lang=en`, { waitUntil: 'networkidle' });
    expect(answer?.headers()['content-security-policy']).not.toMatch(
      /unsafe|upgrade-insecure|https?:|swagger\.io/,
    );
    const operations = page.locator('.opblock-summary-path');
    await operations.first().waitFor();
    const paths = (await operations.allInnerTexts()).map((text) => text.replace(/[\s\u200b]/g, ''));
    const document = await server().json<{ paths: object }>('/openapi.json');
    expect(paths.toSorted()).toEqual(Object.keys(document.paths).toSorted());
  }, 60_000);

  it('every operation succeeds with its example parameters', async () => {
    await page.goto(`${server().base}/docs`, { waitUntil: 'networkidle' });
    const blocks = page.locator('.opblock');
    await blocks.first().waitFor();
    const names = await blocks.evaluateAll((all) => all.map(({ id }) => id));
    expect(names.length).toBeGreaterThan(15);
    for (const name of names) {
      const block = page.locator(`[id="${name}"]`);
      await block.locator('.opblock-summary-control').click();
      await block.locator('button.execute').click();
      const status = block.locator('.live-responses-table .response-col_status').last();
      await status.waitFor();
      expect(await status.innerText(), name).toMatch(/^200/);
      if (name.endsWith('-listObservations'))
        expect(await block.locator('.live-responses-table').innerText()).toContain('41.06');
      await block.locator('.opblock-summary-control').click();
    }
  }, 120_000);
});
