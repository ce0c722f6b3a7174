import type { Page } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import { noBrowser, open, type Watched } from './browser.ts';
import { visited } from './visited.ts';

describe.skipIf(noBrowser !== null)('the chart of an indicator', { timeout: 120_000 }, () => {
  const { browser, base } = visited();
  const opened: Watched[] = [];

  afterEach(async () => {
    const faults = opened.flatMap((each) => each.faults);
    for (const { context } of opened.splice(0)) await context.close();
    expect(faults).toEqual([]);
  });

  async function visit(path: string, options: Parameters<typeof open>[2] = {}): Promise<Watched> {
    const watched = await open(browser(), base(), options);
    opened.push(watched);
    await watched.page.goto(path);
    return watched;
  }

  /** Has the chart drawn in place of its picture. */
  async function touched(page: Page): Promise<void> {
    await page.waitForLoadState('networkidle');
    await page.locator('.stage-box').first().hover();
    await page.locator('.plot svg').first().waitFor();
    await page.locator('.stage-box picture').first().waitFor({ state: 'detached' });
  }

  it('stands with title and figure on the first screen, wide and narrow, before it weighs anything', async () => {
    for (const [width, height] of [
      [1440, 900],
      [390, 800],
    ] as const) {
      const { page, weights } = await visit('/indicators/digital-economy-size-caict?lang=en', {
        viewport: { width, height },
      });
      await page.waitForLoadState('networkidle');
      await page.locator('.headline .figure', { hasText: '53.9 trillion yuan' }).waitFor();
      const ends = await page.evaluate<number[]>(
        "['h1', '.lane.outturn', '.stage-box'].map((name) => document.querySelector(name).getBoundingClientRect().bottom)",
      );
      expect(Math.max(...ends)).toBeLessThanOrEqual(height);
      const sizes = [...weights].filter(([path]) => path.endsWith('.js'));
      expect(sizes.map(([path]) => path).filter((path) => /chart-library|drawn-chart/.test(path))).toEqual(
        [],
      );
      // None is known only to another one, which the browser would have to read first.
      const html = await page.content();
      expect(sizes.map(([path]) => path).filter((path) => !html.includes(path))).toEqual([]);
      expect(sizes.reduce((sum, [, size]) => sum + size, 0)).toBeLessThan(90_000);
      expect([...weights.values()].reduce((sum, size) => sum + size, 0)).toBeLessThan(350_000);
    }
  });

  it('shows the figure that is pointed at, by pointer and by keys, uncovered at every width', async () => {
    const { page } = await visit('/indicators/data-output-nda?lang=en', {
      viewport: { width: 1440, height: 900 },
    });
    await touched(page);
    await page.locator('.stage-box').focus();
    // From the newest outturn, 52.26 ZB of 2025, to the one before.
    await page.keyboard.press('ArrowLeft');
    await page.locator('.readout .figure', { hasText: '41.06 ZB' }).waitFor();
    await page.keyboard.press('Home');
    await page.locator('.readout .figure', { hasText: '32.85 ZB' }).waitFor();
    await page.keyboard.press('ArrowRight');
    await page.locator('.readout .figure', { hasText: '41.06 ZB' }).waitFor();
    await page.locator('.readout', { hasText: '41.055 to 41.065' }).waitFor();
    // Half of 1440 pixels is what a zoom of 200 % leaves.
    for (const width of [600, 640, 720, 768]) {
      await page.setViewportSize({ width, height: 900 });
      await page.locator('.readout').scrollIntoViewIfNeeded();
      const covered = await page.evaluate<boolean>(`(() => {
        const { left, right, top, bottom } = document.querySelector('.readout').getBoundingClientRect();
        const points = [[left + 2, top + 4], [(left + right) / 2, (top + bottom) / 2], [right - 2, bottom - 4]];
        return points.some(([x, y]) => !document.elementFromPoint(x, y)?.closest('.readout'));
      })()`);
      expect(covered, `${width}`).toBe(false);
    }
  });

  it('changes with its settings, which its address holds, and keeps the colour of its own series', async () => {
    const { page } = await visit('/indicators/digital-economy-value-added-nda?lang=en');
    await touched(page);
    const colour = () =>
      page.evaluate<string>(
        'document.querySelector(\'.plot svg path[stroke^="#"]:is([fill="#1f5fae"], [stroke="#1f5fae"])\') === null ? \'another\' : \'first\'',
      );
    expect(await colour()).toBe('first');
    await page.locator('.drawer summary').click();
    await page.locator('.comparisons .chip').first().click();
    await page.waitForURL(/compare=/);
    await page.locator('.drawer .chip', { hasText: '×' }).waitFor();
    expect(await page.locator('.drawer').getAttribute('open')).not.toBeNull();
    await page.locator('#control-axis').selectOption('log');
    await page.waitForURL(/axis=log/);
    await page.locator('.plot svg').waitFor();
    expect(page.url()).toMatch(/compare=/);
    await page.locator('.drawer .chip', { hasText: '×' }).click();
    await page.waitForURL((url) => !url.search.includes('compare'));
    await page.locator('#control-currency').selectOption('USD');
    await page.locator('.computation', { hasText: 'USD' }).waitFor();
    await page.locator('.readout .figure', { hasText: /US dollars|USD/ }).waitFor();
    await page.locator('.reset a').click();
    await page.waitForURL((url) => url.search === '?lang=en');
  });

  it('finds an indicator to compare with, and narrows its years by the handles below it', async () => {
    const { page } = await visit('/indicators/gdp-current-nbs?lang=en');
    await page.waitForLoadState('networkidle');
    await page.locator('.drawer summary').click();
    await page.locator('#control-add').pressSequentially('retail sales');
    await page.locator('#add-options option').first().waitFor({ state: 'attached' });
    const id = await page.locator('#add-options option').first().getAttribute('value');
    await page.locator('#control-add').fill(id ?? '');
    await page.waitForURL((url) => url.searchParams.get('compare') === id);
    await page.locator('.time-slider [name=from]').fill('2015');
    await page.waitForURL(/from=2015&to=\d{4}/);
    await page.locator('.stage-box[aria-label*="2015 to"]').waitFor();
  });

  it('works without script: its picture, its settings and its areas', async () => {
    const { page } = await visit('/indicators/gdp-current-nbs?lang=en', { javaScriptEnabled: false });
    const picture = page.locator('.stage-box img');
    const source = new URL((await picture.getAttribute('src')) ?? '', base());
    expect((await fetch(source)).headers.get('content-type')).toContain('image/svg+xml');
    await page.locator('.drawer summary').click();
    await page.locator('#control-transform').selectOption('yoy');
    await page.locator('.drawer button[type=submit]').click();
    await page.waitForURL(/transform=yoy/);
    await page.locator('.computation', { hasText: 'Growth over the same period' }).waitFor();
    expect(await page.locator('#control-transform').inputValue()).toBe('yoy');
  });
});
