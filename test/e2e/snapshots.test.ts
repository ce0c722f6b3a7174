import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pixelmatch from 'pixelmatch';
import type { BrowserContext } from 'playwright-core';
import { PNG } from 'pngjs';
import { afterAll, describe, expect, it } from 'vitest';
import { isLong } from '../long-form.ts';
import { noBrowser } from './browser.ts';
import { kept, keptFolder, type Look, ownFonts, pictureFile, pictureOf, visitorOf } from './views.ts';
import { visited } from './visited.ts';

/** Share of pixels that may differ: other versions of a browser smooth letters in other ways, and the port stands in addresses. */
const tolerance = 0.02;

/** Views of parts that others have too: the chart of `indicator`, the lists of `concepts`, the cards of `indicator-checks`, the text of `article`. */
const likeOthers = new Set(['settings', 'areas', 'checks', 'missing', 'embed']);

/** The upper part that both pictures have. */
function shareOfDifferent(seen: PNG, picture: PNG): number {
  const height = Math.min(seen.height, picture.height);
  const upper = ({ data, width }: PNG) => data.subarray(0, width * height * 4);
  const different = pixelmatch(upper(seen), upper(picture), undefined, picture.width, height, {
    threshold: 0.2,
  });
  return different / (picture.width * height);
}

describe.skipIf(noBrowser !== null)('the main views', { timeout: 120_000 }, () => {
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
  const cases = kept
    .flatMap(({ look, ...others }) => (look.lang === 'en' ? [{ look, ...look, ...others }] : []))
    .filter(
      ({ name, theme }) => isLong || (theme === 'light' ? !likeOthers.has(name) : name === 'indicator'),
    );

  it.each(cases)('$name looks as it was reviewed, $theme, $lang, $width', async ({ name, view, look }) => {
    const picture = PNG.sync.read(readFileSync(join(keptFolder, pictureFile(name, look))));
    const seen = PNG.sync.read(await pictureOf(await visitor(look), view, look));
    expect(seen.width).toBe(picture.width);
    expect(shareOfDifferent(seen, picture)).toBeLessThan(tolerance);
  });
});
