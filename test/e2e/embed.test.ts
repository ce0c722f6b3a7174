import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noBrowser } from './browser.ts';
import { visited } from './visited.ts';

/** What a script finds in the frame with the chart. */
async function inside(page: Page, script: string): Promise<unknown> {
  return page.frame({ url: /\/embed\// })?.evaluate(script);
}

describe.skipIf(noBrowser !== null)('a page of another site', () => {
  const { browser, base } = visited();
  let site: Server;
  let shown = '';

  beforeAll(async () => {
    site = createServer((_, response) => response.setHeader('content-type', 'text/html').end(shown));
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => void site.close());

  const elsewhere = () => `http://127.0.0.1:${(site.address() as AddressInfo).port}/`;

  it('shows the chart by the code that the page of the indicator offers, at 300 pixels too, and no other page', async () => {
    const context = await browser().newContext({ viewport: { width: 300, height: 700 } });
    const page = await context.newPage();
    // The first page waits for the bundle.
    await page.goto(`${base()}/indicators/data-output-nda?transform=yoy&lang=en`, { timeout: 100_000 });
    const code = await page.locator('[data-snippet="Interactive chart"] code').textContent();
    expect(code).toContain('title="Data output (NDA survey)"');
    shown = `<!doctype html><title>Elsewhere</title>${code}<iframe id="whole" src="${base()}/indicators/data-output-nda"></iframe>`;
    await page.goto(elsewhere());
    const frame = page.frameLocator('iframe[title="Data output (NDA survey)"]');
    const picture = frame.getByRole('img', { name: 'Chart: Data output (NDA survey)' });
    await picture.waitFor();
    const size = await inside(
      page,
      'document.images[0].decode().then(() => document.images[0].naturalWidth)',
    );
    expect(size).toBe(360);
    expect(await inside(page, 'document.documentElement.scrollWidth > innerWidth')).toBe(false);
    await frame.locator('figure').hover();
    const drawn = frame.locator('.plot svg');
    await drawn.getByText('Data output (NDA survey)').waitFor();
    expect(await drawn.textContent()).toContain('computed: growth');
    expect(await drawn.textContent()).toContain('Computed from figures of');
    expect(await picture.count()).toBe(0);
    const [whole] = await Promise.all([
      context.waitForEvent('page'),
      frame.getByRole('link', { name: 'China Data Economy Indicators' }).click(),
    ]);
    expect(whole.url()).toBe(`${base()}/indicators/data-output-nda?transform=yoy&lang=en`);
    // Chromium shows a page of its own in place of one that refuses.
    const refused = page.frames().find((one) => one.parentFrame() !== null && !one.url().includes('/embed/'));
    expect(refused?.url()).toMatch(/^chrome-error:/);
    await context.close();
  });
});
