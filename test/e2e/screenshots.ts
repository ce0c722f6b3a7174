/**
 * Writes pictures of the main views to docs/screenshots: `node scripts/node.mjs test/e2e/screenshots.ts [name …]`.
 * Chinese is set in the font that the pictures of the API use too, as this machine may have none.
 */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch, noBrowser, open, serve } from './browser.ts';

const views = {
  home: { path: '/' },
  search: { path: '/?q=data&topic=data-market' },
  indicator: {
    path: '/indicators/digital-economy-size-caict?compare=digital-economy-value-added-nda',
    whole: true,
  },
  monthly: { path: '/indicators/5g-base-stations-miit?area=CN' },
  article: { path: '/article' },
  checks: { path: '/checks' },
  docs: { path: '/docs' },
} as const;

const looks = [
  { theme: 'light', lang: 'en', width: 1440, height: 1100 },
  { theme: 'dark', lang: 'zh', width: 1440, height: 1100 },
  { theme: 'light', lang: 'zh', width: 360, height: 1100 },
  { theme: 'dark', lang: 'en', width: 360, height: 1100 },
] as const;

if (noBrowser !== null) throw new Error(`No pictures: ${noBrowser}.`);
const folder = fileURLToPath(new URL('../../docs/screenshots/', import.meta.url));
const fonts = fileURLToPath(new URL('../../node_modules/@embedpdf/fonts-sc/fonts', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'screenshots-'));
writeFileSync(
  join(scratch, 'fonts.conf'),
  `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>/usr/share/fonts</dir><dir>${fonts}</dir><cachedir>${scratch}</cachedir></fontconfig>`,
);
process.env.FONTCONFIG_FILE = join(scratch, 'fonts.conf');
mkdirSync(folder, { recursive: true });

const asked = process.argv.slice(2);
const browser = await launch();
const server = await serve();
for (const { theme, lang, width, height } of looks)
  for (const [name, view] of Object.entries(views)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    const { page, context } = await open(browser, server.base, {
      viewport: { width, height },
      colorScheme: theme,
    });
    await page.goto(`${view.path}${view.path.includes('?') ? '&' : '?'}lang=${lang}`);
    await page.waitForLoadState('networkidle');
    // The second visit has the fonts at once, as every visit but the first.
    await page.reload();
    await page.waitForLoadState('networkidle');
    // What is out of sight would be left out of a picture of the whole page.
    await page.evaluate(
      "for (const part of document.querySelectorAll('.columns section, .check-list > li')) part.style.contentVisibility = 'visible'",
    );
    await page.mouse.move(2, 2);
    await page.waitForLoadState('networkidle');
    await page.waitForTimeout(400);
    await page.screenshot({
      path: join(folder, `${name}-${theme}-${lang}-${width}.png`),
      fullPage: 'whole' in view && width > 400,
    });
    await context.close();
  }
await browser.close();
await server.close();
