import { afterEach, describe, expect, it, vi } from 'vitest';
import { ClientCounts, countedClients } from '../../../src/http/client-counts.ts';
import { openSeeded } from '../../../src/store/seed/file/open-seeded.ts';
import type { Store } from '../../../src/store/store.ts';
import fc from '../../fast-check.ts';
import { runs } from '../../long-form.ts';
import { fixture, type Server, seedFolder, serve } from '../server.ts';
import { ask } from '../wire.ts';
import { problemIn } from './problem.ts';

/** Statuses of requests, one after the other. */
async function statuses(server: Server, paths: readonly string[], headers: Record<string, string> = {}) {
  const found = [];
  for (const path of paths) found.push((await ask(server.port, path, { headers })).status);
  return found;
}

describe('the rate limit', () => {
  it('counts unknown paths, malformed paths, refused methods and answers from the cache alike', async () => {
    const server = await serve({ environment: { RATE_LIMIT: '5' } });
    expect(await statuses(server, ['/v1', '/v1', '/nothing', '/v1/%zz'])).toEqual([200, 200, 404, 400]);
    expect((await ask(server.port, '/v1', { method: 'POST' })).status).toBe(405);
    expect(await statuses(server, ['/v1', '/nothing', '/v1/%zz', '/'])).toEqual([429, 429, 429, 429]);
    problemIn(await ask(server.port, '/v1/%zz'), 'rate-limited');
    await server.app.close();
  });

  it('counts addresses that are too long, and hosts that are none', async () => {
    const server = await serve({ environment: { RATE_LIMIT: '3' } });
    const long = `/v1?x=${'a'.repeat(9000)}`;
    expect(await statuses(server, [long, `/v1/indicators/${'a'.repeat(9000)}`])).toEqual([414, 414]);
    expect(await statuses(server, ['/v1', '/v1'], { Host: 'a b' })).toEqual([400, 429]);
    expect(await statuses(server, [long])).toEqual([429]);
    await server.app.close();
  });

  it('leaves health checks and preflights free', async () => {
    const server = await serve({ environment: { RATE_LIMIT: '1' } });
    expect(await statuses(server, ['/v1', '/healthz', '/readyz', '/v1'])).toEqual([200, 200, 200, 429]);
    expect(await statuses(server, ['/healthz/', '/readyz?from=probe'])).toEqual([200, 200]);
    const preflight = await ask(server.port, '/v1', {
      method: 'OPTIONS',
      headers: { Origin: 'https://example.org', 'Access-Control-Request-Method': 'GET' },
    });
    expect(preflight.status).toBe(204);
    await server.app.close();
  });

  it('refuses a request before the database is read', async () => {
    const store = openSeeded(':memory:', fixture);
    let reads = 0;
    const watched = new Proxy(store, {
      get(target, name) {
        const value = Reflect.get(target, name);
        if (typeof value !== 'function') return value;
        return (...args: unknown[]) => {
          reads += 1;
          return value.apply(target, args);
        };
      },
    }) satisfies Store;
    const server = await serve({ store: watched, environment: { RATE_LIMIT: '1' } });
    expect(await statuses(server, ['/v1'])).toEqual([200]);
    reads = 0;
    const refused = ['/v1', '/v1/indicators?q=output', '/v1/observations?indicator=no-such', '/v1/%zz'];
    expect(await statuses(server, refused)).toEqual([429, 429, 429, 429]);
    expect(reads).toBe(0);
    await server.app.close();
  });

  it('counts each client that a trusted proxy names', async () => {
    const server = await serve({ environment: { RATE_LIMIT: '2', TRUST_PROXY: '2' } });
    const from = async (client: string) =>
      (await statuses(server, ['/v1'], { 'X-Forwarded-For': `${client}, 10.0.0.1` }))[0];
    const asked = [];
    for (const client of ['192.0.2.1', '192.0.2.1', '192.0.2.1', '192.0.2.2']) asked.push(await from(client));
    expect(asked).toEqual([200, 200, 429, 200]);
    await server.app.close();
  });

  it.each([
    ['the addresses of one /64 network together', '2001:db8:1:2::1', '2001:db8:1:2:ffff:0:0:9', 429],
    ['an IPv4-mapped address with its IPv4 address', '::ffff:192.0.2.1', '192.0.2.1', 429],
    ['another network apart', '2001:db8:1:2::1', '2001:db8:1:3::1', 200],
  ])('counts %s', async (_, one, other, status) => {
    const server = await serve({ environment: { RATE_LIMIT: '1', TRUST_PROXY: '1' } });
    expect(await statuses(server, ['/v1'], { 'X-Forwarded-For': one })).toEqual([200]);
    expect(await statuses(server, ['/v1'], { 'X-Forwarded-For': other })).toEqual([status]);
    await server.app.close();
  });

  it('leaves clients of the networks in RATE_LIMIT_ALLOW free, and no others', async () => {
    const octet = fc.nat(255);
    const ipv4 = fc.tuple(octet, octet, octet, octet).map((parts) => parts.join('.'));
    const mapped = ipv4.map((address) => `::ffff:${address}`);
    const group = fc.nat(0xffff).map((value) => value.toString(16));
    const ipv6 = fc.tuple(group, group).map(([subnet, host]) => `2001:db8:${subnet}::${host}`);
    const networks = ['10.0.0.0/8', '192.0.2.7', '2001:db8:8000::/33', '::ffff:198.51.100.0/120'];
    const isFree = (address: string) =>
      /^(::ffff:)?(10\.|192\.0\.2\.7$|198\.51\.100\.)/.test(address) ||
      /^2001:db8:[89a-f]...::/.test(address);
    const server = await serve({
      environment: { RATE_LIMIT: '1', TRUST_PROXY: '1', RATE_LIMIT_ALLOW: networks.join(', ') },
    });
    const named = fc.constantFrom(
      '192.0.2.7',
      '192.0.2.8',
      '::ffff:192.0.2.7',
      '198.51.100.1',
      'unknown',
      '',
    );
    const inTen = ipv4.map((address) => address.replace(/^\d+/, '10'));
    await fc.assert(
      fc.asyncProperty(fc.oneof(ipv4, mapped, ipv6, inTen, named), async (client) => {
        const { headers, status } = await ask(server.port, '/healthz/no', {
          headers: { 'X-Forwarded-For': client },
        });
        expect([404, 429]).toContain(status);
        expect(headers['ratelimit-policy'] === undefined).toBe(isFree(client));
      }),
      { numRuns: runs(200) },
    );
    await server.app.close();
  });

  it('does not count the examples that the OpenAPI document asks for', async () => {
    const server = await serve({ folder: seedFolder, environment: { RATE_LIMIT: '3' } });
    const document = JSON.parse((await ask(server.port, '/openapi.json')).text);
    const { content } = document.paths['/v1/sources'].get.responses['200'];
    expect(content['application/json'].example.data).toHaveLength(1);
    expect(await statuses(server, ['/v1', '/v1', '/v1'])).toEqual([200, 200, 429]);
    await server.app.close();
  });
});

