import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { noBrowser, open, type Watched } from './browser.ts';
import { visited } from './visited.ts';

describe.skipIf(noBrowser !== null)('the page of an indicator on paper, in dark mode', () => {
  const { browser, base } = visited();
  let visit: Watched;

  beforeAll(async () => {
    visit = await open(browser(), base(), { colorScheme: 'dark', viewport: { width: 794, height: 1123 } });
    // The first page waits for the bundle.
    await visit.page.goto('/indicators/data-output-nda?lang=en', { timeout: 100_000 });
    // What only paper needs is not loaded for those who do nothing.
    expect(await visit.page.locator('.printed').count()).toBe(0);
    // A key that is pressed before the script listens is not heard.
    await vi.waitFor(
      async () => {
        await visit.page.keyboard.press('Control');
        expect(await visit.page.locator('.printed table').count()).toBe(1);
      },
      { timeout: 100_000, interval: 200 },
    );
    await visit.page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  }, 120_000);
  afterAll(() => visit.context.close());

  it('has the chart of the server where the reader did nothing before', async () => {
    const untouched = await open(browser(), base());
    await untouched.page.goto('/indicators/data-output-nda?lang=en');
    await untouched.page.emulateMedia({ media: 'print' });
    expect(await untouched.page.locator('.stage-box img').isVisible()).toBe(true);
    await untouched.context.close();
  });

  it('has the chart once, the table with all its columns, and the addresses of sources', async () => {
    const { page, faults } = visit;
    const heads = await page.locator('table thead th:visible').allInnerTexts();
    expect(heads.join(' ').toLowerCase()).toMatch(/^period .*zb.* kind .*published source$/);
    const pictures = page.locator('img[alt*="Data output"]:visible');
    expect(await pictures.count()).toBe(1);
    expect(await pictures.getAttribute('src')).not.toContain('dark');
    const [href, printed] = await page.evaluate<string[]>(`(() => {
      const link = document.querySelector('.printed .source a')
      return [link.href, getComputedStyle(link, '::after').content]
    })()`);
    expect(href).toMatch(/^https?:/);
    expect(printed).toContain(href);
    expect(faults).toEqual([]);
  });

  it('has no controls', async () => {
    const controls = visit.page.locator(
      'button:visible, select:visible, input:visible, summary:visible, nav a:visible',
    );
    expect(await controls.allInnerTexts()).toEqual([]);
    expect(await visit.page.getByText('Take away', { exact: true }).isVisible()).toBe(false);
  });

  it('is black on white', async () => {
    const colours = await visit.page.evaluate(
      '[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.querySelector(".printed td")).color]',
    );
    expect(colours).toEqual(['rgb(255, 255, 255)', 'rgb(27, 31, 36)']);
  });

  it('fits on the paper: nothing is cut off at the right', async () => {
    const wide = await visit.page.evaluate('document.documentElement.scrollWidth - innerWidth');
    expect(wide).toBeLessThanOrEqual(0);
    const pdf = await visit.page.pdf({ format: 'A4' });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  });
});
