import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext } from 'playwright-core';
import { contextOf } from './browser.ts';

interface View {
  readonly path: string;
  /** The path in Chinese, where what is asked for is text. */
  readonly pathZh?: string;
  /** What is clicked before the picture is taken. */
  readonly opened?: string;
  /** What takes the place of something else once the pointer is over the page, when it has been loaded. */
  readonly awaited?: string;
  /** True for the views of which the pictures of all looks are kept. */
  readonly main?: boolean;
}

/** The pages and the tabs of the explorer, by the names of their pictures. */
export const views: Readonly<Record<string, View>> = {
  home: { path: '/', main: true },
  search: { path: '/?q=data&topic=data-market' },
  indicator: {
    path: '/indicators/digital-economy-size-caict?compare=digital-economy-value-added-nda',
    main: true,
  },
  settings: { path: '/indicators/gdp-current-nbs', opened: '.drawer summary' },
  table: {
    path: '/indicators/gdp-current-nbs?view=table&statement=gdp-current-nbs.CN.2024.rashtra-20251226',
  },
  map: {
    path: '/indicators/digital-economy-gdp-share-provincial-caict?view=map&area=CN-GD,CN-ZJ',
    main: true,
  },
  revisions: { path: '/indicators/gdp-current-nbs?view=revisions' },
  rivals: { path: '/indicators/digital-economy-size-caict?view=rivals' },
  'indicator-checks': { path: '/indicators/digital-economy-size-caict?view=checks' },
  sources: { path: '/indicators/digital-economy-size-caict?view=sources' },
  area: { path: '/areas/CN-GD' },
  areas: { path: '/areas' },
  concept: { path: '/concepts/digital-economy-size', main: true },
  concepts: { path: '/concepts' },
  article: { path: '/article' },
  checks: { path: '/checks' },
  calendar: { path: '/calendar' },
  verify: {
    path: '/verify?text=China+produced+38+ZB+of+data+in+2024',
    pathZh: '/verify?text=2024年全国数据生产总量为38ZB',
  },
  missing: { path: '/indicators/data-output-ndx' },
  embed: { path: '/embed/indicators/data-output-nda', awaited: '.plot svg' },
  docs: { path: '/docs' },
};

export interface Look {
  readonly theme: 'light' | 'dark';
  readonly lang: 'en' | 'zh';
  readonly width: number;
  readonly height: number;
}

const wide = { width: 1440, height: 900 };
const middle = { width: 768, height: 1024 };
const narrow = { width: 390, height: 844 };

/** Every way to see a view. */
export const allLooks: readonly Look[] = [wide, middle, narrow].flatMap((size) =>
  (['light', 'dark'] as const).flatMap((theme) =>
    (['en', 'zh'] as const).map((lang) => ({ theme, lang, ...size })),
  ),
);

/** The looks whose pictures are kept: few, because pictures are large. */
const keptLooks: readonly Look[] = [
  { theme: 'light', lang: 'en', ...wide },
  { theme: 'dark', lang: 'zh', ...narrow },
];
const mainLooks: readonly Look[] = [
  ...keptLooks,
  { theme: 'dark', lang: 'en', ...narrow },
  { theme: 'light', lang: 'zh', ...middle },
  { theme: 'dark', lang: 'zh', ...wide },
];

/** Each picture that is kept. */
export const kept = mainLooks.flatMap((look) =>
  Object.entries(views).flatMap(([name, view]) =>
    view.main === true || keptLooks.includes(look) ? [{ name, view, look }] : [],
  ),
);

export function pictureFile(name: string, { theme, lang, width }: Look): string {
  return `${name}-${theme}-${lang}-${width}.png`;
}

export const keptFolder = fileURLToPath(new URL('../../docs/screenshots/', import.meta.url));

/**
 * Environment of a browser that sets Chinese, and charts, in the font that the pictures of the API use too, whatever this
 * machine has.
 */
export function ownFonts(): NodeJS.ProcessEnv {
  const fonts = fileURLToPath(new URL('../../node_modules/@embedpdf/fonts-sc/fonts', import.meta.url));
  // Kept, as its cache of all fonts takes seconds to make.
  const scratch = fileURLToPath(new URL('../../node_modules/.cache/fonts', import.meta.url));
  mkdirSync(scratch, { recursive: true });
  writeFileSync(
    join(scratch, 'fonts.conf'),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>/usr/share/fonts</dir><dir>${fonts}</dir><alias><family>sans-serif</family><prefer><family>Noto Sans S Chinese</family></prefer></alias><cachedir>${scratch}</cachedir></fontconfig>`,
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

const allSeenAreLoaded = `[...document.images].every(
  (image) => image.complete || !image.checkVisibility() || image.getBoundingClientRect().top > innerHeight
)`;

/** A picture of the first screen of a view, when it has come to rest. */
export async function pictureOf(visitor: BrowserContext, view: View, { lang }: Look): Promise<Buffer> {
  const page = await visitor.newPage();
  const path = lang === 'zh' ? (view.pathZh ?? view.path) : view.path;
  await page.goto(`${path}${path.includes('?') ? '&' : '?'}lang=${lang}`);
  await page.waitForLoadState('networkidle');
  if (view.opened) {
    await page.locator(view.opened).click();
    await page.waitForLoadState('networkidle');
  }
  // On a busy machine a picture may be asked for later than the network seems idle.
  await page.waitForFunction(allSeenAreLoaded);
  await page.mouse.move(2, 2);
  if (view.awaited) await page.locator(view.awaited).waitFor();
  await page.waitForTimeout(view.opened ? 400 : 100);
  const picture = await page.screenshot();
  await page.close();
  return picture;
}
