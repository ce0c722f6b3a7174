import { type IncomingMessage, request } from 'node:http';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { seedFolder, serve, served } from '../http/server.ts';

const server = served({
  folder: seedFolder,
  environment: { PUBLIC_URL: 'https://data.example.org/indicators' },
});

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
}

const usual = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' };

function ask(
  method: string,
  headers: Readonly<Record<string, string>> = {},
  { body, port = server().port }: { readonly body?: string | Buffer; readonly port?: number } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ port, host: '127.0.0.1', method, path: '/mcp', headers }, (response) => {
      let text = '';
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
      );
    });
    sent.on('error', reject).end(body);
  });
}

function message(method: string, params: unknown, id: unknown = 1): string {
  return JSON.stringify({ jsonrpc: '2.0', id, method, params });
}

const latest = message('tools/call', { name: 'latest', arguments: { indicator: 'data-output-nda' } });
const post = (body: string | Buffer, headers: Readonly<Record<string, string>> = {}) =>
  ask('POST', { ...usual, ...headers }, { body });
const called = (name: unknown, parameters: unknown) =>
  post(message('tools/call', { name, arguments: parameters }));

describe('the door of agents', () => {
  it.each(['GET', 'HEAD', 'DELETE', 'PUT', 'PATCH'])(
    'refuses %s with 405, which no page may read',
    async (method) => {
      const { status, headers } = await ask(method, {
        accept: 'text/event-stream',
        origin: 'https://evil.example',
      });
      expect([status, headers.allow]).toEqual([405, 'POST, OPTIONS']);
      expect(headers['access-control-allow-origin']).toBeUndefined();
    },
  );

  it.each([
    'https://evil.example',
    'http://localhost.evil.example',
    'http://localhost@evil.example',
    'http://data.example.org.evil.example',
    'http://localhost, http://evil.example',
    'null',
    'file://',
    'javascript:alert(1)',
  ])('refuses the origin %s', async (origin) => {
    for (const method of ['POST', 'OPTIONS']) {
      const { status, headers, text } = await ask(method, { ...usual, origin }, { body: latest });
      expect([status, headers['access-control-allow-origin']]).toEqual([403, undefined]);
      expect(text).not.toContain('52.26');
    }
  });

  it.each(['http://localhost:6274', 'http://127.0.0.1', 'http://[::1]:80', 'https://data.example.org'])(
    'answers the origin %s, and lets it alone read',
    async (origin) => {
      const preflight = await ask('OPTIONS', { origin, 'access-control-request-method': 'POST' });
      const { status, headers, text } = await post(latest, { origin });
      expect([preflight.status, status]).toEqual([204, 200]);
      for (const each of [preflight.headers, headers]) {
        expect(each['access-control-allow-origin']).toBe(origin);
        expect(each.vary).toContain('Origin');
      }
      expect(text).toContain('52.26 ZB');
    },
  );

  it('refuses any other Host, whatever X-Forwarded-Host and Forwarded say', async () => {
    const forwarded = { 'x-forwarded-host': 'localhost', forwarded: 'host=localhost' };
    for (const host of ['evil.example', 'data.example.org.evil.example', '127.0.0.1.evil.example'])
      expect((await post(latest, { host, ...forwarded })).status).toBe(403);
    expect((await post(latest, { host: 'data.example.org' })).status).toBe(200);
  });

  it('links to the public address and keeps nothing', async () => {
    const { headers, text } = await post(latest, { 'mcp-session-id': '../../etc/passwd' });
    expect(text).toContain('https://data.example.org/indicators/v1/latest?indicator=data-output-nda');
    expect(headers).toMatchObject({ 'cache-control': 'no-store' });
    expect(headers).not.toHaveProperty('mcp-session-id');
    expect(headers).not.toHaveProperty('etag');
  });

  it.each([
    ['another media type', latest, { 'content-type': 'text/plain' }, 415],
    ['a form', 'a=b', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['a client that reads no events', latest, { accept: 'text/html' }, 406],
    ['half a message', '{"jsonrpc', {}, 400],
    ['no message', '', {}, 400],
    ['null', 'null', {}, 400],
    ['an empty batch', '[]', {}, 400],
    ['a large batch', `[${Array.from({ length: 101 }, () => latest)}]`, {}, 400],
    ['a message that is too long', message('ping', { text: 'x'.repeat(300_000) }), {}, 413],
    ['a compressed message', gzipSync(latest), { 'content-encoding': 'gzip' }, 400],
    ['a version of the future', latest, { 'mcp-protocol-version': '2999-01-01' }, 400],
  ] as const)('refuses %s', async (_, body, headers, status) => {
    const answer = await post(body, headers);
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.text)).toMatchObject({ jsonrpc: '2.0', error: { code: expect.any(Number) } });
  });

  it('takes no subscription, which would stay open', async () => {
    const named = (name: string) => `io.modelcontextprotocol/${name}`;
    const _meta = {
      [named('protocolVersion')]: '2026-07-28',
      [named('clientInfo')]: { name: 'test', version: '1' },
      [named('clientCapabilities')]: {},
    };
    const headers = { 'mcp-protocol-version': '2026-07-28', 'mcp-method': 'subscriptions/listen' };
    const body = message('subscriptions/listen', { _meta, notifications: { toolsListChanged: true } });
    expect((await post(body, headers)).text).toContain('Subscription limit reached');
  });

  it.each([
    ['nix', {}, 'not found'],
    ['__proto__', {}, 'error'],
    ['constructor', {}, 'error'],
    [{ name: 'latest' }, {}, 'expected string'],
    ['latest', ['data-output-nda'], 'expected record'],
    ['latest', null, 'expected record'],
    ['latest', {}, 'Call search for ids'],
    ['latest', { indicator: 5, area: ['CN'] }, 'expected string, received number'],
    ['latest', { indicator: 'a,b' }, 'What would work: a.'],
    ['latest', { indicator: 'constructor' }, 'is not known'],
    ['latest', { area: '__proto__' }, 'is not known'],
    ['latest', { indicator: 'data-output-nda', asOf: '2999-01-01' }, 'lies after today'],
    ['latest', { indicator: 'data-output-nda', nix: 1 }, 'nix'],
    ['series', { indicator: 'data output' }, 'similar ids: data-output-cac'],
    ['series', { indicator: 'data-output-nda', period: '2024年' }, 'What would work: 2024.'],
    ['series', { indicator: 'digital-economy-size-provincial-caict' }, 'name one in area'],
    ['compute', { indicator: 'data-output-nda' }, 'Nothing is computed'],
    ['compute', { indicator: 'data-output-nda', transform: 'ratio' }, 'needs by'],
    ['compute', { indicator: 'data-output-nda', transform: 'ratio', by: 'nix' }, 'by \\"nix\\" is not known'],
    ['compute', { indicator: 'data-output-nda', transform: 'growth' }, 'yoy'],
    ['compute', { indicator: 'data-output-nda', transform: 'yoy', window: 3 }, 'window'],
    ['compare', { concept: '数字经济' }, 'is not known'],
    ['compare', { concept: '5g-base-station-share' }, 'belongs to no concept'],
    ['verify', { about: 'data-output-nda' }, 'A claim is a text'],
    ['verify', { about: 'data-output-nda', value: '1e400' }, 'is not one number'],
    ['latest', Object.fromEntries(Array.from({ length: 200 }, (_, place) => [`a${place}`, 1])), 'maximum'],
  ])('answers %s with %j by what would work', async (name, parameters, words) => {
    const { status, text } = await called(name, parameters);
    expect(status).toBe(200);
    expect(text).toMatch(/"isError":true|"error":/);
    expect(text).toContain(words);
    expect(text).not.toMatch(/node_modules|\.ts:\d|at \w+ \(/);
  });

  it('leaves the OpenAPI document as it is', async () => {
    expect((await post(latest)).status).toBe(200);
    const { paths } = await server().json<{ readonly paths: object }>('/openapi.json');
    expect(paths).not.toHaveProperty('/mcp');
  });

  it('counts each message of a batch against the rate limit', async () => {
    const limited = await serve({ folder: seedFolder, environment: { RATE_LIMIT: '5' } });
    const { port } = limited;
    const batch = (count: number) =>
      ask('POST', usual, { body: `[${Array.from({ length: count }, () => latest)}]`, port });
    const [first, second] = [await batch(4), await batch(4)];
    await limited.app.close();
    expect([first.status, second.status, second.headers['retry-after'] === undefined]).toEqual([
      200,
      429,
      false,
    ]);
    expect(second.headers['access-control-allow-origin']).toBeUndefined();
  });
});
