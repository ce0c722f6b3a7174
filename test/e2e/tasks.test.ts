import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { BrowserContext, Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { contextOf, noBrowser, open, takenOver, type Watched, watch } from './browser.ts';
import { visited } from './visited.ts';

/** What the API says, as far as a task compares it. */
interface Row {
  readonly id: string;
  readonly indicator: string;
  readonly area: string;
  readonly period: string;
  readonly kind: string;
  readonly value: number | null;
  readonly display: string;
  readonly statement: string;
  readonly relation: string | null;
  readonly knownFrom: string;
  readonly knownUntil: string | null;
  readonly evidence: { readonly grade: string };
}

/** What an analyst comes for: each task begins at the search or where a search engine leads, and is done by clicks and keys. */
describe.skipIf(noBrowser !== null)('an analyst', { timeout: 120_000 }, () => {
  const { browser, base } = visited();
  const visits: Watched[] = [];
  /** The visitor of most tasks, who reads the files of the pages once. */
  let regular: BrowserContext;

  beforeAll(async () => {
    regular = await contextOf(browser(), base(), { locale: 'en-GB' });
  });
  afterEach(async () => {
    const ended = visits.splice(0);
    for (const { page, context } of ended) await (context === regular ? page.close() : context.close());
    expect(ended.flatMap(({ faults }) => faults)).toEqual([]);
  });

  /** Opens a page; with options, as a visitor of their own. */
  async function visit(path: string, options?: Parameters<typeof open>[2]): Promise<Page> {
    const visit = options ? await open(browser(), base(), options) : await watch(regular, base());
    visits.push(visit);
    await visit.page.goto(path);
    await takenOver(visit.page);
    return visit.page;
  }

  /** The answer of the API to a path or an address. */
  async function api<T>(address: string): Promise<T> {
    return JSON.parse(await (await fetch(new URL(address, base()))).text());
  }

  async function rows(path: string): Promise<Row[]> {
    return (await api<{ data: Row[] }>(path)).data;
  }

  async function search(page: Page, words: string): Promise<void> {
    await page.locator('#search').fill(words);
    await page.waitForURL((url) => url.searchParams.get('q') === words);
    await page.locator('.result').first().waitFor();
  }

  /** Opens what a search finds by its name. */
  async function find(page: Page, words: string, name: string): Promise<void> {
    await search(page, words);
    await page.locator('.result').getByRole('link', { name, exact: true }).click();
    await page.locator('h1', { hasText: name }).waitFor();
  }

  const tab = (page: Page, name: string) =>
    page.locator('.view-tabs').getByRole('link', { name, exact: true }).click();

  /** Copies by a button of the page. */
  async function copied(page: Page, button: string): Promise<string> {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: base() });
    await page.getByRole('button', { name: button, exact: true }).click();
    await page.getByRole('button', { name: button, exact: true }).getByText('Copied').waitFor();
    return page.evaluate<string>('navigator.clipboard.readText()');
  }

  it('learns how large the digital economy is, and how sure that is', async () => {
    const page = await visit('/');
    await search(page, 'how large is the digital economy');
    await page.getByRole('link', { name: 'Size of the digital economy', exact: true }).click();
    await page.locator('h1', { hasText: 'how large is it really?' }).waitFor();
    const { data } = await api<{
      data: { period: string; figures: Row[]; ranges: { statement: string }[] };
    }>('/v1/concepts/digital-economy-size');
    const [range] = data.ranges;
    expect(await page.locator('.concept-quote blockquote').first().textContent()).toBe(range?.statement);
    const shown = await page.locator('.range-row').allTextContents();
    expect(shown).toHaveLength(data.figures.length);
    for (const { display, evidence } of data.figures)
      expect(shown.find((text) => text.includes(display))).toContain(`${evidence.grade} · `);
    await page
      .locator('.range-row')
      .getByRole('link', { name: 'Size of the digital economy (CAICT, broad)' })
      .click();
    await page.locator('h1', { hasText: 'CAICT' }).waitFor();
    const [latest] = await rows(
      '/v1/latest?indicator=digital-economy-size-caict&area=CN&frequency=A&lane=outturn',
    );
    const headline = page.locator('.headline .lane.outturn');
    expect(await headline.locator('.figure').textContent()).toBe(latest?.display);
    expect(await headline.locator('.grade').textContent()).toContain('A · confirmed');
    expect(await headline.textContent()).toContain(`China${latest?.period}actual`);
    await page
      .locator('.side .how-sure', { hasText: 'The digits as printed allow 53.85 to 53.95 trillion.' })
      .waitFor();
  });

  it('compares two rivals', async () => {
    const page = await visit('/');
    await find(page, 'digital economy NDA', 'Value added of the digital economy (NDA)');
    await tab(page, 'Rivals');
    await page.locator('.rivals-view').waitFor();
    const period = await page.locator('.rivals-view [aria-current]').first().textContent();
    expect(period).toMatch(/^20\d\d/);
    await tab(page, 'Chart');
    await page.locator('.drawer summary').click();
    await page
      .locator('.comparisons .chip', { hasText: 'Size of the digital economy (CAICT, broad)' })
      .click();
    await page.waitForURL(/compare=digital-economy-size-caict/);
    await tab(page, 'Table');
    await page.locator('.view .figures-table').waitFor();
    const both = await rows(
      '/v1/observations?indicator=digital-economy-value-added-nda,digital-economy-size-caict&area=CN&frequency=A&lane=outturn&fields=indicator,period,display',
    );
    expect(new Set(both.map(({ indicator }) => indicator)).size).toBe(2);
    const table = await page.locator('.view .figures-table tbody tr').allTextContents();
    for (const { period, display } of both) {
      const digits = /[\d.]+/.exec(display)?.[0] ?? '?';
      expect(
        table.some((line) => line.startsWith(period) && line.includes(digits)),
        `${period} ${display}`,
      ).toBe(true);
    }
  });

  it('finds out whether the GDP of 2024 was revised', async () => {
    const page = await visit('/');
    await find(page, 'GDP', 'GDP at current prices (NBS)');
    await tab(page, 'Revisions');
    const history = page
      .locator('.statements-of', { has: page.locator('summary .when', { hasText: '2024' }) })
      .first();
    await history.waitFor();
    const all = await rows(
      '/v1/observations?indicator=gdp-current-nbs&area=CN&period=2024&lane=outturn&revisions=all',
    );
    const now = all.find(({ knownUntil, relation }) => knownUntil === null && relation === 'revises');
    const first = all.find(({ relation }) => relation === 'first');
    expect(now?.display).toBe('134.8066 trillion yuan');
    expect(await history.locator('summary .figure').textContent()).toBe(now?.display);
    expect(await history.locator('.statement.current .figure').textContent()).toContain(now?.display);
    expect(await history.locator('.body > p').textContent()).toContain(
      `First ${(first?.value ?? 0) / 1e12} trillion yuan (${first?.knownFrom})`,
    );
    expect(await history.locator('.statement').count()).toBe(all.length);
  });

  it('ranks provinces', async () => {
    const page = await visit('/');
    await find(
      page,
      'digital economy share of GDP by province',
      'Digital economy of a province, share of GDP (CAICT)',
    );
    await tab(page, 'Map');
    await page.locator('.province-table').waitFor();
    const period = (await page.locator('.province-map h2').textContent())?.slice(0, 4);
    const all = await rows(
      `/v1/observations?indicator=digital-economy-gdp-share-provincial-caict&period=${period}&lane=outturn&limit=100`,
    );
    const values = all.map(({ value }) => value ?? 0).toSorted((a, b) => b - a);
    const shown = await page.locator('.province-table tbody .number').allTextContents();
    expect(shown).toHaveLength(all.length);
    expect(shown.map((text) => Number(/[\d.]+/.exec(text)?.[0]))).toEqual(values);
    const guangdong = all.find(({ area }) => area === 'CN-GD');
    const line = page.locator('.province-table tr', { hasText: 'Guangdong' });
    expect(await line.locator('.number').textContent()).toBe(guangdong?.display);
    const rank = 1 + values.filter((value) => value > (guangdong?.value ?? 0)).length;
    expect(await line.locator('.rank').innerText()).toMatch(new RegExp(`^${rank}\\b`));
  });

  it('downloads the figures and a picture of them', async () => {
    const page = await visit('/indicators/data-output-nda');
    const take = async (name: string) => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.locator('.take-away').getByRole('link', { name, exact: true }).click(),
      ]);
      return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
    };
    const csv = await take('CSV');
    expect(csv.name).toMatch(/^data-output-nda_CN\.csv$/);
    const [head = '', ...lines] = csv.bytes.toString('utf8').trim().split('\r\n');
    const place = head.split(',').indexOf('value');
    const stated = await rows('/v1/observations?indicator=data-output-nda&area=CN');
    expect(lines.map((line) => Number(line.split(',')[place]))).toEqual(stated.map(({ value }) => value));
    const png = await take('PNG Wide, for slides');
    expect(png.name).toMatch(/^data-output-nda_CN\.png$/);
    const { width, height } = PNG.sync.read(png.bytes);
    expect([width, height]).toEqual([1200, 675]);
  });

  it('cites a figure in a sentence and by GB/T 7714', async () => {
    const page = await visit('/indicators/data-output-nda');
    await tab(page, 'Table');
    await page
      .locator('.view .figures-table')
      .getByRole('link', { name: /52\.26 ZB/ })
      .click();
    await page.locator('.take-along').waitFor();
    const figure = (
      await rows('/v1/observations?indicator=data-output-nda&area=CN&period=2025&lane=outturn')
    )[0];
    expect(await copied(page, 'Copy: Sentence')).toBe(figure?.statement);
    const reference = await (
      await fetch(
        `${base()}/v1/observations?indicator=data-output-nda&area=CN&period=2025&lane=outturn&format=gbt7714`,
      )
    ).text();
    expect(reference).toContain('[EB/OL]');
    expect(await copied(page, 'Copy: Reference (GB/T 7714)')).toBe(reference.trim());
  });

  it('copies the call, which gives the same figures', async () => {
    const page = await visit('/indicators/data-output-nda');
    await page.locator('#control-transform').waitFor({ state: 'attached' });
    await page.locator('.drawer summary').click();
    await page.locator('#control-transform').selectOption('yoy');
    await page.locator('.computation').first().waitFor();
    await page.locator('.take-away summary', { hasText: 'Code' }).click();
    const call = await copied(page, 'Copy: Address');
    const called = await rows(call);
    expect(new URL(call).searchParams.get('transform')).toBe('yoy');
    const code = await copied(page, 'Copy: JavaScript');
    const program = `${code}\nconsole.log(JSON.stringify(data))`;
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program]);
    const ran: Row[] = JSON.parse(stdout);
    expect(ran.map(({ value }) => value)).toEqual(called.map(({ value }) => value));
    await tab(page, 'Table');
    await page.locator('.view .figures-table').waitFor();
    const known = called.filter(({ value }) => value !== null);
    expect(known.length).toBeGreaterThan(1);
    const shown = await page.locator('.view .figures-table .number:not(th, .none)').allTextContents();
    expect(shown.toSorted()).toEqual(known.map(({ display }) => display.replace('%', '')).toSorted());
  });

  it('shares what is shown: settings, language and area open in another browser as they were', async () => {
    const page = await visit('/', { locale: 'zh-CN' });
    await find(page, '地区生产总值', '地区生产总值（现价，省级）');
    await page.locator('#area').selectOption('CN-JS');
    await page.waitForURL(/area=CN-JS/);
    await page.waitForLoadState('networkidle');
    await page.locator('.drawer summary').click();
    await page.locator('#control-currency').selectOption('USD');
    await page.locator('.computation').first().waitFor();
    const shown = (other: Page) =>
      other.evaluate<string[]>(
        "['h1', '.headline .figure', '.headline .area', '.computation', '.readout .figure'].map((name) => document.querySelector(name).textContent)",
      );
    const other = await visit(page.url(), { locale: 'en-GB' });
    expect(await other.locator('html').getAttribute('lang')).toBe('zh');
    expect(await other.locator('#area').inputValue()).toBe('CN-JS');
    expect(await shown(other)).toEqual(await shown(page));
  });

  it('finds in spite of a slip, and in Chinese of both scripts', async () => {
    const page = await visit('/');
    for (const [words, id] of [
      ['digitl econmy', 'digital-economy-size-caict'],
      ['数字经济规模', 'digital-economy-size-caict'],
      ['數字經濟規模', 'digital-economy-size-caict'],
      ['數據產量', 'data-output-nda'],
    ] as const) {
      await search(page, words);
      const { data } = await api<{ data: { id: string }[] }>(
        `/v1/indicators?q=${encodeURIComponent(words)}&fields=id&limit=20`,
      );
      const found = data.map((each) => each.id);
      expect(found.slice(0, 3), words).toContain(id);
      await page.locator(`.result:nth-child(${found.indexOf(id) + 1}) a[href*="${id}"]`).waitFor();
    }
    const [latest] = await rows('/v1/latest?indicator=data-output-nda&area=CN&lane=outturn');
    const result = page.locator('.result', { has: page.locator('a[href*="data-output-nda"]') }).first();
    expect(await result.locator('.figure').textContent()).toBe(latest?.display);
  });

  it('reads everything on a phone', async () => {
    const page = await visit('/indicators/gdp-current-nbs', {
      viewport: { width: 390, height: 844 },
      isMobile: true,
      hasTouch: true,
    });
    const fits = async () =>
      expect(await page.evaluate('document.documentElement.scrollWidth'), page.url()).toBeLessThanOrEqual(
        390,
      );
    const tapTab = (name: string) =>
      page.locator('.view-tabs').getByRole('link', { name, exact: true }).tap();
    await fits();
    expect((await page.locator('.stage-box').boundingBox())?.y).toBeLessThan(800);
    await page.locator('.stage-box').tap();
    await page.locator('.plot svg').first().waitFor();
    await page.locator('.readout .figure').waitFor();

    await tapTab('Table');
    const table = page.locator('.view .figures-table');
    await table.waitFor();
    await fits();
    // What is wider than the phone is moved inside its frame.
    const last = table.locator('tbody tr').first().locator('.source');
    await last.scrollIntoViewIfNeeded();
    await fits();
    const { x = 390, width = 0 } = (await last.boundingBox()) ?? {};
    expect(x + width).toBeLessThanOrEqual(390);
    await table.getByRole('link', { name: /134\.8066/ }).tap();
    await page.locator('.take-along').getByRole('button', { name: 'Copy: Sentence' }).tap();
    await fits();

    await tapTab('Revisions');
    await page.locator('.statements-of').nth(3).locator('summary').tap();
    await page.locator('.statements-of').nth(3).locator('.statement').first().waitFor();
    await fits();

    await page.goto('/indicators/digital-economy-gdp-share-provincial-caict');
    await page.waitForLoadState('networkidle');
    await tapTab('Map');
    await page.locator('.tile.c4.r6 a').tap();
    await page.waitForURL(/area=CN-GD/);
    await page.locator('.province-table tr.chosen', { hasText: 'Guangdong' }).waitFor();
    await fits();
  });
});