describe('the window of the rate limit', () => {
  afterEach(() => void vi.useRealTimers());
  const anHour = 3_600_000;

  it('neither frees nor bans a client when the clock of the machine is set', async () => {
    const server = await serve({ environment: { RATE_LIMIT: '2' } });
    expect(await statuses(server, ['/v1', '/v1', '/v1'])).toEqual([200, 200, 429]);
    for (const step of [anHour, -anHour]) {
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + step });
      const refused = await ask(server.port, '/v1');
      expect(refused.status).toBe(429);
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
      expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(60);
      vi.useRealTimers();
    }
    await server.app.close();
  });

  it('ends a minute after the first request', async () => {
    const server = await serve({ environment: { RATE_LIMIT: '1' } });
    vi.useFakeTimers({ toFake: ['performance'] });
    expect(await statuses(server, ['/v1', '/v1'])).toEqual([200, 429]);
    vi.advanceTimersByTime(59_999);
    expect(await statuses(server, ['/v1'])).toEqual([429]);
    vi.advanceTimersByTime(1);
    expect(await statuses(server, ['/v1', '/v1'])).toEqual([200, 429]);
    await server.app.close();
  });

  it('is kept while 5,001 other clients come', async () => {
    const { app } = await serve({ environment: { RATE_LIMIT: '1' } });
    const from = async (remoteAddress: string) =>
      (await app.inject({ url: '/v1', remoteAddress })).statusCode;
    expect([await from('192.0.2.1'), await from('192.0.2.1')]).toEqual([200, 429]);
    for (let other = 0; other < 5001; other += 1)
      expect(await from(`10.1.${other >> 8}.${other & 255}`)).toBe(200);
    expect(await from('192.0.2.1')).toBe(429);
    await app.close();
  });
});

describe('the counts of clients', () => {
  const countIn = (counts: ClientCounts, client: string) => {
    let requests = 0;
    counts.incr(
      client,
      (_, result) => {
        requests = result?.current ?? 0;
      },
      60_000,
    );
    return requests;
  };

  it('forget the client that has been silent longest, and only beyond their capacity', () => {
    const counts = new ClientCounts();
    for (const client of ['silent', 'busy', 'busy']) countIn(counts, client);
    for (let other = 0; other < countedClients - 2; other += 1) countIn(counts, `other ${other}`);
    expect(countIn(counts, 'busy')).toBe(3);
    countIn(counts, 'one more');
    expect([countIn(counts, 'busy'), countIn(counts, 'silent')]).toEqual([4, 1]);
  });
});
