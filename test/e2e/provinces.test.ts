import { describe, expect, it } from 'vitest';
import { noBrowser, open } from './browser.ts';
import { visited } from './visited.ts';

const path = '/indicators/digital-economy-gdp-share-provincial-caict?view=map&lang=en';

describe.skipIf(noBrowser !== null)('the map of provinces', { timeout: 120_000 }, () => {
  const { browser, base } = visited();

  it.each([
    [320, 'dark'],
    [1440, 'light'],
  ] as const)('is read, moved through time and chosen from at %d px', async (width, colorScheme) => {
    const viewport = { width, height: 900 };
    const { page, context, faults } = await open(browser(), base(), { viewport, colorScheme });
    await page.goto(path);
    await page.locator('.period-slider input').waitFor();
    expect(
      await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth'),
    ).toBeLessThanOrEqual(0);

    // What a tile says stands where no tile is, and nothing of it is cut off.
    const tip = page.locator('.tip', { hasText: 'Guangdong' });
    await page.locator('.tile.c4.r6 a').hover();
    const opacity = "getComputedStyle(document.querySelector('.tile.c4.r6 .tip')).opacity";
    expect(await page.evaluate<string>(opacity)).toBe('1');
    expect(await tip.textContent()).toBe('Guangdong 47.5%, rank 4 of 11, uncertain: 4 to 10');
    expect(await tip.evaluate((it) => it.scrollHeight - it.clientHeight)).toBeLessThanOrEqual(0);
    const covered = `[...document.querySelectorAll('.tile')].filter((tile) => {
      const [a, b] = [tile.getBoundingClientRect(), document.querySelector('.tip').getBoundingClientRect()];
      return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
    }).length`;
    expect(await page.evaluate<number>(covered)).toBe(0);

    // Texts stay in their tiles.
    const spilt = `[...document.querySelectorAll('.tile > a > span:not(.tip)')].filter((text) =>
      text.offsetWidth > text.closest('.tile').offsetWidth).map((text) => text.textContent)`;
    expect(await page.evaluate(spilt)).toEqual([]);

    // A tile is a link that the keyboard reaches: Guangdong is added, then Zhejiang.
    await page.locator('.tile.c4.r6 a').focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/area=CN-GD(&|$)/);
    await page.locator('.tile.c6.r5 a').click();
    await page.waitForURL(/area=CN-GD,CN-ZJ/);
    await page.locator('.tile a[aria-current]').nth(1).waitFor();

    // The slider moves to the period before; what is chosen stays.
    await page.locator('.period-slider input').focus();
    await page.keyboard.press('ArrowLeft');
    await page.waitForURL(/at=2019/);
    await page.locator('h2', { hasText: '2019: 2 of 31 provincial areas' }).waitFor();
    expect(page.url()).toContain('area=CN-GD,CN-ZJ');

    await page.locator('.chosen-provinces .button').click();
    await page.waitForURL((url) => url.search.includes('area=CN-GD,CN-ZJ') && !url.search.includes('view='));
    expect(faults).toEqual([]);
    await context.close();
  });

  it('lists hundreds of figures that are read, followed and translated, though the script leaves them alone', async () => {
    const { page, context, faults } = await open(browser(), base());
    await page.goto('/areas/CN?lang=en');
    const topics = page.locator('.topic-figures');
    const rendered = await topics.count();
    await page.locator('#theme').click();
    const first = topics.first();
    await first.locator('summary').click();
    await first.locator('.area-figure h4 a').first().click();
    await page.waitForURL(/\/indicators\/.*lang=en/);
    await page.goBack();
    await topics.first().waitFor();
    expect(await topics.count()).toBe(rendered);

    await page.locator('.languages a', { hasText: '中文' }).click();
    await page.locator('h2', { hasText: '最新数值' }).waitFor();
    expect(await topics.count()).toBe(rendered);
    expect(await topics.first().locator('summary h3').textContent()).toMatch(/\p{Script=Han}/u);
    expect(faults).toEqual([]);
    await context.close();
  });
});
