import { readFileSync } from 'node:fs';
import pixelmatch from 'pixelmatch';
import type { BrowserContext } from 'playwright-core';
import { PNG } from 'pngjs';
import { afterAll, describe, expect, it } from 'vitest';
import { noBrowser } from './browser.ts';
import { type Look, looks, ownFonts, pictureFile, pictureOf, views, visitorOf } from './views.ts';
import { visited } from './visited.ts';

/** Share of pixels that may differ: other versions of a browser smooth letters in other ways, and the port stands in addresses. */
const tolerance = 0.02;

/** The upper part that both pictures have. */
function shareOfDifferent(seen: PNG, kept: PNG): number {
  const height = Math.min(seen.height, kept.height);
  const upper = ({ data, width }: PNG) => data.subarray(0, width * height * 4);
  const different = pixelmatch(upper(seen), upper(kept), undefined, kept.width, height, { threshold: 0.2 });
  return different / (kept.width * height);
}

describe.skipIf(noBrowser !== null)('the main views', { timeout: 60_000 }, () => {
  const { browser, base } = visited(ownFonts);
  const visitors = new Map<Look, Promise<BrowserContext>>();
  afterAll(() => visitors.clear());

  /** One visitor sees all views in a look. */
  function visitor(look: Look): Promise<BrowserContext> {
    const known = visitors.get(look) ?? visitorOf(browser(), base(), look);
    visitors.set(look, known);
    return known;
  }

  // English in both themes and widths: Chinese is set in fonts that a machine may smooth otherwise.
  const cases = looks
    .filter(({ lang }) => lang === 'en')
    .flatMap((look) => Object.entries(views).map(([name, view]) => ({ name, view, look, ...look })));

  it.each(cases)('$name looks as it was reviewed, $theme, $lang, $width', async ({ name, view, look }) => {
    const kept = PNG.sync.read(readFileSync(pictureFile(name, look)));
    const seen = PNG.sync.read(await pictureOf(await visitor(look), { path: view.path }, look));
    expect(seen.width).toBe(kept.width);
    expect(shareOfDifferent(seen, kept)).toBeLessThan(tolerance);
  });
});
