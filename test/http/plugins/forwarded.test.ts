import { describe, expect, it } from 'vitest';
import fc from '../../fast-check.ts';
import { type List, served } from '../server.ts';
import { ask } from '../wire.ts';

const trusting = served({ environment: { TRUST_PROXY: '1' } });
const server = served();

const path = '/v1/observations?indicator=output-a&limit=2';
const host = 'api.example.org';

async function linksWith(port: number, headers: Record<string, string>) {
  const answer = await ask(port, path, { headers: { Host: host, ...headers } });
  const { links, page, data }: List = JSON.parse(answer.text);
  return { self: links.self, next: page.next, row: data[0]?.links.self, etag: answer.headers.etag };
}

describe('links behind a trusted proxy', () => {
  it('have the scheme of their own request, also where the answer has been given before', async () => {
    const schemes = ['https', 'http', 'https', 'http', 'https'];
    const etags = new Map<string, string | undefined>();
    for (const scheme of schemes) {
      const { self, next, row, etag } = await linksWith(trusting().port, { 'X-Forwarded-Proto': scheme });
      expect(self).toMatch(new RegExp(`^${scheme}://${host}/v1/observations\\?`));
      expect(next).toMatch(new RegExp(`^${scheme}://${host}/v1/observations\\?`));
      expect(row).toMatch(new RegExp(`^${scheme}://${host}/v1/observations/`));
      expect(etag).toBe(etags.get(scheme) ?? etag);
      etags.set(scheme, etag);
    }
    expect(new Set(etags.values()).size).toBe(2);
  });

  it('have the host of their own request, also where the answer has been given before', async () => {
    for (const forwarded of ['a.example', 'b.example', 'a.example', 'b.example']) {
      const { self } = await linksWith(trusting().port, { 'X-Forwarded-Host': forwarded });
      expect(self).toMatch(new RegExp(`^http://${forwarded}/v1/`));
    }
  });

  it('are no match for the validator of the other scheme', async () => {
    const https = { Host: host, 'X-Forwarded-Proto': 'https' };
    const { etag = '' } = await linksWith(trusting().port, https);
    const asked = { ...https, 'If-None-Match': etag };
    expect((await ask(trusting().port, path, { headers: asked })).status).toBe(304);
    expect(
      (await ask(trusting().port, path, { headers: { ...asked, 'X-Forwarded-Proto': 'http' } })).status,
    ).toBe(200);
  });
});

describe('links without a trusted proxy', () => {
  it('have the scheme and the host of the connection, whatever was forwarded', async () => {
    for (const scheme of ['https', 'http', 'https']) {
      const forwarded = { 'X-Forwarded-Proto': scheme, 'X-Forwarded-Host': 'evil.example' };
      expect((await linksWith(server().port, forwarded)).self).toMatch(new RegExp(`^http://${host}/v1/`));
    }
  });
});

describe('a host', () => {
  const paths = ['/v1', path, '/v1/changes?format=atom', '/sitemap.xml', '/v1/nothing'];
  const odd = [
    'a:99999',
    '999.1.1.1',
    '1.2.3.4.5',
    'xn--',
    '[::1]:65536',
    '[1::2::3]',
    'a:65535',
    '[::1]',
    'a_b',
  ];
  const part = fc.constantFrom('a', '1', '300', '.', '-', '_', ':', '[', ']', '::1', ':80', ':70000', 'xn--');
  const hosts = fc.oneof(
    fc.constantFrom(...odd),
    fc.array(part, { minLength: 1, maxLength: 6 }).map((parts) => parts.join('')),
  );

  it('is one of which addresses can be made, or is refused, wherever it is named', async () => {
    const statuses = new Set<number>();
    await fc.assert(
      fc.asyncProperty(hosts, fc.constantFrom(...paths), async (named, asked) => {
        const ways: Record<string, string>[] = [{ Host: named }, { Host: host, 'X-Forwarded-Host': named }];
        for (const headers of ways) {
          const { status, text } = await ask(trusting().port, asked, { headers });
          statuses.add(status);
          const allowed = [400, asked === '/v1/nothing' ? 404 : URL.canParse(`http://${named}`) ? 200 : 400];
          expect(allowed, `${named} ${asked}`).toContain(status);
          const { links = {} } = text.startsWith('{') ? JSON.parse(text) : {};
          for (const link of Object.values(links))
            if (typeof link === 'string') expect(URL.canParse(link, 'http://a'), link).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
    expect([...statuses].sort()).toEqual([200, 400, 404]);
  });
});
