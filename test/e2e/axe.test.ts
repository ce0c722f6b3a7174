import axe from 'axe-core';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isLong } from '../long-form.ts';
import { contextOf, noBrowser } from './browser.ts';
import { visited } from './visited.ts';

/** Every kind of page and every tab; what is clicked before it is looked at; which other page has all its parts. */
const all: readonly { readonly path: string; readonly opened?: string; readonly like?: string }[] = [
  { path: '/' },
  { path: '/?q=data&topic=data-market' },
  { path: '/?q=zzzzqqqq', like: '/?q=data&topic=data-market' },
  { path: '/indicators/digital-economy-value-added-nda', opened: '.drawer summary' },
  { path: '/indicators/gdp-current-nbs?view=table&statement=gdp-current-nbs.CN.2024.rashtra-20251226' },
  { path: '/indicators/gdp-current-provincial?view=map&area=CN-JS' },
  { path: '/indicators/gdp-current-nbs?view=revisions' },
  { path: '/indicators/digital-economy-size-caict?view=rivals' },
  { path: '/indicators/digital-economy-size-caict?view=checks', opened: '.take-away details summary' },
  {
    path: '/indicators/digital-economy-size-caict?view=sources',
    like: '/indicators/gdp-current-nbs?view=revisions',
  },
  { path: '/indicators/data-output-ndx' },
  { path: '/embed/indicators/data-output-nda' },
  { path: '/concepts', like: '/areas' },
  { path: '/concepts/digital-economy-size' },
  { path: '/areas' },
  { path: '/areas/CN-GD' },
  { path: '/areas/CN-GX1', like: '/areas/CN-GD' },
  { path: '/article' },
  { path: '/checks', like: '/indicators/digital-economy-size-caict?view=checks' },
  { path: '/calendar' },
  { path: '/verify?text=China+produced+38+ZB+of+data+in+2024' },
  { path: '/docs' },
  { path: '/docs/methodology' },
  { path: '/docs/glossary', like: '/docs/methodology' },
  { path: '/errors', like: '/docs/methodology' },
  { path: '/errors/not-computable', like: '/docs/methodology' },
  { path: '/nonsense', like: '/indicators/data-output-ndx' },
];

const looks = (['en', 'zh'] as const).flatMap((lang) => [
  { lang, colorScheme: 'light' as const },
  { lang, colorScheme: 'dark' as const },
]);
/** All four looks of all views in the long form; otherwise one, each view another than the one before, of those that stand for others. */
const views = all.filter(({ like }) => isLong || like === undefined);
const cases = views.map((view, place) => ({
  ...view,
  looks: looks.filter((_, look) => isLong || look === place % looks.length),
}));

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly target: unknown; readonly failureSummary?: string }[];
}

describe.skipIf(noBrowser !== null)('axe', { timeout: 120_000 }, () => {
  const { browser, base } = visited();
  /** One visitor, who reads the files of the pages once. */
  let visitor: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    visitor = await contextOf(browser(), base());
    page = await visitor.newPage();
  });
  afterAll(() => visitor?.close());

  async function violations(): Promise<string[]> {
    const found = await page.evaluate<Violation[]>(
      `axe.run(document, { resultTypes: ['violations'] }).then((found) => found.violations)`,
    );
    return found.map(
      ({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.target} ${node.failureSummary}`).join('; ')}`,
    );
  }

  it.each(cases)('finds nothing in $path', async ({ path, opened, looks }) => {
    for (const { lang, colorScheme } of looks) {
      await page.emulateMedia({ colorScheme });
      await page.goto(`${path}${path.includes('?') ? '&' : '?'}lang=${lang}`);
      await page.waitForLoadState('networkidle');
      if (opened) await page.locator(opened).first().click();
      await page.evaluate(axe.source);
      expect(await violations(), `${lang}, ${colorScheme}`).toEqual([]);
    }
  });
});
