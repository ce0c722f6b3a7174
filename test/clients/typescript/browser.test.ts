import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch, noBrowser } from '../../e2e/browser.ts';
import { answering } from '../../http/answering.ts';
import { served } from '../../http/server.ts';

const why = noBrowser === null ? '' : ` (${noBrowser})`;

describe.skipIf(noBrowser !== null)(`the client in a page of another origin, in Chromium${why}`, () => {
  const server = served({ environment: { RATE_LIMIT: '4' } });
  let browser: Browser;
  let script: string;

  beforeAll(async () => {
    browser = await launch();
    const entryPoints = ['clients/typescript/src/index.ts'];
    const { outputFiles } = await build({ entryPoints, bundle: true, globalName: 'api', write: false });
    script = outputFiles[0]?.text ?? '';
  });
  afterAll(() => browser.close());

  it('reads pages and problems, and how long to wait', async () => {
    const { base } = await answering((_, reply) => reply.setHeader('content-type', 'text/html').end('<p>'));
    const page: Page = await browser.newPage();
    await page.goto(base);
    await page.addScriptTag({ content: script });
    const found = await page.evaluate(`(async () => {
      const client = api.createClient({ baseUrl: '${server().base}' });
      const rows = await Array.fromAsync(client.observations({ indicator: 'output-b', limit: 3, fields: 'period' }));
      const unknown = await api.outcomeOf(client.indicator('output-d'));
      const limited = await api.outcomeOf(client.indicator('output-a'));
      return { rows: rows.length, unknown, limited };
    })()`);
    expect(found).toEqual({
      rows: 7,
      unknown: { ok: false, problem: expect.objectContaining({ code: 'unknown-id' }) },
      limited: {
        ok: false,
        problem: expect.objectContaining({ code: 'rate-limited', retryAfter: expect.any(Number) }),
      },
    });
    await page.close();
  });
});
