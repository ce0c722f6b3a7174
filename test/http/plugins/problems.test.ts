import { describe, expect, it } from 'vitest';
import type { Catalogue } from '../../../src/domain/catalogue/catalogue.ts';
import { type ProblemCode, problems } from '../../../src/domain/problems.ts';
import { openSeeded } from '../../../src/store/seed/file/open-seeded.ts';
import { fixture, type Server, type Single, seedFolder, serve, served } from '../server.ts';
import { storeWith } from '../store-with.ts';
import { send } from '../wire.ts';
import { type ProblemBody, problemIn, problemOf } from './problem.ts';

const server = served();

async function withServer<T>(
  options: Parameters<typeof serve>[0],
  use: (own: Server) => Promise<T>,
): Promise<T> {
  const own = await serve(options);
  try {
    return await use(own);
  } finally {
    await own.app.close();
  }
}

const emptyCatalogue = async (): Promise<Catalogue> => ({
  ...(await openSeeded(':memory:', fixture).catalogue()),
  releases: [],
});

/** How each problem comes about over a socket. */
const ways: Record<ProblemCode, () => Promise<ProblemBody>> = {
  'invalid-parameters': async () => problemOf(await server().get('/v1?colour=red'), 'invalid-parameters'),
  'malformed-request': async () => problemIn(await send(server().port, 'HELLO\r\n\r\n'), 'malformed-request'),
  'unknown-path': async () => problemOf(await server().get('/v1/indicator'), 'unknown-path'),
  'unknown-id': async () => problemOf(await server().get('/v1/indicators/output-c'), 'unknown-id'),
  'method-not-allowed': async () =>
    problemOf(await server().get('/v1', { method: 'DELETE' }), 'method-not-allowed'),
  'not-acceptable': async () => problemOf(await server().get('/v1/sources?format=xml'), 'not-acceptable'),
  'request-timeout': async () => {
    server().app.server.once('connection', (socket) => {
      const late = Object.assign(new Error('late'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' });
      socket.once('data', () => server().app.server.emit('clientError', late, socket));
    });
    return problemIn(await send(server().port, 'GET /v1 HTTP/1.1\r\nHost:'), 'request-timeout');
  },
  retired: async () => problemOf(await server().get('/v1/indicators/output-old'), 'retired'),
  'release-gone': async () => {
    const catalogue = await openSeeded(':memory:', fixture).catalogue();
    let releases = catalogue.releases;
    // One server: another one has another key for its cursors.
    return withServer(
      { store: storeWith({ catalogue: async () => ({ ...catalogue, releases }) }) },
      async (own) => {
        const { page } = await own.json('/v1/observations?indicator=output-b&limit=1');
        releases = releases.slice(0, 1);
        return problemOf(await own.get(page.next ?? ''), 'release-gone');
      },
    );
  },
  'precondition-failed': async () =>
    problemOf(await server().get('/v1', { headers: { 'if-match': '"other"' } }), 'precondition-failed'),
  'uri-too-long': async () => problemOf(await server().get(`/v1?q=${'a'.repeat(8200)}`), 'uri-too-long'),
  'range-not-satisfiable': async () =>
    problemOf(
      await server().get('/v1/releases/first/files/sources.csv', { headers: { range: 'bytes=9999999-' } }),
      'range-not-satisfiable',
    ),
  'not-computable': async () =>
    problemOf(await server().get('/v1/observations?indicator=*&window=3'), 'not-computable'),
  'not-comparable': () =>
    withServer({ folder: seedFolder }, async (own) =>
      problemOf(
        await own.get('/v1/observations?indicator=online-retail-sales-nbs&transform=yoy'),
        'not-comparable',
      ),
    ),
  'mixed-definitions': async () =>
    problemOf(
      await server().get('/v1/observations?indicator=output-a&transform=ratio&by=output-b'),
      'mixed-definitions',
    ),
  'mismatched-areas': () =>
    withServer({ folder: seedFolder }, async (own) =>
      problemOf(
        await own.get(
          '/v1/observations?indicator=data-output-nda&transform=ratio&by=computing-power-guiyang',
        ),
        'mismatched-areas',
      ),
    ),
  'rate-limited': () =>
    withServer({ environment: { RATE_LIMIT: '2' } }, async (own) => {
      await own.get('/v1');
      await own.get('/v1');
      return problemOf(await own.get('/v1'), 'rate-limited');
    }),
  'headers-too-large': async () =>
    problemIn(
      await send(server().port, `GET /v1 HTTP/1.1\r\nHost: a\r\nX-Long: ${'a'.repeat(40000)}\r\n\r\n`),
      'headers-too-large',
    ),
  internal: () => {
    const broken = storeWith({
      read: () => Promise.reject(new Error('SQLITE_CORRUPT: database disk image is malformed')),
    });
    return withServer({ store: broken }, async (own) =>
      problemOf(await own.get('/v1/observations?indicator=*'), 'internal'),
    );
  },
  unavailable: () =>
    withServer({ store: storeWith({ catalogue: emptyCatalogue }) }, async (own) =>
      problemOf(await own.get('/readyz'), 'unavailable'),
    ),
};

describe('every problem arises, in one shape', () => {
  it.each(Object.entries(ways))('%s', async (_, arise) => {
    const { status, links } = await arise();
    if ([400, 404, 406, 410, 422].includes(status)) expect(links.tryInstead).toBeTypeOf('string');
    // No other address mends a method, a precondition, a rate or a failure.
    if ([405, 412, 429].includes(status) || status >= 500) expect(links).toEqual({});
  });

  it('none is left out', () => {
    expect(Object.keys(ways)).toEqual(Object.keys(problems));
  });
});

describe('a problem', () => {
  it.each([
    ['/sdmx', '/sdmx/v1/dataflow'],
    ['/sdmx/v1', '/sdmx/v1/dataflow'],
    ['/sdmx/v2/', '/sdmx/v2/structure/dataflow'],
  ])('leads from %s to a path, never to a pattern', async (path, meant) => {
    const { detail, links } = await problemOf(await server().get(path), 'unknown-path');
    expect(detail).toBe(`No resource has the path ${path}. Did you mean ${meant}?`);
    expect(links.tryInstead).toBe(server().base + meant);
  });

  it('names the request: its address, and an id that no other one has', async () => {
    const first = await problemOf(await server().get('/v1/nothing?a=1'), 'unknown-path');
    const second = await problemOf(await server().get('/v1/nothing?a=1'), 'unknown-path');
    expect(first.instance).toBe('/v1/nothing?a=1');
    expect(first.requestId).not.toBe(second.requestId);
  });

  it('has a type that leads to its description', async () => {
    const { type } = await problemOf(await server().get('/v1/nothing'), 'unknown-path');
    expect(type).toBe('/errors/unknown-path');
    expect(await server().text(type)).toContain('<p class="lead">404 unknown-path</p>');
    const { links } = await problemOf(await server().get('/errors/unknown-pat'), 'unknown-id');
    expect(links.tryInstead).toBe(server().base + type);
  });

  it('is 404 for an id of any length', async () => {
    const { detail } = await problemOf(
      await server().get(`/v1/indicators/${'a'.repeat(600)}`),
      'unknown-path',
    );
    expect(detail).toBe('No resource has a path with a part of more than 500 characters.');
    expect((await server().get(`/v1/indicators/${'a'.repeat(500)}`)).status).toBe(404);
  });

  it('has no body under HEAD, but the same headers', async () => {
    const head = await server().get('/v1/nothing', { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([404, '']);
    expect(head.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  });

  it('says when to come back where that is the way on', async () => {
    await withServer({ environment: { RATE_LIMIT: '1' } }, async (own) => {
      await own.get('/v1');
      const response = await own.get('/v1');
      expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(Number(response.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    });
  });
});

describe('a server without data', () => {
  it('is not ready, and says so to everyone, but lives', async () => {
    await withServer({ store: storeWith({ catalogue: emptyCatalogue }) }, async (own) => {
      for (const path of ['/readyz', '/v1', '/v1/indicators', '/v1/observations?indicator=*']) {
        const response = await own.get(path);
        expect(response.headers.get('retry-after')).toBe('5');
        await problemOf(response, 'unavailable');
      }
      expect((await own.get('/healthz')).status).toBe(200);
    });
  });

  it('is not ready either when the database cannot be read', async () => {
    const broken = storeWith({ catalogue: () => Promise.reject(new Error('SQLITE_IOERR')) });
    await withServer({ store: broken }, async (own) => {
      await problemOf(await own.get('/readyz'), 'unavailable');
      await problemOf(await own.get('/v1'), 'internal');
    });
  });

  it('has a way on in the entry point as soon as there is a release', async () => {
    expect((await server().json<Single>('/v1')).data.release).toBe('second');
  });
});
