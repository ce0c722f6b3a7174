import type { BrowserContext } from 'playwright-core';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { formatName } from '../../src/explorer/page/words/format-name.ts';
import { contextOf, noBrowser, open, type Watched, watch } from './browser.ts';
import { visited } from './visited.ts';

interface Row {
  readonly id: string;
  readonly period: string;
  readonly display: string;
  readonly statement: string;
  readonly value: number | null;
  readonly periodEnd: string;
  readonly nature?: string;
  readonly indicatorName?: string;
}

interface Answer {
  readonly data:
    | readonly Row[]
    | { readonly formats: readonly { readonly name: string; readonly gives: string }[] };
  readonly page: { readonly total: number };
}

if (noBrowser !== null) console.warn(`Browser tests are skipped: ${noBrowser}.`);

describe.skipIf(noBrowser !== null)(
  `explorer${noBrowser === null ? '' : ` (${noBrowser})`}`,
  { timeout: 60_000 },
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
      return watched;
    }

    async function api(path: string): Promise<Answer> {
      const response = await fetch(base() + path);
      return JSON.parse(await response.text());
    }

    async function rows(path: string): Promise<readonly Row[]> {
      const { data } = await api(path);
      return Array.isArray(data) ? data : [];
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

    describe('indicator', () => {
      it('shows actual, forecast and target apart', async () => {
        const { page } = await visit('/indicators/digital-economy-value-added-nda');
        await page.locator('.lane.outturn .figure', { hasText: /^49 trillion yuan/ }).waitFor();
        await page.locator('.lane.outturn .range', { hasText: '48.5 to 49.5 trillion' }).waitFor();
        await page.locator('.lane.forecast').waitFor({ state: 'detached' });
      });

      it('leads with the grade and says what it rests on, in both languages', async () => {
        const { page } = await visit('/indicators/digital-economy-size-caict');
        const card = page.locator('.lane.outturn');
        const label = card.locator('.label > :first-child');
        await label.filter({ hasText: 'A · confirmed' }).waitFor();
        await card.getByText('1 independent confirmation, on 2024-09-12').waitFor();
        await page.locator('[data-lang=zh]').click();
        await label.filter({ hasText: 'A · 已获印证' }).waitFor();
        await card.getByText('1次独立印证，2024-09-12').waitFor();
        await page.locator('[data-lang=en]').click();
        await label.filter({ hasText: 'A · confirmed' }).waitFor();
      });

      it('draws the chart, and shows the API’s figures in the tooltip', async () => {
        const { page } = await visit('/indicators/data-output-nda');
        await page.locator('.plot').scrollIntoViewIfNeeded();
        await page.locator('.plot svg').waitFor();
        const [row] = await rows('/v1/observations?indicator=data-output-nda&period=2024');
        const box = await page.locator('.plot').boundingBox();
        if (box === null || row === undefined) throw new Error('There is no plot, or no figure.');
        await page.locator('.plot').hover({ position: { x: box.width / 2, y: box.height * 0.6 } });
        await page.locator(`.readout[data-id="${row.id}"]`).waitFor();
        expect(await page.locator('.readout .figure').textContent()).toBe(row.display);
        // The chart's own tooltip, drawn as text, says the same.
        await page.locator('.plot svg text', { hasText: row.display }).first().waitFor();
      });

      it('moves from point to point by the keyboard', async () => {
        const { page } = await visit('/indicators/data-output-nda');
        await page.locator('.plot').scrollIntoViewIfNeeded();
        await page.locator('.plot svg').waitFor();
        await page.locator('.stage-box').focus();
        await page.keyboard.press('Home');
        expect(await page.locator('.readout .figure').textContent()).toBe('32.85 ZB');
        await page.keyboard.press('ArrowRight');
        expect(await page.locator('.readout .figure').textContent()).toBe('41.06 ZB');
        expect(await page.locator('#announcer').textContent()).toContain('41.06 ZB');
      });

      it('has every figure of the chart in the table', async () => {
        const { page } = await visit('/indicators/data-output-nda');
        const data = await rows('/v1/observations?indicator=data-output-nda');
        await page.locator('tbody td.number').first().waitFor();
        const shown = await page.locator('.figure-part tbody td.number').allTextContents();
        expect(shown.toSorted()).toEqual(data.map((row) => row.display).toSorted());
      });

      it('lists every format, and the download opens', async () => {
        const { page } = await visit('/indicators/data-output-nda');
        const { data } = await api('/v1');
        const names = 'formats' in data ? data.formats.filter(({ gives }) => gives !== 'feed') : [];
        const links = page.locator('.downloads a');
        await links.first().waitFor();
        expect((await links.allTextContents()).toSorted()).toEqual(
          names.map(({ name }) => formatName(name)).toSorted(),
        );
        for (const link of await links.all()) {
          const answer = await fetch(new URL((await link.getAttribute('href')) ?? '', base()));
          expect(answer.status, await link.innerText()).toBe(200);
        }
        const [download] = await Promise.all([
          page.waitForEvent('download'),
          links.filter({ hasText: 'CSV' }).click(),
        ]);
        expect(download.suggestedFilename()).toBe('data-output-nda.csv');
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

      it('cites the shown figures in every citation format of the API', async () => {
        const { page } = await visit('/indicators/data-output-nda');
        await page.locator('.citation', { hasText: 'China Data Economy Indicators' }).waitFor();
        const [newest] = await rows('/v1/observations?indicator=data-output-nda&last=1');
        expect(newest?.statement).toMatch(/\d{4}: [\d.]+ ZB, as stated by .* on \d{4}-/);
        expect(await page.locator('.citation').textContent()).toContain(newest?.statement);
        await page.locator('.cite .tabs button', { hasText: 'bibtex' }).click();
        await page.locator('.citation', { hasText: '@misc{' }).waitFor();
        expect(await page.locator('.cite .tabs button').count()).toBe(6);
      });

      it('shows the exact address of the shown data', async () => {
        const { page } = await visit('/indicators/data-output-nda?period=2024..2025');
        const exact = await page.locator('#exact').textContent();
        const data = await rows((exact ?? '').replace(base(), ''));
        expect(data.map((row) => row.period)).toEqual(['2024', '2025']);
        await page.locator('.tabs button', { hasText: 'Python' }).click();
        await page.locator('.snippet', { hasText: "pd.read_csv('" }).waitFor();
      });

      it('puts into the copied call what the page itself does not ask for', async () => {
        const { page } = await visit('/indicators/data-output-nda?period=2024..2025');
        await page.locator('#call-labels').selectOption('both');
        await page.locator('#call-meta').selectOption('none');
        await page.locator('#call-lane').selectOption('outturn');
        await page.locator('#call-updatedAfter').fill('2025-12-31');
        await page.locator('#exact', { hasText: 'updatedAfter=2025-12-31' }).waitFor();
        const exact = (await page.locator('#exact').textContent()) ?? '';
        expect(exact).toMatch(/lane=outturn.*labels=both.*meta=none|labels=both.*meta=none.*lane=outturn/);
        const data = await rows(exact.replace(base(), ''));
        expect(data.map((row) => [row.period, row.indicatorName])).toEqual([
          ['2025', 'Data output (NDA survey)'],
        ]);
        expect(data[0]).not.toHaveProperty('links');
      });

      it('reproduces the view from its link', async () => {
        const { page } = await visit('/indicators/data-output-nda');
        await page.locator('#control-from').selectOption('2024');
        await page.waitForURL(/period=2024\.\.2025/);
        await page.locator('#control-compare').fill('IDC Global DataSphere');
        await page.locator('[role=option]', { hasText: 'IDC' }).first().waitFor();
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('Enter');
        await page.waitForURL(/compare=data-output-idc/);
        await page.locator('td.name', { hasText: 'IDC' }).first().waitFor();
        const { page: again } = await visit(page.url());
        await again.locator('td.name', { hasText: 'IDC' }).first().waitFor();
        expect(await again.locator('tbody').first().innerText()).toBe(
          await page.locator('tbody').first().innerText(),
        );
        expect(await again.locator('#control-from').inputValue()).toBe('2024');
      });

      it('shows the checks of its figures', async () => {
        const { page } = await visit('/indicators/data-output-nda');
        const { page: found } = await api('/v1/checks?indicator=data-output-nda&limit=1');
        const expected = Math.min(4, found.total);
        // The cards come one after the other.
        const cards = page.locator('.checks .check');
        await cards.nth(expected - 1).waitFor();
        await page.waitForLoadState('networkidle');
        expect(await cards.count()).toBe(expected);
      });

      /** Each control, the value that is chosen, and what must then stand in the exact address of the API. */
      const choices = [
        ['data-output-nda', 'transform', 'yoy', 'transform=yoy'],
        ['gdp-current-nbs', 'transform', 'index', 'base='],
        ['gdp-current-nbs', 'transform', 'movingAverage', 'transform=movingAverage'],
        ['gdp-current-nbs', 'transform', 'cagr', 'transform=cagr'],
        ['gdp-current-nbs', 'transform', 'log', 'transform=log'],
        ['gdp-current-nbs', 'per', 'person', 'per=person'],
        ['gdp-current-nbs', 'currency', 'USD', 'currency=USD'],
        ['gdp-current-nbs', 'scale', 'yi', 'scale=yi'],
        ['gdp-current-nbs', 'from', '2015', 'period=2015..'],
        ['gdp-current-nbs', 'to', '2020', 'period='],
        ['data-output-nda', 'revisions', 'all', 'revisions=all'],
        ['data-output-nda', 'revisions', 'first', 'revisions=first'],
      ] as const;
      it.each(choices)('%s: %s=%s asks the API for it, and is drawn', async (id, name, value, expected) => {
        const { page } = await visit(`/indicators/${id}`);
        await page.locator(`#control-${name}`).selectOption(value);
        await page.locator('#exact', { hasText: expected }).waitFor();
        const exact = ((await page.locator('#exact').textContent()) ?? '').replace(base(), '');
        const data = await rows(exact);
        expect(data.length).toBeGreaterThan(0);
        await page.locator('.figure-part tbody td.number').first().waitFor();
        await page.locator('.plot').first().scrollIntoViewIfNeeded();
        await page.locator('.plot svg').first().waitFor();
        expect(await page.locator('.figure-part .failure').count()).toBe(0);
        await expectTable(page, data);
      });

      async function expectTable(page: Watched['page'], data: readonly Row[]) {
        const newest = data
          .filter(({ value }) => value !== null)
          .toSorted((a, b) => (a.periodEnd < b.periodEnd ? 1 : -1))[0];
        const displays = await page.locator('.figure-part tbody td.number').allTextContents();
        expect(displays).toContain(newest?.display);
      }

      it('takes a base, a window and a rate once they have a meaning', async () => {
        const { page } = await visit('/indicators/gdp-current-nbs?transform=index&base=2015');
        await page.locator('#control-base').selectOption('2020');
        await page.locator('#exact', { hasText: 'base=2020' }).waitFor();
        await page.locator('#control-transform').selectOption('movingAverage');
        await page.locator('#control-window').selectOption('5');
        await page.locator('#exact', { hasText: 'window=5' }).waitFor();
        expect(await page.locator('#exact').textContent()).not.toContain('base=');
        await page.goto('/indicators/digital-economy-value-added-nda');
        await page.locator('#control-currency').selectOption('USD');
        await page.locator('#control-rate').selectOption('stated');
        await page.locator('#exact', { hasText: 'rate=stated' }).waitFor();
      });

      it('divides by another indicator that one searches for', async () => {
        const { page } = await visit('/indicators/data-industry-market-size-nddri');
        await page.locator('#control-transform').selectOption('ratio');
        await page.locator('#control-by').pressSequentially('data enterprises');
        await page.locator('#by-options [data-id=data-enterprises-nddri]').click();
        await page.locator('#exact', { hasText: 'by=data-enterprises-nddri' }).waitFor();
        await page.locator('td.number', { hasText: 'under 14.65 million yuan' }).first().waitFor();
        await page.locator('.computation', { hasText: 'Divided by' }).waitFor();
      });

      it('aggregates months to years, where the indicator has them', async () => {
        const { data } = await api('/v1/indicators?frequency=M&limit=50&fields=id,nature');
        const flows = (Array.isArray(data) ? data : []).filter(({ nature }) => nature === 'stock');
        const [stock] = flows;
        const { page } = await visit(`/indicators/${stock?.id}`);
        await page.locator('#control-aggregate').selectOption('last');
        await page.locator('#exact', { hasText: 'aggregate=last' }).waitFor();
        expect(await page.locator('#exact').textContent()).toContain('frequency=A');
      });

      it('knows what was known on a day', async () => {
        const { page } = await visit('/indicators/data-output-nda');
        await page.locator('#control-asOf').fill('2024-05-01');
        await page.locator('#exact', { hasText: 'asOf=2024-05-01' }).waitFor();
        await page.locator('.as-of', { hasText: '2024-05-01' }).waitFor();
        await page.locator('.figure-part td.number', { hasText: 'over 32 ZB' }).waitFor();
      });

      it('compares with an indicator found by search, and removes it again', async () => {
        const { page } = await visit('/indicators/data-output-nda');
        await page.locator('#control-compare').pressSequentially('data output earlier');
        await page.locator('#compare-options [role=option]').first().waitFor();
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('Enter');
        await page.waitForURL(/compare=/);
        await page.locator('.chips button').click();
        await page.waitForURL((url) => !url.search.includes('compare'));
      });

      it('copies the address, and code in four languages', async () => {
        const { page, context } = await visit('/indicators/data-output-nda', { locale: 'en-GB' });
        await context.grantPermissions(['clipboard-read', 'clipboard-write']);
        for (const [language, start] of [
          ['curl', 'curl '],
          ['JavaScript', 'const response'],
          ['Python', 'import pandas'],
          ['R', 'data <- '],
        ] as const) {
          await page.locator('.tabs button', { hasText: new RegExp(`^${language}$`) }).click();
          await page.locator('.address .snippet .copy').click();
          expect(await page.evaluate<string>('navigator.clipboard.readText()')).toContain(start);
        }
      });

      it('prints its figures, and no empty box where the chart was not drawn yet', async () => {
        const { page } = await visit('/indicators/data-output-nda', {
          viewport: { width: 360, height: 500 },
        });
        await page.locator('.figure-part tbody td.number').first().waitFor();
        await page.emulateMedia({ media: 'print' });
        const drawn = await page.locator('.plot svg').count();
        expect(drawn > 0 || !(await page.locator('.stage-box').isVisible())).toBe(true);
        expect(await page.locator('.figure-part table').isVisible()).toBe(true);
      });

      it('lists who said what and when', async () => {
        const { page } = await visit('/indicators/data-output-nda');
        const group = page.locator('.period-group', { hasText: '2023' });
        await group.locator('.statement.first', { hasText: 'over 32 ZB' }).waitFor();
        await group.locator('.statement.refines.current', { hasText: '32.85 ZB' }).waitFor();
      });

      it('adds a rival to the chart', async () => {
        const { page } = await visit('/indicators/data-output-nda');
        await page.locator('.rival', { hasText: 'earlier method' }).getByRole('button').click();
        await page.waitForURL(/compare=data-output-cac/);
        await page.locator('td.name', { hasText: 'earlier method' }).first().waitFor();
      });
    });

    it('returns to the search by the browser’s back button, at the same scroll position', async () => {
      const { page } = await visit('/?q=data');
      await page.locator('.result').nth(15).scrollIntoViewIfNeeded();
      const before = await page.evaluate<number>('scrollY');
      await page.locator('.result a').nth(15).click();
      await page.locator('.lane').first().waitFor();
      await page.goBack();
      await page.locator('.result').nth(15).waitFor();
      await page.waitForFunction(`Math.abs(scrollY - ${before}) < 4`);
      expect(await page.locator('#search').inputValue()).toBe('data');
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

    it('remembers the language and the theme', async () => {
      const { page } = await visit('/indicators/data-output-nda');
      await page.locator('[data-lang=zh]').click();
      await page.locator('h1', { hasText: '数据生产总量（国家数据局调查）' }).waitFor();
      await page.locator('#theme').click();
      await page.goto('/article');
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
      await page.locator('.more button').click();
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
      const shown = await page.locator('.result h3').allTextContents();
      expect(shown).toEqual(body.data.figures.slice(0, 40).map(({ name }) => name.en));
      await page.locator('.area-list a', { hasText: 'Shenzhen' }).click();
      await page.waitForURL(/areas\/CN-440300/);
      await page.locator('h1', { hasText: 'Shenzhen' }).waitFor();
      expect(await page.locator('.crumb a').allTextContents()).toEqual(['World', 'China', 'Guangdong']);
    });

    it('names each page for those who only read its head', async () => {
      const page = await (await fetch(`${base()}/indicators/data-output-nda?lang=zh`)).text();
      expect(page).toContain('<title>数据生产总量（国家数据局调查） · 中国数据经济指标</title>');
      expect(page).toContain('<html lang="zh">');
      expect((await fetch(`${base()}/indicators/nope`)).status).toBe(404);
      expect((await fetch(`${base()}/v1/nope`)).headers.get('content-type')).toContain(
        'application/problem+json',
      );
    });

    it('does not shift, nor spill over the edge of a phone', async () => {
      for (const path of [
        '/',
        '/?q=data',
        '/indicators/data-output-nda',
        '/areas/CN-GD',
        '/article',
        '/checks',
      ]) {
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
      for (const path of ['/', '/indicators/data-output-nda', '/areas/CN', '/article', '/checks']) {
        const { page, weights } = await visit(path, { locale: 'en-GB' });
        await page.waitForLoadState('networkidle');
        await page.mouse.wheel(0, 400);
        await page.waitForLoadState('networkidle');
        const library = [...weights]
          .filter(([name]) => name.includes('echarts'))
          .reduce((sum, [, size]) => sum + size, 0);
        const all = [...weights.values()].reduce((sum, size) => sum + size, 0);
        expect(all - library, path).toBeLessThan(300_000);
        expect(all, path).toBeLessThan(700_000);
      }
    });
  },
);
