import { describe, expect, it } from 'vitest';
import { seedFolder, serve, served } from '../server.ts';
import { storeWith } from '../store-with.ts';
import { ask } from '../wire.ts';

const server = served({ folder: seedFolder });
const made = served();

const browser = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';

/** What a browser is answered. */
async function read(port: number, path: string, { method = 'GET', language = 'en' } = {}) {
  const headers = { Accept: browser, 'Accept-Language': language };
  const { status, headers: answered, text } = await ask(port, path, { method, headers });
  const body = text.replace(/<script[\s\S]*?<\/script>/g, '');
  return { status, headers: answered, html: text, text: body.replace(/<[^>]*>/g, ' ') };
}

describe('a browser gets a problem as a page with its status', () => {
  it.each([
    ['/nonsense', 404, 'There is no page at /nonsense.', '没有地址为/nonsense的页面。'],
    ['/areas/nope', 404, 'There is no area &quot;nope&quot;.', '没有编号为“nope”的内容。'],
    ['/concepts/nope', 404, 'There is no concept &quot;nope&quot;.', '没有编号为“nope”的内容。'],
    ['/indicators/nope', 404, 'There is no indicator &quot;nope&quot;.', '没有编号为“nope”的内容。'],
    ['/errors/nope', 404, 'There is no error &quot;nope&quot;.', '没有编号为'],
  ])('%s', async (path, status, en, zh) => {
    for (const [language, said] of [
      ['en', en],
      ['zh-CN', zh],
    ] as const) {
      const page = await read(server().port, path, { language });
      expect([page.status, page.status === status ? '' : page.text]).toEqual([status, '']);
      expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
      expect(page.headers['cache-control']).toBe('no-store');
      expect(String(page.headers.vary).split(', ')).toEqual(
        expect.arrayContaining(['Accept', 'Accept-Language']),
      );
      expect(page.headers['content-security-policy']).toContain("script-src 'self'");
      expect(page.headers.etag).toBeUndefined();
      expect(page.html).toContain(`<html lang="${language.slice(0, 2)}"`);
      expect(page.html).toContain('<meta name="robots" content="noindex">');
      expect(page.html).not.toContain('rel="canonical"');
      expect(page.html).toContain('type="search"');
      expect(page.html.match(/<h1/g)).toHaveLength(1);
      expect(page.text).toContain(said);
    }
  });

  it.each(['/%', '/indicators/%', '/areas/%E0%A4%A'])('whose path cannot be decoded: %s', async (path) => {
    const page = await read(server().port, path);
    expect([page.status, page.headers['content-type']]).toEqual([400, 'text/html; charset=utf-8']);
    expect(page.headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(page.text).toContain('The address cannot be read.');
    expect(page.html).toContain('type="search"');
    const { headers, text } = await ask(server().port, path);
    expect(headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(JSON.parse(text).code).toBe('malformed-request');
  });

  it('with the pages that may have been meant', async () => {
    const linked = async (path: string) => {
      const { html } = await read(server().port, `${path}?lang=en`);
      const [, list = ''] = /class="near-matches">(.*?)<\/ul>/.exec(html) ?? [];
      return [...list.matchAll(/href="([^"?]+)\?lang=en">([^<]+)/g)].map(([, href, name]) => [href, name]);
    };
    expect(await linked('/areas/CN-GX1')).toContainEqual(['/areas/CN-GX', 'Guangxi']);
    expect(await linked('/concepts/data-outptu')).toContainEqual(['/concepts/data-output', 'Data output']);
    expect(await linked('/data-outputt')).toContainEqual([
      '/indicators/data-output-nda',
      'Data output (NDA survey)',
    ]);
    expect(await linked('/indicators/data-output-ndx')).toContainEqual([
      '/indicators/data-output-nda',
      'Data output (NDA survey)',
    ]);
    expect(await linked('/calender')).toEqual([['/calendar', '/calendar']]);
    expect(await linked('/')).toEqual([]);
  });

  it('for a method that it does not take', async () => {
    const page = await read(server().port, '/article', { method: 'POST' });
    expect([page.status, page.headers.allow]).toEqual([405, 'GET, HEAD, OPTIONS']);
    expect(page.text).toContain('This address can only be read.');
  });

  it('when it asks too often or the server cannot answer, with when to come again', async () => {
    const limited = await serve({ environment: { RATE_LIMIT: '1' } });
    const broken = await serve({
      store: storeWith({
        catalogue: () => Promise.reject(Object.assign(new Error('gone'), { code: 'SQLITE_IOERR' })),
      }),
    });
    try {
      await read(limited.port, '/calendar');
      const often = await read(limited.port, '/calendar', { language: 'zh' });
      expect([often.status, Number(often.headers['retry-after']) > 0]).toEqual([429, true]);
      expect(often.text).toContain('请求过于频繁');
      const failed = await read(broken.port, '/calendar');
      expect([failed.status, failed.headers['retry-after']]).toEqual([503, '5']);
      expect(failed.text).toContain('The server cannot answer just now');
    } finally {
      await Promise.all([limited.app.close(), broken.app.close()]);
    }
  });
});

describe('a program gets a problem as data', () => {
  const paths = ['/nonsense', '/indicators/nope', '/areas/nope', '/concepts/nope', '/errors/nope'];
  const programs = [
    'application/json',
    '*/*',
    undefined,
    'text/html;q=0.5, application/json',
    'application/problem+json',
  ];

  it.each(paths)('%s', async (path) => {
    for (const accept of programs) {
      const headers: Record<string, string> = accept === undefined ? {} : { Accept: accept };
      const { status, headers: answered, text } = await ask(server().port, path, { headers });
      expect([accept, status, answered['content-type']]).toEqual([
        accept,
        404,
        'application/problem+json; charset=utf-8',
      ]);
      expect(JSON.parse(text)).toMatchObject({ status: 404 });
    }
  });

  it.each(['/v1/nope', '/v1/indicators/nope', '/v1/indicators/output-old', '/sdmx/v2/nope', '/mcp'])(
    '%s, whatever it asks for',
    async (path) => {
      const { status, headers } = await read(made().port, path);
      expect(status).toBeGreaterThanOrEqual(404);
      // The error message of SDMX is no problem details.
      const kind = path.startsWith('/sdmx/') ? 'json' : 'problem+json';
      expect(headers['content-type']).toBe(`application/${kind}; charset=utf-8`);
    },
  );

  it('but a page that is there as a page', async () => {
    const { status, headers } = await ask(made().port, '/areas/CN', {
      headers: { Accept: 'application/json' },
    });
    expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
  });
});
