import axe from 'axe-core';
import { describe, expect, it } from 'vitest';
import { noBrowser, open } from './browser.ts';
import { visited } from './visited.ts';

const views = [
  '/',
  '/?q=data&topic=data-market',
  '/indicators/digital-economy-value-added-nda',
  '/article',
  '/calendar',
  '/concepts/digital-economy-size',
  '/checks',
  '/areas',
  '/areas/CN-GD',
  '/indicators/gdp-current-provincial?view=map&area=CN-JS',
  '/docs',
  '/docs/methodology',
  '/docs/glossary',
  '/errors',
  '/errors/not-computable',
  '/areas/CN-GX1',
];

/** Tabs of the indicator page; each in one look, since all looks of the page itself are seen above. */
const tabs = [
  {
    view: '/indicators/gdp-current-nbs?view=table&statement=gdp-current-nbs.CN.2024.rashtra-20251226',
    theme: 'dark',
    lang: 'zh',
  },
  { view: '/indicators/gdp-current-nbs?view=revisions', theme: 'light', lang: 'zh' },
  { view: '/indicators/digital-economy-size-caict?view=rivals', theme: 'dark', lang: 'en' },
  { view: '/indicators/digital-economy-size-caict?view=checks', theme: 'light', lang: 'en' },
  { view: '/indicators/digital-economy-size-caict?view=sources', theme: 'dark', lang: 'zh' },
] as const;

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly target: unknown; readonly failureSummary?: string }[];
}

describe.skipIf(noBrowser !== null)('axe', { timeout: 60_000 }, () => {
  const { browser, base } = visited();

  // A page of its own for each view, so that a slow machine fails none by its time.
  const cases = views.flatMap((view) =>
    (['light', 'dark'] as const).flatMap((theme) =>
      (['en', 'zh'] as const).map((lang) => ({ view, theme, lang })),
    ),
  );

  it.each([...cases, ...tabs])('finds nothing in $view, $theme, $lang', async ({ view, theme, lang }) => {
    const { page, context } = await open(browser(), base(), { colorScheme: theme });
    await page.goto(`${view}${view.includes('?') ? '&' : '?'}lang=${lang}`);
    await page.waitForLoadState('networkidle');
    await page.evaluate(axe.source);
    const violations = await page.evaluate<Violation[]>(
      'axe.run(document).then((found) => found.violations)',
    );
    const told = ({ id, nodes }: Violation) =>
      `${id}: ${nodes.map((node) => `${node.target} ${node.failureSummary}`).join('; ')}`;
    expect(violations.map(told)).toEqual([]);
    await context.close();
  });
});
