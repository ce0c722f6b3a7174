import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { buildApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { PlainSeries } from '../../src/http/series.ts';
import { openSeeded } from '../../src/store/seed/build/open-seeded.ts';
import { fixture, type Server, seedFolder, serve, served } from './server.ts';
import { ask } from './wire.ts';

const environment = { RATE_LIMIT: '1000000' };
const server = served({ folder: seedFolder, environment });
const host = { host: 'data.example' };

interface Compared {
  readonly status: number;
  readonly headers: readonly [string, unknown][];
  readonly body: string;
}

const passing = ['date', 'connection', 'keep-alive', 'ratelimit'];

function compared(status: number, headers: Readonly<Record<string, unknown>>, body: string): Compared {
  return {
    status,
    headers: Object.entries(headers)
      .filter(([name]) => !passing.includes(name))
      .map(([name, value]): [string, unknown] => [name, String(value)])
      .sort(),
    // The only thing of a problem that differs from request to request.
    body: body.replace(/"requestId":"[^"]+"/, ''),
  };
}

/** Asked over a socket, where plain series have a way of their own. */
async function short(of: Server, path: string, headers: Record<string, string> = {}): Promise<Compared> {
  const answer = await ask(of.port, path, { headers: { ...host, ...headers } });
  return compared(answer.status, answer.headers, answer.bytes.toString());
}

/** Asked of Fastify itself, by routing, validation and handler. */
async function long(of: Server, path: string, headers: Record<string, string> = {}): Promise<Compared> {
  const answer = await of.app.inject({ url: path, headers: { ...host, ...headers } });
  return compared(answer.statusCode, answer.headers, answer.body);
}

const series = '/v1/observations?indicator=';

describe('a plain series', () => {
  it('is answered by the short way at all', async () => {
    const store = openSeeded(':memory:');
    const plain = new PlainSeries(1_000_000, readConfig({}), '1');
    const request = (url: string) => Object.assign(new IncomingMessage(new Socket()), { url, headers: host });
    const made = await plain.answer(request(`${series}data-output-nda&period=2022..&limit=9`), store);
    expect(JSON.parse(Buffer.concat(made?.body ?? []).toString()).page).toEqual({
      limit: 9,
      total: 3,
      next: null,
    });
    expect(plain.answer(request(`${series}data-output-nda&last=1`), store)).toBeNull();
    expect(await plain.answer(request(`${series}no-such`), store)).toBeNull();
  });

  it('is sent as the long way sends it, byte for byte: every indicator of the catalogue', async () => {
    const catalogue = await openSeeded(':memory:').catalogue();
    for (const id of catalogue.indicators.keys()) {
      const path = `${series}${id}`;
      expect(await short(server(), path)).toEqual(await long(server(), path));
    }
  }, 60_000);

  it.each([
    `${series}data-output-nda&period=2024`,
    `${series}data-output-nda&period=2022..`,
    `${series}data-output-nda&period=..2023&limit=1`,
    `${series}data-output-nda&period=2022..2024&limit=3&area=CN`,
    `${series}data-output-nda&limit=1000`,
    `/v1/observations?limit=20&area=CN&indicator=data-output-nda`,
    `${series}gdp-current-nbs&period=2020..2024`,
    `${series}gdp-current-nbs&limit=2`,
  ])('is cut and filtered alike: %s', async (path) => {
    const answer = await short(server(), path);
    expect(answer).toEqual(await long(server(), path));
    expect(answer.status).toBe(200);
    expect(await short(server(), path)).toEqual(answer);
  });

  it('has the same 304', async () => {
    const path = `${series}data-output-nda&limit=50`;
    const { headers } = await ask(server().port, path, { headers: host });
    const conditions: Record<string, string>[] = [
      { 'if-none-match': headers.etag ?? '' },
      { 'if-modified-since': headers['last-modified'] ?? '' },
    ];
    for (const condition of conditions) {
      const other = `${path}&area=CN`;
      const own = {
        'if-none-match': (await ask(server().port, other, { headers: host })).headers.etag ?? '',
      };
      for (const [at, header] of [
        [path, condition],
        [other, own],
      ] as const) {
        const answer = await short(server(), at, header);
        expect(answer.status).toBe(304);
        expect(answer).toEqual(await long(server(), at, header));
      }
    }
  });

  it.each([
    ['an unknown indicator', `${series}no-such`],
    ['an unknown area', `${series}data-output-nda&area=XX`],
    ['a bad period', `${series}data-output-nda&period=2024-13`],
    ['a period without figures', `${series}data-output-nda&period=1900`],
    ['a year to date', `${series}data-output-nda&period=2024-01-01/P11M`],
    ['a limit that is too large', `${series}data-output-nda&limit=1001`],
    ['a limit of nought', `${series}data-output-nda&limit=0`],
    ['a parameter twice', `${series}data-output-nda&limit=5&limit=6`],
    ['an unknown parameter', `${series}data-output-nda&colour=red`],
    ['several indicators', `${series}data-output-nda,data-output-cac`],
    ['no indicator', '/v1/observations?limit=5'],
    ['other parameters', `${series}data-output-nda&transform=yoy`],
    ['percent-encoding', `${series}data%2Doutput-nda`],
  ])('is no such thing, and goes the long way: %s', async (_, path) => {
    expect(await short(server(), path)).toEqual(await long(server(), path));
  });

  it.each([
    ['CSV', { accept: 'text/csv' }],
    ['what nobody has', { accept: 'audio/ogg' }],
    ['compressed', { 'accept-encoding': 'gzip' }],
    ['for a host that is none', { host: 'a b' }],
  ])('in another form goes the long way: %s', async (_, headers: Record<string, string>) => {
    const path = `${series}data-output-nda&limit=7`;
    const answer = await ask(server().port, path, { headers: { ...host, ...headers } });
    const plain = await long(server(), path, headers);
    expect(answer.status).toBe(plain.status);
    expect(answer.headers['content-type']).toBe(plain.headers.find(([name]) => name === 'content-type')?.[1]);
  });
});

it.each([
  ['CACHE_MEGABYTES', '0'],
  ['PUBLIC_URL', 'https://data.example/api'],
  ['TRUST_PROXY', 'true'],
])('a plain series is the same with %s=%s', async (name, value) => {
  const own = { [name]: value };
  const other = await serve({ environment: { ...environment, ...own } });
  for (const path of [`${series}output-a`, `${series}output-a&period=2023`, `${series}market-a`]) {
    expect(await short(other, path)).toEqual(await long(other, path));
    expect(await short(other, path)).toEqual(await long(other, path));
  }
  await other.app.close();
});

it('a plain series is of the snapshot that serves', async () => {
  let store = openSeeded(':memory:', fixture);
  const app = await buildApp({
    store: () => store,
    config: readConfig({ RATE_LIMIT: 'off', LOG_LEVEL: 'silent' }),
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as { port: number };
  const path = '/v1/observations?indicator=data-output-nda';
  const before = await ask(port, path);
  store = openSeeded(':memory:');
  const after = await ask(port, path);
  await app.close();
  expect([before.status, after.status]).toEqual([404, 200]);
});
