import { METHODS } from 'node:http';
import { describe, expect, it } from 'vitest';
import { served } from '../server.ts';
import { ask } from '../wire.ts';
import { problemIn } from './problem.ts';

const server = served();

const paths = [
  '/v1',
  '/v1/indicators',
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
  '/openapi.json',
  '/openapi.yaml',
  '/docs',
  '/docs/openapi.json',
  '/',
  '/errors',
  '/healthz',
  '/readyz',
  '/metrics',
];

/** Headers that belong to one message or its connection, not to the resource. */
const passing = ['date', 'connection', 'keep-alive', 'server-timing', 'transfer-encoding'];

function lasting(headers: object): object {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !passing.includes(name)));
}

describe('HEAD', () => {
  it.each(paths.filter((path) => path !== '/metrics'))(
    '%s has the headers of GET and no body',
    async (path) => {
      for (const coding of ['identity', 'gzip']) {
        const headers = { 'Accept-Encoding': coding };
        // A streamed body has a length once it was made.
        await ask(server().port, path, { headers });
        const get = await ask(server().port, path, { headers });
        const head = await ask(server().port, path, { headers, method: 'HEAD' });
        expect(head.status).toBe(200);
        expect(head.bytes).toHaveLength(0);
        expect(lasting(head.headers)).toEqual(lasting(get.headers));
      }
    },
  );

  it('answers 304 like GET', async () => {
    const { headers } = await ask(server().port, '/v1', { method: 'HEAD' });
    const again = await ask(server().port, '/v1', {
      method: 'HEAD',
      headers: { 'If-None-Match': headers.etag ?? '' },
    });
    expect(again.status).toBe(304);
    expect(again.headers['content-length']).toBeUndefined();
  });
});

describe('OPTIONS', () => {
  it.each(paths)('%s answers a preflight of any page', async (path) => {
    const { status, headers, bytes } = await ask(server().port, path, {
      method: 'OPTIONS',
      headers: {
        Origin: 'https://example.org',
        'Access-Control-Request-Method': 'GET',
        'Access-Control-Request-Headers': 'if-none-match',
      },
    });
    expect(status).toBe(204);
    expect(bytes).toHaveLength(0);
    expect(headers).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'GET, HEAD, OPTIONS',
      'access-control-allow-headers': 'if-none-match',
      'access-control-max-age': '86400',
    });
  });
});

describe('any other method', () => {
  it.each(paths)('%s is refused with what it takes', async (path) => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND']) {
      const answer = await ask(server().port, path, { method });
      const problem = problemIn(answer, 'method-not-allowed');
      expect(answer.headers.allow).toBe('GET, HEAD, OPTIONS');
      expect(problem.detail).toContain(method);
    }
  });

  it.each([
    '/v1/',
    '/v1/indicators/',
    '/v1/indicators/output-a/',
    '/v1/observations/?indicator=output-a',
    '/docs/',
  ])('%s is refused like the path without its last slash', async (path) => {
    for (const method of ['POST', 'DELETE']) {
      const answer = await ask(server().port, path, { method });
      problemIn(answer, 'method-not-allowed');
      expect(answer.headers.allow).toBe('GET, HEAD, OPTIONS');
    }
  });

  it('is refused with 405, whichever of those that Node parses', async () => {
    const others = METHODS.filter((method) => !['GET', 'HEAD', 'OPTIONS', 'CONNECT'].includes(method));
    for (const method of others)
      expect((await ask(server().port, '/v1', { method })).status, method).toBe(405);
  });

  it('is refused before its body is read', async () => {
    const response = await server().get('/v1', {
      method: 'POST',
      body: 'not json',
      headers: { 'Content-Type': 'application/json' },
    });
    expect(response.status).toBe(405);
  });

  it('is not even looked at where the path cannot be decoded', async () => {
    expect((await ask(server().port, '/v1/indicators/%zz', { method: 'POST' })).status).toBe(400);
  });

  it('finds nothing where there is nothing', async () => {
    expect((await ask(server().port, '/v1/nothing', { method: 'POST' })).status).toBe(404);
  });
});
