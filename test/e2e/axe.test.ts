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
  '/checks',
  '/areas/CN-GD',
  '/docs',
  '/docs/methodology',
  '/docs/glossary',
  '/errors',
  '/errors/not-computable',
];

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly target: unknown; readonly failureSummary?: string }[];
}

describe.skipIf(noBrowser !== null)('axe', { timeout: 60_000 }, () => {
  const { browser, base } = visited();

  for (const theme of ['light', 'dark'] as const)
    for (const lang of ['en', 'zh'] as const)
      it(`finds nothing in any view, ${theme}, ${lang}`, async () => {
        const { page, context } = await open(browser(), base(), { colorScheme: theme });
        for (const view of views) {
          await page.goto(`${view}${view.includes('?') ? '&' : '?'}lang=${lang}`);
          await page.waitForLoadState('networkidle');
          await page.evaluate(axe.source);
          const violations = await page.evaluate<Violation[]>(
            'axe.run(document).then((found) => found.violations)',
          );
          expect(
            violations.map(
              ({ id, nodes }) =>
                `${id}: ${nodes.map((node) => `${node.target} ${node.failureSummary}`).join('; ')}`,
            ),
            view,
          ).toEqual([]);
        }
        await context.close();
      });
});
