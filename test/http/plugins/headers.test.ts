import { describe, expect, it } from 'vitest';
import { type List, serve, served } from '../server.ts';
import { ask } from '../wire.ts';

const server = served();
const limited = served({ environment: { RATE_LIMIT: '5' } });
const behind = served({ environment: { PUBLIC_URL: 'https://data.example.org/cde/' } });
const trusting = served({ environment: { TRUST_PROXY: '1' } });

const exposed = [
  'Allow',
  'ETag',
  'Last-Modified',
  'Link',
  'RateLimit',
  'RateLimit-Policy',
  'Release',
  'Retry-After',
  'Deprecation',
  'Sunset',
];

describe('CORS', () => {
  it.each([
    '/v1',
    '/v1/observations?indicator=output-a&format=csv',
    '/v1/nothing',
    '/v1?colour=red',
    '/openapi.json',
    '/docs',
    '/',
    '/healthz',
    '/metrics',
  ])('%s may be read by any page, with its headers', async (path) => {
    const { headers } = await server().get(path, { headers: { origin: 'https://example.org' } });
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('access-control-expose-headers')?.split(', ')).toEqual(
      expect.arrayContaining(exposed),
    );
    expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
  });

  it('holds for a 304 and an address that cannot be decoded', async () => {
    for (const [path, headers] of [
      ['/v1', { 'If-None-Match': '*' }],
      ['/v1/%zz', {}],
    ] as const) {
      const answer = await ask(server().port, path, { headers: { ...headers } });
      expect(answer.headers['access-control-allow-origin']).toBe('*');
      expect(answer.headers['access-control-expose-headers']).toContain('Retry-After');
    }
  });
});

describe('Vary', () => {
  it.each([
    ['/v1', 'Accept, Accept-Encoding'],
    ['/v1?format=json', 'Accept-Encoding'],
    ['/v1/observations?indicator=output-a', 'Accept, Accept-Encoding'],
    ['/v1/observations?indicator=output-a&format=json', 'Accept-Encoding'],
    ['/v1/indicators?format=csv', 'Accept-Encoding'],
    ['/v1/indicators', 'Accept, Accept-Encoding'],
    ['/v1/indicators/output-a', 'Accept, Accept-Encoding'],
    ['/v1/checks', 'Accept, Accept-Encoding'],
    ['/v1/codelists?format=ndjson', 'Accept-Encoding'],
    ['/', 'Accept-Encoding, Accept-Language'],
  ])(
    'of %s names just what varies: %s, and the host of the links unless PUBLIC_URL sets it',
    async (path, vary) => {
      expect((await behind().get(path)).headers.get('vary')).toBe(vary);
      expect((await server().get(path)).headers.get('vary')).toBe(`${vary}, Host`);
      expect((await trusting().get(path)).headers.get('vary')).toBe(
        `${vary}, Host, X-Forwarded-Host, X-Forwarded-Proto`,
      );
    },
  );

  it.each(['/openapi.json', '/docs/openapi.json', '/v1/releases/first/files/sources.csv'])(
    'of %s names the coding alone: it has no link of a client',
    async (path) => {
      const { text, headers } = await ask(server().port, path, { headers: { Host: 'evil.example' } });
      expect(headers.vary).toBe('Accept-Encoding');
      expect(text).not.toContain('evil.example');
    },
  );
});

describe('Link and Release', () => {
  const relations = (header: string | null) =>
    Object.fromEntries(
      [...(header ?? '').matchAll(/<([^>]*)>; rel="([^"]+)"/g)].map(([, target = '', name = '']) => [
        name,
        target,
      ]),
    );

  it('lead to itself, the next page, the API description, the codes and the licence', async () => {
    const path = '/v1/observations?indicator=output-a&limit=2';
    const { headers } = await server().get(path);
    const links = relations(headers.get('link'));
    expect(Object.keys(links).toSorted()).toEqual(
      ['describedby', 'license', 'next', 'self', 'service-desc', 'service-doc'].toSorted(),
    );
    expect(links.self).toBe(path);
    const { page } = await server().json(path);
    expect(server().base + links.next).toBe(page.next);
    for (const name of ['self', 'next', 'describedby', 'service-desc', 'service-doc'])
      expect((await server().get(links[name] ?? '')).status).toBe(200);
  });

  it('have no next on the last page', async () => {
    expect(relations((await server().get('/v1/indicators')).headers.get('link'))).not.toHaveProperty('next');
  });

  it('name the release that an answer shows', async () => {
    expect((await server().get('/v1')).headers.get('release')).toBe('second');
    const old = await server().get('/v1/observations?indicator=*&release=first');
    expect(old.headers.get('release')).toBe('first');
  });
});

