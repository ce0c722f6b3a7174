import { describe, expect, it } from 'vitest';
import { served } from '../server.ts';
import { ask } from '../wire.ts';

const server = served();

const cached = [
  '/v1',
  '/v1/indicators?limit=1',
  '/v1/indicators/output-a',
  '/v1/observations?indicator=output-a',
  '/v1/observations?indicator=output-a&format=csv',
  '/v1/observations/market-a.CN.2023.a-2024',
  '/v1/areas',
  '/v1/areas/CN-GZ',
  '/v1/sources',
  '/v1/sources/a-2023',
  '/v1/codelists',
  '/v1/codelists/kinds',
  '/v1/releases',
  '/v1/releases/first',
  '/v1/releases/first/files/sources.csv',
];
const path = '/v1/observations?indicator=output-a';

async function etagOf(target: string, headers: Record<string, string> = {}): Promise<string> {
  const { headers: received } = await ask(server().port, target, { headers });
  return received.etag ?? '';
}

async function status(target: string, headers: Record<string, string>): Promise<number> {
  return (await ask(server().port, target, { headers })).status;
}

describe('caching', () => {
  it.each(cached)('%s may be kept, has strong validators and answers 304 for both', async (target) => {
    const { headers } = await ask(server().port, target);
    expect(headers['cache-control']).toBe(
      'public, max-age=300, stale-while-revalidate=3600, stale-if-error=604800',
    );
    expect(headers.etag).toMatch(/^"[\w-]{20,}"$/);
    const since = headers['last-modified'] ?? '';
    expect(new Date(since).toUTCString()).toBe(since);
    expect(await status(target, { 'If-Modified-Since': since })).toBe(304);
  });

  it.each(cached)('a 304 of %s says nothing else than the answer that a cache has', async (target) => {
    // A cache takes each header of a 304 into the answer that it has stored (RFC 9111 section 3.2).
    const { headers } = await ask(server().port, target);
    const fresh = await ask(server().port, target, { headers: { 'If-None-Match': headers.etag ?? '' } });
    expect(fresh.status).toBe(304);
    const ofMessage = /^(?:date|connection|keep-alive|ratelimit.*|server-timing|x-request-id|request-id)$/;
    const taken = Object.entries(fresh.headers).filter(([name]) => !ofMessage.test(name));
    expect(Object.fromEntries(taken.map(([name]) => [name, headers[name]]))).toEqual(
      Object.fromEntries(taken),
    );
  });

  it('a 304 has no body and keeps what a cache needs (RFC 9110 section 15.4.5)', async () => {
    const whole = await ask(server().port, path);
    const { headers, bytes } = await ask(server().port, path, {
      headers: { 'If-None-Match': whole.headers.etag ?? '' },
    });
    expect(bytes).toHaveLength(0);
    for (const name of [
      'etag',
      'cache-control',
      'vary',
      'last-modified',
      'release',
      'access-control-allow-origin',
    ])
      expect(headers[name]).toBe(whole.headers[name]);
    expect(headers['content-type']).toBeUndefined();
    expect(headers['content-length']).toBeUndefined();
  });
});

describe('If-None-Match', () => {
  it('may be a list, a star, or weak', async () => {
    const etag = await etagOf(path);
    expect(await status(path, { 'If-None-Match': `"a", "b",${etag}` })).toBe(304);
    expect(await status(path, { 'If-None-Match': `W/"a", W/${etag}` })).toBe(304);
    expect(await status(path, { 'If-None-Match': '*' })).toBe(304);
    expect(await status(path, { 'If-None-Match': '"a", "b"' })).toBe(200);
    expect(await status(path, { 'If-None-Match': etag.slice(1, -1) })).toBe(200);
  });

  it('wins over If-Modified-Since (RFC 9110 section 13.2.2)', async () => {
    const since = new Date('2030-01-01').toUTCString();
    expect(await status(path, { 'If-None-Match': '"other"', 'If-Modified-Since': since })).toBe(200);
  });

  it('does not turn an error into a 304', async () => {
    expect(await status('/v1/indicators/output-c', { 'If-None-Match': '*' })).toBe(404);
  });
});

