import type { BrowserContext, Page, Route } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noBrowser, open, takenOver } from './browser.ts';
import { visited } from './visited.ts';

/** States a person meets when something is missing: console errors of the failing request itself are expected here. */
describe.skipIf(noBrowser !== null)('explorer when things fail', { timeout: 120_000 }, () => {
  const { browser, base } = visited();
  let page: Page;
  let context: BrowserContext;

  beforeEach(async () => {
    ({ page, context } = await open(browser(), base()));
  });
  afterEach(async () => {
    // A request that is still held would fail with its page.
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await context.close();
  });

  it('names the missing page and links to one that exists', async () => {
    await page.goto('/indicators/data-output-ndx');
    await page.locator('.failure h1', { hasText: 'There is nothing here' }).waitFor();
    await page.locator('.near-matches a', { hasText: 'Data output (NDA survey)' }).first().waitFor();
  });

  it('shows the detail of a refused setting, and the way back', async () => {
    await page.goto('/indicators/data-output-nda?period=2024-Q9');
    await page.locator('.failure', { hasText: '2024-Q9' }).waitFor();
  });

  it('says that one is offline, and loads again once one is back', async () => {
    await page.goto('/');
    await takenOver(page);
    await page.locator('.card h3').first().waitFor();
    await context.setOffline(true);
    await page.locator('#search').fill('computing');
    await page.locator('.failure h2', { hasText: 'You are offline' }).waitFor();
    await context.setOffline(false);
    await page.locator('.result').first().waitFor();
  });

  for (const [status, title] of [
    [429, 'Too many requests'],
    [503, 'The server cannot answer just now'],
  ] as const)
    it(`waits as long as ${status} says, then loads`, async () => {
      let refused = 0;
      await page.route('**/v1/indicators?q=*', async (route: Route) => {
        refused += 1;
        if (refused > 1) return route.continue();
        return route.fulfill({
          status,
          headers: { 'retry-after': '1' },
          contentType: 'application/problem+json',
          body: JSON.stringify({ title: 'x', status, detail: 'Come back in a second.' }),
        });
      });
      await page.goto('/');
      await takenOver(page);
      await page.locator('#search').fill('computing');
      await page.locator('.failure h2', { hasText: title }).waitFor();
      await page.locator('.result').first().waitFor();
      expect(refused).toBe(2);
    });

  it('keeps the page that is there until the next one is loaded', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.goto('/');
    await takenOver(page);
    const asked = page.waitForRequest(/v1\/latest/);
    await page.route('**/v1/latest?*', async (route: Route) => {
      await held;
      await route.continue();
    });
    await page.locator('#search').fill('computing');
    await asked;
    await page.locator('.card h3').first().waitFor();
    expect(await page.locator('.result').count()).toBe(0);
    release();
    await page.locator('.result').first().waitFor();
    expect(await page.locator('.card').count()).toBe(0);
  });
});
