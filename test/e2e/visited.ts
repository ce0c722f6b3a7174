import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { launch, serve } from './browser.ts';

/** A browser and the real application for the tests of one block; both stand once its tests run. */
export function visited(environment: () => NodeJS.ProcessEnv = () => ({})): {
  readonly browser: () => Browser;
  readonly base: () => string;
} {
  let browser: Browser | undefined;
  let server: Awaited<ReturnType<typeof serve>> | undefined;
  beforeAll(async () => {
    [browser, server] = await Promise.all([launch(environment()), serve()]);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    server = undefined;
  });
  return { browser: () => standing(browser), base: () => standing(server).base };
}

function standing<T>(thing: T | undefined): T {
  if (thing === undefined) throw new Error('It stands only while tests run.');
  return thing;
}