describe('If-Modified-Since', () => {
  it('compares with the day of the release', async () => {
    const { headers } = await ask(server().port, path);
    expect(headers['last-modified']).toBe('Sun, 01 Sep 2024 00:00:00 GMT');
    expect(await status(path, { 'If-Modified-Since': 'Sun, 01 Sep 2024 00:00:01 GMT' })).toBe(304);
    expect(await status(path, { 'If-Modified-Since': 'Sat, 31 Aug 2024 23:59:59 GMT' })).toBe(200);
    expect(await status(path, { 'If-Modified-Since': 'yesterday' })).toBe(200);
  });
});

describe('the ETag', () => {
  it('differs by query, format, coding and host, but not by the order of parameters', async () => {
    const tags = [
      await etagOf(path),
      await etagOf(`${path}&lang=zh`),
      await etagOf(`${path}&format=csv`),
      await etagOf(path, { Accept: 'text/csv' }),
      await etagOf(path, { 'Accept-Encoding': 'gzip' }),
      await etagOf(path, { 'Accept-Encoding': 'br' }),
      await etagOf(path, { Host: 'api.example.org' }),
      await etagOf(`${path}&release=first`),
    ];
    expect(new Set(tags).size).toBe(tags.length);
    expect(await etagOf(path)).toBe(tags[0]);
    expect(await etagOf(`${path}&limit=1&lang=zh`)).toBe(
      await etagOf('/v1/observations?lang=zh&limit=1&indicator=output-a'),
    );
  });

  it('of one coding is no match for another', async () => {
    const gzip = await etagOf(path, { 'Accept-Encoding': 'gzip' });
    expect(await status(path, { 'If-None-Match': gzip })).toBe(200);
    expect(await status(path, { 'If-None-Match': gzip, 'Accept-Encoding': 'gzip' })).toBe(304);
  });
});

describe('pages and documents', () => {
  it.each([
    '/',
    '/calendar',
    '/docs',
    '/docs/',
    '/openapi.json',
    '/openapi.yaml',
    '/errors',
    '/errors/retired',
  ])('%s answers 304 to its tag, weak, in a list, or to a star', async (target) => {
    const etag = await etagOf(target);
    expect(etag).toMatch(/^"[\w-]{20,}"$/);
    for (const tags of [etag, `W/${etag}`, `"a", ${etag}`, '*'])
      expect(await status(target, { 'If-None-Match': tags }), tags).toBe(304);
    expect(await status(target, { 'If-None-Match': '"a"' })).toBe(200);
    const { bytes, headers } = await ask(server().port, target, { headers: { 'If-None-Match': '*' } });
    expect([bytes.length, headers.etag, headers['content-type']]).toEqual([0, etag, undefined]);
  });
});

describe('a precondition', () => {
  const targets = [...cached, '/', '/openapi.json'];

  it.each(targets)('%s that fails is 412, kept answer or not', async (target) => {
    const { headers } = await ask(server().port, target);
    const { etag = '', 'last-modified': modified } = headers;
    expect(await status(target, { 'If-Match': etag })).toBe(200);
    expect(await status(target, { 'If-Match': `"a", ${etag}` })).toBe(200);
    expect(await status(target, { 'If-Match': '*' })).toBe(200);
    expect(await status(target, { 'If-Match': '"a"' })).toBe(412);
    // Tags are compared strongly here, and before those of If-None-Match.
    expect(await status(target, { 'If-Match': `W/${etag}` })).toBe(412);
    expect(await status(target, { 'If-Match': '"a"', 'If-None-Match': etag })).toBe(412);
    if (modified === undefined) return;
    expect(await status(target, { 'If-Unmodified-Since': modified })).toBe(200);
    expect(await status(target, { 'If-Unmodified-Since': 'Sat, 01 Jan 2000 00:00:00 GMT' })).toBe(412);
    expect(await status(target, { 'If-Unmodified-Since': 'yesterday' })).toBe(200);
    expect(
      await status(target, { 'If-Match': etag, 'If-Unmodified-Since': 'Sat, 01 Jan 2000 00:00:00 GMT' }),
    ).toBe(200);
  });
});
