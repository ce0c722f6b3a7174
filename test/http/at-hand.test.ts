import { describe, expect, it } from 'vitest';
import { buildApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { openSeeded } from '../../src/store/seed/build/open-seeded.ts';
import { fixture, Server, serve, served } from './server.ts';
import { longStore, table } from './spooled.ts';
import { ask } from './wire.ts';

const environment = { RATE_LIMIT: '100000' };
const server = served({ environment });

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
];

async function metric(of: Server, name: string): Promise<number> {
  const text = await of.text('/metrics');
  return Number(new RegExp(`^answer_cache_${name} (\\S+)$`, 'm').exec(text)?.[1]);
}

/** Whether asking brings one more answer that was at hand. */
async function wasAtHand(of: Server, request: () => Promise<unknown>): Promise<boolean> {
  const before = await metric(of, 'hits');
  await request();
  return (await metric(of, 'hits')) > before;
}

/** Headers without those that differ between any two answers. */
function lasting(headers: Readonly<Record<string, unknown>>): [string, unknown][] {
  const passing = ['date', 'ratelimit'];
  return Object.entries(headers)
    .filter(([name]) => !passing.includes(name))
    .sort();
}

describe('an answer at hand', () => {
  const variants = addresses.flatMap((path) =>
    ['identity', 'gzip', 'br'].flatMap((coding) =>
      ['GET', 'HEAD'].map((method) => ({ path, coding, method })),
    ),
  );

  it.each(variants)(
    'is the one that was made: $method $path in $coding',
    async ({ path, coding, method }) => {
      const fresh = await serve({ environment });
      const headers = { 'Accept-Encoding': coding, Host: 'data.example' };
      const made = await ask(fresh.port, path, { method, headers });
      await ask(server().port, path, { headers });
      const kept = await ask(server().port, path, { method, headers });
      await fresh.app.close();
      expect(lasting(kept.headers)).toEqual(lasting(made.headers));
      expect(kept.bytes.equals(made.bytes)).toBe(true);
      expect(kept.status).toBe(200);
    },
  );

  it.each(addresses)('gives the same 304 as one that is not: %s', async (path) => {
    const fresh = await serve({ environment });
    const host: Record<string, string> = { Host: 'data.example' };
    const { headers } = await ask(server().port, path, { headers: host });

    const conditions: Record<string, string>[] = [
      { 'If-None-Match': headers.etag ?? '' },
      { 'If-Modified-Since': headers['last-modified'] ?? '' },
    ];
    for (const condition of conditions) {
      const kept = await ask(server().port, path, { headers: { ...host, ...condition } });
      const made = await ask(fresh.port, path, { headers: { ...host, ...condition } });
      expect([kept.status, made.status]).toEqual([304, 304]);
      expect(lasting(kept.headers)).toEqual(lasting(made.headers));
    }
    await fresh.app.close();
  });

  it('is given to a request that asks the same, and to no other', async () => {
    const path = '/v1/observations?indicator=output-a&limit=3';
    const same =
      (headers: Record<string, string> = {}, at = path) =>
      () =>
        ask(server().port, at, { headers });
    expect(await wasAtHand(server(), same())).toBe(false);
    expect(await wasAtHand(server(), same())).toBe(true);
    const others: Record<string, string>[] = [
      { Host: 'other.example' },
      { Accept: 'text/csv' },
      { 'Accept-Encoding': 'gzip' },
    ];
    for (const headers of others) expect(await wasAtHand(server(), same(headers))).toBe(false);
    expect(await wasAtHand(server(), same({}, `${path}&lang=zh`))).toBe(false);
  });

  it('passes the rate limit like every other', async () => {
    const limited = await serve({ environment: { RATE_LIMIT: '3' } });
    const statuses = [];
    for (let request = 0; request < 4; request += 1) statuses.push((await limited.get('/v1')).status);
    await limited.app.close();
    expect(statuses).toEqual([200, 200, 200, 429]);
  });
});

describe('what is never kept', () => {
  it.each([
    ['a problem', '/v1/observations?indicator=no-such'],
    ['health', '/healthz'],
    ['metrics', '/metrics'],
    ['a file of a release', '/v1/releases/first/files/sources.csv'],
  ])('%s: %s', async (_, path) => {
    await ask(server().port, path);
    expect(await wasAtHand(server(), () => ask(server().port, path))).toBe(false);
  });

  it('a table that streams, which a file may keep', async () => {
    const long = await serve({ store: longStore('long') });
    await ask(long.port, table());
    expect(await wasAtHand(long, () => ask(long.port, table()))).toBe(false);
    await long.app.close();
  });

  it('anything, where the room is nought', async () => {
    const without = await serve({ environment: { CACHE_MEGABYTES: '0' } });
    await without.get('/v1');
    expect(await wasAtHand(without, () => without.get('/v1'))).toBe(false);
    expect(await metric(without, 'bytes')).toBe(0);
    await without.app.close();
  });
});

it('drops every answer when another snapshot takes over', async () => {
  let store = openSeeded(':memory:', fixture);
  const config = readConfig({ RATE_LIMIT: 'off', LOG_LEVEL: 'silent' });
  const app = await buildApp({ store: () => store, config });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const swapped = new Server(app);
  await swapped.get('/v1');
  expect(await wasAtHand(swapped, () => swapped.get('/v1'))).toBe(true);
  store = openSeeded(':memory:', fixture);
  expect(await wasAtHand(swapped, () => swapped.get('/v1'))).toBe(false);
  await app.close();
});
