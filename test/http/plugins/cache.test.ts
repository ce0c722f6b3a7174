import { describe, expect, it } from 'vitest';
import { buildApp } from '../../../src/app.ts';
import { readConfig } from '../../../src/config.ts';
import { openSeeded } from '../../../src/store/seed/file/open-seeded.ts';
import { fixture, Server, seedFolder, serve, served } from '../server.ts';
import { ask } from '../wire.ts';

const environment = { RATE_LIMIT: '100000' };
const server = served({ environment });
/** Makes each answer anew. */
const making = served({ environment: { ...environment, CACHE_MEGABYTES: '0' } });
/** Its cache has what was asked of it in this file. */
const own = served({ environment });

const addresses = [
  '/v1',
  '/v1/indicators?limit=1',
  '/v1/indicators?q=output',
  '/v1/indicators/output-a',
  '/v1/observations?indicator=output-a',
  '/v1/observations?indicator=output-a&limit=1',
  '/v1/observations?indicator=output-a&transform=yoy',
  '/v1/observations?indicator=output-a&format=csv',
  '/v1/observations?indicator=output-a&transform=yoy&format=ndjson',
  '/v1/observations/market-a.CN.2023.a-2024',
  '/v1/changes?format=atom',
  '/v1/codelists/kinds',
  '/v1/releases/first',
  '/v1/releases/first/files/sources.csv',
];

async function metric(of: Server, name: string): Promise<number> {
  const text = await of.text('/metrics');
  return Number(new RegExp(`^answer_cache_${name} (\\S+)$`, 'm').exec(text)?.[1]);
}

/** Whether a request was answered from the cache. */
async function isHit(of: Server, request: () => Promise<unknown>): Promise<boolean> {
  const before = await metric(of, 'hits');
  await request();
  return (await metric(of, 'hits')) > before;
}

/** Headers without those that differ between any two messages; a streamed body has no length before it was cached. */
function lasting(headers: Readonly<Record<string, unknown>>): [string, unknown][] {
  const passing = [
    ...['accept-ranges', 'content-length', 'date', 'ratelimit', 'server-timing', 'transfer-encoding'],
  ];
  return Object.entries(headers)
    .filter(([name]) => !passing.includes(name))
    .sort();
}

describe('an answer from the cache', () => {
  const variants = addresses.flatMap((path) =>
    ['identity', 'gzip', 'br'].flatMap((coding) =>
      ['GET', 'HEAD'].map((method) => ({ path, coding, method })),
    ),
  );

  it.each(addresses)('has the same length for HEAD as for GET: %s', async (path) => {
    const headers = { 'Accept-Encoding': 'identity' };
    await ask(server().port, path, { headers });
    const got = await ask(server().port, path, { headers });
    const headed = await ask(server().port, path, { headers, method: 'HEAD' });
    expect(got.headers['content-length']).toBe(String(got.bytes.length));
    expect(headed.bytes).toHaveLength(0);
    for (const name of ['content-length', 'accept-ranges', 'etag'])
      expect(headed.headers[name], name).toBe(got.headers[name]);
  });

  it.each(variants)('equals the one that was made: $method $path in $coding', async (variant) => {
    const { path, coding, method } = variant;
    const headers = { 'Accept-Encoding': coding, Host: 'data.example' };
    const made = await ask(making().port, path, { method, headers });
    await ask(server().port, path, { method, headers });
    const cached = await ask(server().port, path, { method, headers });
    expect(lasting(cached.headers)).toEqual(lasting(made.headers));
    expect(cached.bytes.equals(made.bytes)).toBe(true);
    expect(cached.status).toBe(200);
    if (method === 'GET') expect(cached.headers['content-length']).toBe(String(made.bytes.length));
  });

  it.each(addresses)('gives the same 304: %s', async (path) => {
    const host: Record<string, string> = { Host: 'data.example' };
    const { headers } = await ask(server().port, path, { headers: host });
    const conditions: Record<string, string>[] = [
      { 'If-None-Match': headers.etag ?? '' },
      { 'If-Modified-Since': headers['last-modified'] ?? '' },
    ];
    for (const condition of conditions) {
      const cached = await ask(server().port, path, { headers: { ...host, ...condition } });
      const made = await ask(making().port, path, { headers: { ...host, ...condition } });
      expect([cached.status, made.status]).toEqual([304, 304]);
      expect(lasting(cached.headers)).toEqual(lasting(made.headers));
    }
  });

  it.each(addresses)('is found by the same request again: %s', async (path) => {
    expect(await isHit(own(), () => ask(own().port, path))).toBe(false);
    expect(await isHit(own(), () => ask(own().port, path))).toBe(true);
  });

  it('is found whatever the order of the parameters, and by no other request', async () => {
    const same =
      (headers: Record<string, string> = {}, at = '/v1/observations?indicator=output-a&limit=3') =>
      () =>
        ask(server().port, at, { headers });
    expect(await isHit(server(), same())).toBe(false);
    expect(await isHit(server(), same())).toBe(true);
    expect(await isHit(server(), same({}, '/v1/observations?limit=3&indicator=output-a'))).toBe(true);
    const others: Record<string, string>[] = [
      { Host: 'other.example' },
      { Accept: 'text/csv' },
      { 'Accept-Encoding': 'gzip' },
    ];
    for (const headers of others) expect(await isHit(server(), same(headers))).toBe(false);
    expect(await isHit(server(), same({}, '/v1/observations?indicator=output-a&limit=3&lang=zh'))).toBe(
      false,
    );
  });

  it('is made for the scheme and the host that a trusted proxy names', async () => {
    const trusting = await serve({ environment: { TRUST_PROXY: '1' } });
    const from = async (proto: string, host: string) => {
      const headers = { 'X-Forwarded-Proto': proto, 'X-Forwarded-Host': host };
      return JSON.parse((await ask(trusting.port, '/v1', { headers })).text).links.self;
    };
    for (const proto of ['http', 'https', 'http'])
      expect(await from(proto, 'one.example')).toBe(`${proto}://one.example/v1`);
    expect(await from('http', 'two.example')).toBe('http://two.example/v1');
    await trusting.app.close();
  });

  it('tells an empty Accept from none', async () => {
    const path = '/v1/sources?limit=77';
    const empty = () => ask(server().port, path, { headers: { Accept: '' } });
    expect((await empty()).status).toBe(406);
    expect((await ask(server().port, path)).status).toBe(200);
    expect((await empty()).status).toBe(406);
  });

  it('counts against the rate limit', async () => {
    const limited = await serve({ environment: { RATE_LIMIT: '3' } });
    const statuses = [];
    for (let request = 0; request < 4; request += 1) statuses.push((await limited.get('/v1')).status);
    await limited.app.close();
    expect(statuses).toEqual([200, 200, 200, 429]);
  });
});