describe('RateLimit', () => {
  it('counts down, then tells when to come back; health checks are free', async () => {
    for (const remaining of [4, 3, 2, 1, 0]) {
      const { status, headers } = await limited().get(remaining === 2 ? '/v1/nothing' : '/v1');
      expect(status).toBe(remaining === 2 ? 404 : 200);
      expect(headers.get('ratelimit-policy')).toBe('"default";q=5;w=60');
      expect(headers.get('ratelimit')).toMatch(new RegExp(`^"default";r=${remaining};t=\\d+$`));
    }
    const refused = await limited().get('/v1');
    expect(refused.status).toBe(429);
    expect(refused.headers.get('ratelimit')).toMatch(/^"default";r=0;t=\d+$/);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await limited().get('/healthz')).status).toBe(200);
    expect((await limited().get('/readyz')).status).toBe(200);
  });

  it('is not said where nothing is limited', async () => {
    expect((await server().get('/v1')).headers.has('ratelimit')).toBe(false);
  });
});

describe('Server-Timing', () => {
  it.each(['json', 'csv', 'xlsx'])(
    'tells how long an answer took that was made, not one that was kept: %s',
    async (format) => {
      const own = await serve();
      const path = `/v1/observations?indicator=output-a&format=${format}`;
      const started = performance.now();
      const made = await ask(own.port, path);
      const passed = performance.now() - started;
      const [, milliseconds] = /^total;dur=(\d+\.\d)$/.exec(String(made.headers['server-timing'])) ?? [];
      expect(Number(milliseconds)).toBeGreaterThan(0);
      expect(Number(milliseconds)).toBeLessThan(passed + 0.1);
      expect((await ask(own.port, path)).headers['server-timing']).toBeUndefined();
      const known = { 'If-None-Match': made.headers.etag ?? '' };
      expect((await ask(own.port, path, { headers: known })).headers['server-timing']).toBeUndefined();
      await own.app.close();
    },
  );
});

describe('PUBLIC_URL', () => {
  it('is the base of every absolute link, whatever host was asked', async () => {
    const base = 'https://data.example.org/cde';
    const { text } = await ask(behind().port, '/v1/observations?indicator=output-a&limit=2', {
      headers: { Host: 'internal:3000', 'X-Forwarded-Host': 'evil.example' },
    });
    const body: List = JSON.parse(text);
    expect(body.links.self?.startsWith(`${base}/v1/observations?`)).toBe(true);
    expect(body.page.next?.startsWith(`${base}/v1/observations?`)).toBe(true);
    expect(body.data[0]?.links.self?.startsWith(`${base}/v1/observations/`)).toBe(true);
    expect(text).not.toMatch(/internal:3000|evil/);
    const { headers } = await behind().get('/v1/observations?indicator=output-a&limit=2');
    for (const [, target] of (headers.get('link') ?? '').matchAll(/<([^>]*)>; rel="(?!license)/g))
      expect(target).toMatch(/^https:\/\/data\.example\.org\/cde\/(v1|openapi\.json|docs)/);
    const problem = await ask(behind().port, '/v1/indicators/output-c');
    expect(JSON.parse(problem.text)).toMatchObject({
      instance: `${base}/v1/indicators/output-c`,
      links: { tryInstead: `${base}/v1/indicators/output-a` },
    });
    expect(JSON.parse(problem.text).type).toBe(`${base}/errors/unknown-id`);
  });

  it('has its path in redirects of the documentation', async () => {
    const locationOf = async (from: typeof server) => {
      const { status, headers } = await from().get('/docs/json');
      return [status, headers.get('location')];
    };
    expect(await locationOf(behind)).toEqual([301, '/cde/openapi.json']);
    expect(await locationOf(server)).toEqual([301, '/openapi.json']);
  });

  it('is the address that was asked for unless set; forwarded headers count only where they are trusted', async () => {
    const headers = {
      Host: 'api.example.org',
      'X-Forwarded-Host': 'front.example',
      'X-Forwarded-Proto': 'https',
    };
    const plain = await ask(server().port, '/v1', { headers });
    expect(JSON.parse(plain.text).links.self).toBe('http://api.example.org/v1');
    const trusted = await ask(trusting().port, '/v1', { headers });
    expect(JSON.parse(trusted.text).links.self).toBe('https://front.example/v1');
  });
});

describe('security', () => {
  it('allows a page nothing but its own origin, and asks for no upgrade without TLS', async () => {
    const { headers } = await server().get('/');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'self'");
    expect(policy).not.toMatch(/unsafe|upgrade-insecure|https?:|\*/);
    expect(headers.get('strict-transport-security')).toBeNull();
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('does not tell what the server runs on', async () => {
    const own = await serve();
    const { headers } = await own.get('/v1');
    await own.app.close();
    expect(headers.get('server')).toBeNull();
    expect(headers.get('x-powered-by')).toBeNull();
  });
});
