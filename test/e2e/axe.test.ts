import axe from 'axe-core';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isLong } from '../long-form.ts';
import { contextOf, noBrowser } from './browser.ts';
import { visited } from './visited.ts';

/** Every kind of page and every tab; what is clicked before it is looked at. */
const views: readonly { readonly path: string; readonly opened?: string }[] = [
  { path: '/' },
  { path: '/?q=data&topic=data-market' },
  { path: '/?q=zzzzqqqq' },
  { path: '/indicators/digital-economy-value-added-nda', opened: '.drawer summary' },
  { path: '/indicators/gdp-current-nbs?view=table&statement=gdp-current-nbs.CN.2024.rashtra-20251226' },
  { path: '/indicators/gdp-current-provincial?view=map&area=CN-JS' },
  { path: '/indicators/gdp-current-nbs?view=revisions' },
  { path: '/indicators/digital-economy-size-caict?view=rivals' },
  { path: '/indicators/digital-economy-size-caict?view=checks', opened: '.take-away details summary' },
  { path: '/indicators/digital-economy-size-caict?view=sources' },
  { path: '/indicators/data-output-ndx' },
  { path: '/embed/indicators/data-output-nda' },
  { path: '/concepts' },
  { path: '/concepts/digital-economy-size' },
  { path: '/areas' },
  { path: '/areas/CN-GD' },
  { path: '/areas/CN-GX1' },
  { path: '/article' },
  { path: '/checks' },
  { path: '/calendar' },
  { path: '/verify?text=China+produced+38+ZB+of+data+in+2024' },
  { path: '/docs' },
  { path: '/docs/methodology' },
  { path: '/docs/glossary' },
  { path: '/errors' },
  { path: '/errors/not-computable' },
  { path: '/nonsense' },
];

const looks = (['en', 'zh'] as const).flatMap((lang) => [
  { lang, colorScheme: 'light' as const },
  { lang, colorScheme: 'dark' as const },
]);
/** All four looks in the long form; otherwise one, each view another than the one before. */
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

  beforeAll(async () => {
    visitor = await contextOf(browser(), base());
  });
  afterAll(() => visitor?.close());

  async function violations(page: Page): Promise<string[]> {
    const found = await page.evaluate<Violation[]>(
      `axe.run(document, { resultTypes: ['violations'] }).then((found) => found.violations)`,
    );
    return found.map(
      ({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.target} ${node.failureSummary}`).join('; ')}`,
    );
  }

  it.each(cases)('finds nothing in $path', async ({ path, opened, looks }) => {
    const page = await visitor.newPage();
    for (const { lang, colorScheme } of looks) {
      await page.emulateMedia({ colorScheme });
      await page.goto(`${path}${path.includes('?') ? '&' : '?'}lang=${lang}`);
      await page.waitForLoadState('networkidle');
      if (opened) await page.locator(opened).first().click();
      await page.evaluate(axe.source);
      expect(await violations(page), `${lang}, ${colorScheme}`).toEqual([]);
    }
    await page.close();
  });
});