describe('the cache never keeps', () => {
  it.each([
    ['a problem', '/v1/observations?indicator=no-such'],
    ['health', '/healthz'],
    ['metrics', '/metrics'],
  ])('%s: %s', async (_, path) => {
    await ask(server().port, path);
    expect(await isHit(server(), () => ask(server().port, path))).toBe(false);
  });

  it('a 304', async () => {
    const headers = { 'If-None-Match': '*' };
    await ask(own().port, '/v1/sources', { headers });
    expect(await isHit(own(), () => ask(own().port, '/v1/sources', { headers }))).toBe(false);
  });

  it('a body of more than a megabyte', async () => {
    const whole = await serve({ folder: seedFolder, environment });
    const path = '/v1/observations?indicator=*&revisions=all&format=ndjson';
    const { bytes } = await ask(whole.port, path);
    expect(bytes.length).toBeGreaterThan(2 ** 20);
    expect(await isHit(whole, () => ask(whole.port, path))).toBe(false);
    await whole.app.close();
  });

  it('anything where it has no memory', async () => {
    const without = await serve({ environment: { CACHE_MEGABYTES: '0' } });
    await without.get('/v1');
    expect(await isHit(without, () => without.get('/v1'))).toBe(false);
    expect(await metric(without, 'bytes')).toBe(0);
    await without.app.close();
  });
});

it('drops every answer when another snapshot takes over', async () => {
  let store = openSeeded(':memory:', fixture);
  const config = readConfig({ RATE_LIMIT: 'off', LOG_LEVEL: 'silent', MAX_EVENT_LOOP_DELAY: 'off' });
  const app = await buildApp({ store: () => store, config });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const swapped = new Server(app);
  await swapped.get('/v1');
  expect(await isHit(swapped, () => swapped.get('/v1'))).toBe(true);
  store = openSeeded(':memory:', fixture);
  expect(await isHit(swapped, () => swapped.get('/v1'))).toBe(false);
  await app.close();
});

it('evicts the least recently used answer when its memory is full', async () => {
  const small = await serve({ folder: seedFolder, environment: { CACHE_MEGABYTES: '1' } });
  const page = (limit: number) => () => ask(small.port, `/v1/sources?limit=${limit}`);
  await page(10)();
  for (let limit = 400; limit < 420; limit += 1) await page(limit)();
  expect(await metric(small, 'bytes')).toBeLessThanOrEqual(2 ** 20);
  expect(await isHit(small, page(10))).toBe(false);
  expect(await isHit(small, page(419))).toBe(true);
  await small.app.close();
});
