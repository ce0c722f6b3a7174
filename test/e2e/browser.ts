import { existsSync } from 'node:fs';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core';
import { buildApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { catalogueStore } from '../fixtures/catalogue.ts';

const executable = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** Milliseconds that a page may take for one thing: less than a test may, so that a failure names what it waited for. */
const patience = 100_000;

/**
 * What Chromium does without. The popups of the address bar are pages: each window loads them, which takes as long as a page of
 * ours. The rest is what Playwright turns off by the same switch, of which only the last counts.
 */
const withoutFeatures = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
].join();

/** Why browser tests cannot run here; null where they can. */
export const noBrowser = existsSync(executable)
  ? null
  : `no Chromium at ${executable}: install it, or name it in CHROMIUM`;

/** A browser that has these environment variables besides our own. */
export async function launch(environment: NodeJS.ProcessEnv = {}): Promise<Browser> {
  return chromium.launch({
    executablePath: executable,
    env: { ...process.env, ...environment },
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // No process is started before a page needs one.
      '--renderer-process-limit=1',
      `--disable-features=${withoutFeatures}`,
    ],
  });
}

/** The real application on a free port, with the seed in memory. */
export async function serve(variables: Readonly<Record<string, string>> = {}) {
  const store = await catalogueStore();
  const config = readConfig({
    RATE_LIMIT: 'off',
    LOG_LEVEL: 'silent',
    MAX_EVENT_LOOP_DELAY: 'off',
    ...variables,
  });
  const app = await buildApp({ store: () => store, config });
  const base = await app.listen({ host: '127.0.0.1', port: 0 });
  return { base, close: () => app.close() };
}

/** What a page did that it must not do. */
export interface Watched {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors and warnings of the console, exceptions, and requests to other hosts. */
  readonly faults: string[];
  /** Bytes over the wire by path; only finished requests. */
  readonly weights: Map<string, number>;
}

export async function open(
  browser: Browser,
  base: string,
  options: BrowserContextOptions = {},
): Promise<Watched> {
  return watch(await contextOf(browser, base, options), base);
}

/** A visitor of their own: nothing cached, nothing remembered. */
export async function contextOf(
  browser: Browser,
  base: string,
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    baseURL: base,
    ...options,
  });
  context.setDefaultTimeout(patience);
  return context;
}

/**
 * Waits until the script has taken over a page of the explorer whose address names no language, as it puts the language into
 * the links. What is typed or pressed before is not heard, and a slow machine takes seconds.
 */
export async function takenOver(page: Page): Promise<void> {
  await page.locator('.brand[href*="lang="]').waitFor();
}

/** A new page whose faults and weights are written down. */
export async function watch(context: BrowserContext, base: string): Promise<Watched> {
  const page = await context.newPage();
  const faults: string[] = [];
  const weights = new Map<string, number>();
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(`${error}`));
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && url.origin !== base) faults.push(`request to ${url}`);
  });
  page.on('requestfinished', async (request) => {
    const sizes = await request.sizes().catch(() => null);
    if (sizes !== null)
      weights.set(new URL(request.url()).pathname, sizes.responseBodySize + sizes.responseHeadersSize);
  });
  return { page, context, faults, weights };
}
