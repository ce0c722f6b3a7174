import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { launch, serve } from './browser.ts';

/** The server, and the browser of most blocks: those of a process share them, and visitors have contexts of their own. They end with it. */
let server: ReturnType<typeof serve> | undefined;
let shared: Promise<Browser> | undefined;

/** A browser, with an environment of its own where one is given, and the real application; both stand once the tests of a block run. */
export function visited(environment?: () => NodeJS.ProcessEnv): {
  readonly browser: () => Browser;
  readonly base: () => string;
} {
  let browser: Browser | undefined;
  let base: string | undefined;
  beforeAll(async () => {
    server ??= serve();
    if (environment === undefined) shared ??= launch();
    const launched = environment === undefined ? shared : launch(environment());
    [browser, base] = await Promise.all([launched, server.then((served) => served.base)]);
  }, 60_000);
  afterAll(async () => {
    if (environment !== undefined) await browser?.close();
    browser = undefined;
  });
  return { browser: () => standing(browser), base: () => standing(base) };
}

function standing<T>(thing: T | undefined): T {
  if (thing === undefined) throw new Error('It stands only while tests run.');
  return thing;
}
