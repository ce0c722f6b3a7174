import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext } from 'playwright-core';
import { contextOf } from './browser.ts';

interface View {
  readonly path: string;
  /** True where the picture is of the whole page. */
  readonly whole?: boolean;
}

/** The main views, by the name of their pictures. */
export const views: Readonly<Record<string, View>> = {
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
};

export interface Look {
  readonly theme: 'light' | 'dark';
  readonly lang: 'en' | 'zh';
  readonly width: number;
  readonly height: number;
}

export const looks: readonly Look[] = [
  { theme: 'light', lang: 'en', width: 1440, height: 1100 },
  { theme: 'dark', lang: 'zh', width: 1440, height: 1100 },
  { theme: 'light', lang: 'zh', width: 360, height: 1100 },
  { theme: 'dark', lang: 'en', width: 360, height: 1100 },
];

export function pictureFile(name: string, { theme, lang, width }: Look): string {
  const file = `${name}-${theme}-${lang}-${width}.png`;
  return fileURLToPath(new URL(`../../docs/screenshots/${file}`, import.meta.url));
}

/** Environment of a browser that sets Chinese in the font that the pictures of the API use too, whatever this machine has. */
export function ownFonts(): NodeJS.ProcessEnv {
  const fonts = fileURLToPath(new URL('../../node_modules/@embedpdf/fonts-sc/fonts', import.meta.url));
  const scratch = mkdtempSync(join(tmpdir(), 'screenshots-'));
  writeFileSync(
    join(scratch, 'fonts.conf'),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>/usr/share/fonts</dir><dir>${fonts}</dir><cachedir>${scratch}</cachedir></fontconfig>`,
  );
  return { FONTCONFIG_FILE: join(scratch, 'fonts.conf') };
}

/** Who sees the views in one look, and has been here before: has the fonts at once, as on every visit but the first. */
export async function visitorOf(browser: Browser, base: string, look: Look): Promise<BrowserContext> {
  const { theme, lang, width, height } = look;
  const context = await contextOf(browser, base, { viewport: { width, height }, colorScheme: theme });
  const page = await context.newPage();
  await page.goto(`/?lang=${lang}`);
  await page.evaluate('document.fonts.ready.then(() => undefined)');
  await page.close();
  return context;
}

/** A picture of a view, when it has come to rest; of its first screen unless it is asked for whole. */
export async function pictureOf(visitor: BrowserContext, view: View, { lang, width }: Look): Promise<Buffer> {
  const page = await visitor.newPage();
  await page.goto(`${view.path}${view.path.includes('?') ? '&' : '?'}lang=${lang}`);
  await page.waitForLoadState('networkidle');
  // What is out of sight would be left out of a picture of the whole page.
  await page.evaluate(
    "for (const part of document.querySelectorAll('section, .check-list > li')) part.style.contentVisibility = 'visible'",
  );
  await page.mouse.move(2, 2);
  await page.waitForTimeout(400);
  const picture = await page.screenshot({ fullPage: view.whole === true && width > 400 });
  await page.close();
  return picture;
}
