import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Server, seedFolder, serve } from '../http/server.ts';
import { ask, lengthened } from '../http/wire.ts';
import { kindOfLink, sampled } from '../long-form.ts';
import { noNginx } from '../services/nginx.ts';
import { startProxy } from '../services/proxy.ts';
import { freePort } from '../services/service.ts';
import { contextOf, noBrowser, watch } from './browser.ts';
import { visited } from './visited.ts';

const missing = noBrowser ?? noNginx;

describe.skipIf(missing !== null)(`behind nginx at /stats/${missing === null ? '' : ` (${missing})`}`, () => {
  let origin: string;
  let base: string;
  let port: number;
  let server: Server;
  let proxy: { stop(): Promise<void> };
  const { browser } = visited();
  /** One visitor, who reads the files of the pages once. */
  let visitor: BrowserContext;
  let page: Page;
  let faults: string[];

  beforeAll(async () => {
    port = await freePort();
    origin = `http://127.0.0.1:${port}`;
    base = `${origin}/stats`;
    server = await serve({ folder: seedFolder, environment: { PUBLIC_URL: base } });
    proxy = await startProxy({ port, path: '/stats', target: server.base });
    visitor = await contextOf(browser(), origin);
  }, 120_000);
  afterAll(async () => {
    await visitor.close();
    await proxy.stop();
    await server.app.close();
  });
  beforeEach(async () => {
    const opened = await watch(visitor, origin);
    page = opened.page;
    faults = opened.faults;
    page.on('request', (request) => {
      const { pathname, protocol } = new URL(request.url());
      if (protocol.startsWith('http') && !pathname.startsWith('/stats/'))
        faults.push(`request to ${pathname}`);
    });
  });
  afterEach(async () => {
    await page.close();
    expect(faults).toEqual([]);
  });

  it('takes addresses of 8 kB, and leaves it to the API to refuse longer ones', async () => {
    const path = '/v1/observations?indicator=data-output-nda&format=csv&kind=actual';
    const address = (length: number) => `/stats${lengthened(path, length)}`;
    expect((await ask(port, address(8192))).status).toBe(200);
    for (const length of [8193, 30_000]) {
      const { status, text } = await ask(port, address(length));
      expect([status, JSON.parse(text).type]).toEqual([414, `${base}/errors/uri-too-long`]);
    }
    const many = await ask(
      port,
      `/stats/v1/observations?indicator=*&kind=actual${',actual'.repeat(1000)}&limit=1000`,
    );
    expect([many.status, JSON.parse(many.text).data.length]).toEqual([200, 1000]);
  });

  it('the page loads its files and figures, and its views have addresses below the path', async () => {
    await page.goto(`${base}/`, { waitUntil: 'networkidle' });
    expect(await page.evaluate('getComputedStyle(document.body).fontFamily')).toContain('Source Sans');
    await page.waitForFunction('document.fonts.check("1rem \\"Source Sans 3\\"")');
    await page.fill('#search', 'data output');
    await page.waitForURL(/\/stats\/\?q=data/);
    // Links name the language that is read.
    await page.locator('a[href="/stats/indicators/data-output-nda?lang=en"]').first().click();
    await page.waitForURL(`${base}/indicators/data-output-nda?lang=en`);
    await page.reload({ waitUntil: 'networkidle' });
    expect(await page.locator('h1').first().innerText()).toContain('Data');
    const width = await page.evaluate<number>('document.querySelector(".chart picture img").naturalWidth');
    expect(width).toBeGreaterThan(0);
    await page.locator('.site-nav a[href="/stats/article?lang=en"]').click();
    await page.waitForURL(`${base}/article?lang=en`);
    await page.goBack();
    await page.waitForURL(`${base}/indicators/data-output-nda?lang=en`);
  });

  /** The links of the page to this server. */
  async function ownLinks(): Promise<string[]> {
    const links: string[] = await page
      .locator('a[href]')
      .evaluateAll((anchors) => anchors.map((anchor) => String(Reflect.get(anchor, 'href'))));
    const own = links.filter((href) => href.startsWith(origin)).map((href) => href.split('#')[0] ?? '');
    expect(own.length, page.url()).toBeGreaterThanOrEqual(4);
    return own;
  }

  async function resolve(links: readonly string[]): Promise<void> {
    for (const href of links) expect(href.startsWith(`${base}/`), href).toBe(true);
    for (const href of sampled([...new Set(links)], (link) => kindOfLink(link.slice(base.length))))
      expect((await fetch(href, { method: 'HEAD' })).status, href).toBe(200);
  }

  it('every own link of its pages leads below the path, and resolves', async () => {
    const links: string[] = [];
    for (const view of ['/', '/indicators/data-output-nda', '/article', '/checks']) {
      await page.goto(base + view, { waitUntil: 'networkidle' });
      links.push(...(await ownLinks()));
    }
    await resolve(links);
  });

  it('Swagger UI asks the API below the path, where its links lead too', async () => {
    await page.goto(`${base}/docs`, { waitUntil: 'networkidle' });
    await resolve(await ownLinks());
    const block = page.locator('[id$="-getEntry"]');
    await block.locator('.opblock-summary-control').click();
    await block.locator('button.execute').click();
    const status = block.locator('.live-responses-table .response-col_status').last();
    await status.waitFor();
    expect(await status.innerText()).toMatch(/^200/);
    expect(await block.locator('.request-url').innerText()).toContain(`${base}/v1`);
  });

  it('links, problems, the feed and the OpenAPI document lead to addresses that answer', async () => {
    const list = await fetch(`${base}/v1/observations?indicator=*&limit=2`);
    const targets = [...(list.headers.get('link') ?? '').matchAll(/<([^>]*)>; rel="(?!license)/g)].map(
      ([, target = '']) => target,
    );
    const refused = await fetch(`${base}/v1/observations?indicator=data-outptu-nda`);
    const problem = JSON.parse(await refused.text());
    const feed = await (await fetch(`${base}/v1/changes?format=atom&limit=3`)).text();
    const entries = [...feed.matchAll(/href="([^"]*)"/g)].map(([, target = '']) =>
      target.replaceAll('&amp;', '&'),
    );
    const document = JSON.parse(await (await fetch(`${base}/openapi.json`)).text());
    expect(document.servers).toMatchObject([{ url: base }]);
    expect(problem.instance).toBe(`${base}/v1/observations?indicator=data-outptu-nda`);
    const all = [...targets, problem.type, problem.links.tryInstead, ...entries];
    expect(all.length).toBeGreaterThan(9);
    for (const target of all) {
      expect(target.startsWith(`${base}/`), target).toBe(true);
      expect((await fetch(target)).status, target).toBe(200);
    }
  });

  it('no client gets links to the host of another from the cache of the proxy', async () => {
    const own = await serve({ folder: seedFolder });
    const shared = await freePort();
    const cache = await startProxy({ port: shared, path: '/stats', target: own.base });
    const linkOf = async (host: string) => {
      const { text } = await ask(shared, '/stats/v1', { headers: { Host: host } });
      return JSON.parse(text).links.self;
    };
    for (const host of ['one.example', 'two.example', 'one.example'])
      expect(await linkOf(host)).toBe(`http://${host}/v1`);
    await cache.stop();
    await own.app.close();
  });
});
