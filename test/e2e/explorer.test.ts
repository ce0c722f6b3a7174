import type { BrowserContext } from 'playwright-core';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { everyNth } from '../long-form.ts';
import { contextOf, noBrowser, open, takenOver, type Watched, watch } from './browser.ts';
import { visited } from './visited.ts';

interface Answer {
  readonly page: { readonly total: number };
}

if (noBrowser !== null) console.warn(`Browser tests are skipped: ${noBrowser}.`);

describe.skipIf(noBrowser !== null)(
  `explorer${noBrowser === null ? '' : ` (${noBrowser})`}`,
  { timeout: 120_000 },
  () => {
    const { browser, base } = visited();
    /** One visitor for most tests, so that the chart library is read once. */
    let regular: BrowserContext;
    const opened: Watched[] = [];

    beforeAll(async () => {
      regular = await contextOf(browser(), base());
    }, 60_000);
    afterEach(async () => {
      const faults = opened.flatMap((each) => each.faults);
      for (const { page, context } of opened.splice(0))
        await (context === regular ? page.close() : context.close());
      expect(faults).toEqual([]);
    });

    /** Opens a page; with options, as a new visitor. */
    async function visit(path: string, options?: Parameters<typeof open>[2]): Promise<Watched> {
      const watched = options ? await open(browser(), base(), options) : await watch(regular, base());
      opened.push(watched);
      await watched.page.goto(path);
      if (!path.includes('lang=')) await takenOver(watched.page);
      return watched;
    }

    async function api(path: string): Promise<Answer> {
      const response = await fetch(base() + path);
      return JSON.parse(await response.text());
    }

    describe('search', () => {
      for (const [words, name] of [
        ['data output', 'Data output (NDA survey)'],
        ['数据生产总量', 'Data output (NDA survey)'],
      ] as const)
        it(`finds ${name} by "${words}" as it is typed`, async () => {
          const { page } = await visit('/');
          await page.locator('#search').pressSequentially(words);
          await page.locator('.result h3', { hasText: name }).first().waitFor();
          expect(new URL(page.url()).searchParams.get('q')).toBe(words);
          await page.locator('.result .latest .figure', { hasText: '52.26 ZB' }).first().waitFor();
        });

      it('narrows by facets, and says how many are left', async () => {
        const { page } = await visit('/?q=data');
        await page.locator('[data-facet=topic] .facet', { hasText: 'Data market' }).click();
        await page.waitForURL(/topic=data-market/);
        const { page: found } = await api('/v1/indicators?q=data&topic=data-market');
        await page.locator('#count', { hasText: `${found.total} indicators` }).waitFor();
      });

      it('suggests what to do when no indicator matches', async () => {
        const { page } = await visit('/?q=zzzzqqqq');
        await page.locator('.empty', { hasText: 'Try fewer words' }).waitFor();
      });
    });

    it('shows the whole hint of the search on a narrow screen, in both languages', async () => {
      for (const lang of ['en', 'zh']) {
        const { page } = await visit(`/?lang=${lang}`, { viewport: { width: 360, height: 740 } });
        await page.locator('.search input').first().waitFor();
        const spare = await page.evaluate(`(() => {
          const box = document.querySelector('.search input');
          const style = getComputedStyle(box);
          const context = document.createElement('canvas').getContext('2d');
          context.font = [style.fontWeight, style.fontSize, style.fontFamily].join(' ');
          const padding = parseFloat(style.paddingLeft) + parseFloat(style.paddingRight);
          return box.clientWidth - padding - context.measureText(box.placeholder).width;
        })()`);
        expect(spare, lang).toBeGreaterThanOrEqual(0);
      }
    });

    describe('indicator', () => {
      it('shows actual, forecast and target apart', async () => {
        const { page } = await visit('/indicators/digital-economy-value-added-nda');
        await page.locator('.lane.outturn .figure', { hasText: /^49 trillion yuan/ }).waitFor();
        await page.locator('.lane.outturn .range', { hasText: '48.5 to 49.5 trillion' }).waitFor();
        await page.locator('.lane.forecast').waitFor({ state: 'detached' });
      });

      it('leads with the figure, its area and its grade, and what that rests on, in both languages', async () => {
        const { page } = await visit('/indicators/digital-economy-size-caict?lang=en');
        const card = page.locator('.lane.outturn');
        await card.locator('.label', { hasText: /China.*2023.*actual.*A · confirmed/ }).waitFor();
        await card.getByText('1 independent confirmation, on 2024-09-12').waitFor();
        await page.locator('.languages a', { hasText: '中文' }).click();
        await card.locator('.label', { hasText: /中国.*2023年.*A · 已获印证/ }).waitFor();
        await card.getByText('1次独立印证（2024-09-12）').waitFor();
      });

      it('shows the figure of another area once it is chosen', async () => {
        const { page } = await visit('/indicators/5g-base-stations-provincial?lang=en');
        await page.locator('.lane.outturn .area').waitFor();
        await page.locator('#area').selectOption('CN-BJ');
        await page.waitForURL(/area=CN-BJ/);
        await page
          .locator('.lane.outturn', { hasText: 'Beijing' })
          .locator('.figure', { hasText: '122,000' })
          .waitFor();
      });
    });

    it('opens a row of the table to copy its citation, at the place where it was, and closes it by going back', async () => {
      const { page } = await visit('/indicators/gdp-current-nbs?view=table&lang=en');
      const row = page.locator('tr', { hasText: '134.8066' });
      await row.locator('th a').click();
      await page.waitForURL(/statement=gdp-current-nbs\.CN\.2024\./);
      await page.locator('.quoted', { hasText: 'GB/T 7714' }).getByRole('button', { name: 'Copy' }).waitFor();
      await page.locator('.how-sure', { hasText: 'One other statement disputes it.' }).waitFor();
      await page.goBack();
      await page.locator('.quoted').first().waitFor({ state: 'detached' });
      await page.locator('.view-tabs a', { hasText: 'Revisions' }).click();
      await page.locator('.statement.current', { hasText: '134.8066 trillion yuan' }).waitFor();
    });

    it('returns to the search by the browser’s back button, at the same scroll position', async () => {
      const { page } = await visit('/?q=data');
      await page.locator('.result').nth(15).scrollIntoViewIfNeeded();
      const before = await page.evaluate<number>('scrollY');
      await page.locator('.result a').nth(15).click();
      await page.locator('.lane').first().waitFor();
      // Who listens or uses the keyboard starts at the heading of the new page.
      expect(await page.evaluate<string>('document.activeElement.tagName')).toBe('H1');
      await page.goBack();
      await page.locator('.result').nth(15).waitFor();
      await page.waitForFunction(`Math.abs(scrollY - ${before}) < 4`);
      expect(await page.locator('#search').inputValue()).toBe('data');
    });

    it('has more checks at an address of their own, which the back button finds again', async () => {
      const { page } = await visit('/checks?lang=en');
      const section = page.locator('main section').nth(1);
      await section.getByRole('link', { name: 'Show more' }).click();
      await page.waitForURL(/consistent=20/);
      await section.locator('.check').nth(19).waitFor();
      await page.locator('.site-nav a', { hasText: 'Areas' }).click();
      await page.waitForURL(/\/areas/);
      await page.goBack();
      await section.locator('.check').nth(19).waitFor();
      await page.goBack();
      await section.locator('.check').nth(19).waitFor({ state: 'detached' });
    });

    it('is usable by the keyboard alone', async () => {
      const { page } = await visit('/');
      await page.locator('.card h3').first().waitFor();
      await page.keyboard.press('Tab');
      expect(await page.evaluate<string>('document.activeElement.className')).toBe('skip');
      await page.keyboard.press('/');
      await page.keyboard.type('data output nda');
      // What the first letters find goes away again, and the focus with it.
      await page.waitForURL(/q=data(%20|\+)output(%20|\+)nda/);
      await page.locator('.result h3', { hasText: 'Data output (NDA survey)' }).first().waitFor();
      await page.waitForLoadState('networkidle');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.waitForURL(/indicators/);
      await page.locator('h1').first().waitFor();
    });

    it('shows the first picture in the theme that was chosen, whatever that of the system', async () => {
      for (const [chosen, system] of [
        ['dark', 'light'],
        ['light', 'dark'],
      ] as const) {
        const { page, context } = await open(browser(), base(), { colorScheme: system });
        await context.addInitScript(`localStorage.setItem('theme', '${chosen}')`);
        await page.goto('/indicators/gdp-current-nbs?lang=en');
        const shown = await page.evaluate("document.querySelector('.stage-box img').currentSrc");
        expect([chosen, `${shown}`.includes('theme=dark')]).toEqual([chosen, chosen === 'dark']);
        await context.close();
      }
    });

    it('remembers the language and the theme', async () => {
      const { page } = await visit('/indicators/data-output-nda?lang=zh');
      await page.locator('h1', { hasText: '数据生产总量（国家数据局调查）' }).waitFor();
      await page.locator('#theme').click();
      await page.locator('.site-nav a', { hasText: '报道' }).click();
      await page.waitForURL(/article\?lang=zh/);
      expect(await page.locator('html').getAttribute('lang')).toBe('zh');
      expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
      await page.locator('h1', { hasText: '一篇报道，8个数值' }).waitFor();
      await page.goto('/article?lang=en');
      await page.locator('h1', { hasText: 'One article, 8 figures' }).waitFor();
    });

    it('has the eight figures of the article with their places', async () => {
      const { page } = await visit('/article');
      await page.locator('.article-figure').nth(7).waitFor();
      const figures = await page.locator('.stated .figure').allTextContents();
      expect(figures).toEqual(
        expect.arrayContaining([
          '41.06 ZB',
          '25%',
          'about 49 trillion yuan',
          'over 400,000',
          '5.86 trillion yuan',
        ]),
      );
      expect(figures).toHaveLength(8);
    });

    it('groups checks by their outcome in the API, and links to their operands', async () => {
      const { page } = await visit('/checks');
      const { page: inconsistent } = await api('/v1/checks?outcome=inconsistent&limit=1');
      await page.locator('.outcomes .inconsistent .count', { hasText: `${inconsistent.total}` }).waitFor();
      await page.locator('.check.inconsistent').first().waitFor();
      await page.locator('.outcomes .consistent').click();
      await page.waitForURL(/outcome=consistent/);
      await page.locator('.check.inconsistent').first().waitFor({ state: 'detached' });
      expect(await page.locator('.check').count()).toBe(10);
      await page.locator('.more a').click();
      await page.locator('.check').nth(19).waitFor();
      await page.locator('.check summary').first().click();
      await page.locator('.operands a').first().click();
      await page.waitForURL(/indicators/);
    });

    it('shows an area with the areas in it and the latest figures that the API has', async () => {
      const { page } = await visit('/areas/CN-GD?lang=en');
      await page.locator('h1', { hasText: 'Guangdong' }).waitFor();
      const answer = await fetch(`${base()}/v1/areas/CN-GD`);
      const body: { data: { figures: { name: { en: string } }[] } } = JSON.parse(await answer.text());
      const shown = await page.locator('.area-figure h4').allTextContents();
      expect(shown.toSorted()).toEqual(body.data.figures.map(({ name }) => name.en).toSorted());
      await page.locator('.area-list a', { hasText: 'Shenzhen' }).click();
      await page.waitForURL(/areas\/CN-440300/);
      await page.locator('h1', { hasText: 'Shenzhen' }).waitFor();
      expect(await page.locator('.crumb a').allTextContents()).toEqual([
        'Areas',
        'World',
        'China',
        'Guangdong',
      ]);
    });

    it('names each page for those who only read its head', async () => {
      const page = await (await fetch(`${base()}/indicators/data-output-nda?lang=zh`)).text();
      expect(page).toContain('<title>数据生产总量（国家数据局调查） · 中国数据经济指标</title>');
      expect(page).toContain('<html lang="zh"');
      expect((await fetch(`${base()}/indicators/nope`)).status).toBe(404);
      expect((await fetch(`${base()}/v1/nope`)).headers.get('content-type')).toContain(
        'application/problem+json',
      );
    });

    it('does not shift, nor spill over the edge of a phone', async () => {
      for (const path of everyNth(2, [
        '/',
        '/?q=data',
        '/indicators/data-output-nda',
        '/checks',
        '/areas/CN-GD',
        '/article',
      ])) {
        const { page } = await visit(path, { viewport: { width: 360, height: 780 } });
        await page.waitForLoadState('networkidle');
        expect(
          await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth'),
          path,
        ).toBeLessThanOrEqual(0);
        const shift = `new Promise((done) => { let sum = 0; new PerformanceObserver((list) => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value; }).observe({ type: 'layout-shift', buffered: true }); setTimeout(() => done(sum), 200); })`;
        expect(await page.evaluate<number>(shift), path).toBeLessThan(0.05);
      }
    });

    it('weighs under 300 kB without the chart library, and under 700 kB with it', async () => {
      for (const path of everyNth(2, [
        '/indicators/data-output-nda',
        '/',
        '/areas/CN',
        '/article',
        '/checks',
      ])) {
        const { page, weights } = await visit(path, { locale: 'en-GB' });
        await page.waitForLoadState('networkidle');
        await page.mouse.wheel(0, 400);
        await page.waitForLoadState('networkidle');
        const library = [...weights]
          .filter(([name]) => name.includes('chart-library'))
          .reduce((sum, [, size]) => sum + size, 0);
        const all = [...weights.values()].reduce((sum, size) => sum + size, 0);
        expect(all - library, path).toBeLessThan(300_000);
        expect(all, path).toBeLessThan(700_000);
      }
    });
  },
);
