import fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { registerRanges } from '../../../src/http/plugins/ranges.ts';
import { type Server, seedFolder, serve, served } from '../server.ts';
import { ask } from '../wire.ts';

const server = served({ folder: seedFolder });
const uncached = served({ folder: seedFolder, environment: { CACHE_MEGABYTES: '0' } });

const observations = '/v1/observations?indicator=*&revisions=all';
const whole = [
  '/v1/observations?indicator=gdp-current-nbs&revisions=all&format=parquet',
  '/v1/observations?indicator=gdp-current-nbs&revisions=all&format=xlsx',
  '/v1/observations?indicator=data-output-nda&format=svg',
  '/v1/observations?indicator=data-output-nda',
  '/v1/releases/2/files/dataset.sqlite',
  '/v1/releases/2/files/observations.csv',
  '/v1',
  '/openapi.json',
  '/',
];

const get = (from: Server, path: string, headers: Record<string, string> = {}, method = 'GET') =>
  ask(from.port, path, { headers, method });

describe('an answer that is whole before its first byte', () => {
  it.each(whole.flatMap((path) => ['identity', 'br'].map((coding) => [path, coding] as const)))(
    'has a length and ranges of the same bytes: %s in %s',
    async (path, coding) => {
      const asked = { 'Accept-Encoding': coding };
      for (const from of [server(), uncached()]) {
        const head = await get(from, path, asked, 'HEAD');
        const { bytes, headers } = await get(from, path, asked);
        const { length } = bytes;
        expect(headers['accept-ranges']).toBe('bytes');
        expect(head.headers['accept-ranges']).toBe('bytes');
        expect(Number(head.headers['content-length'])).toBe(length);
        for (const [range, first, last] of [
          ['bytes=0-3', 0, 3],
          [`bytes=${length - 8}-`, length - 8, length - 1],
          ['bytes=-8', length - 8, length - 1],
          [`bytes=10-${length + 99}`, 10, length - 1],
        ] as const) {
          const part = await get(from, path, { ...asked, Range: range });
          expect([part.status, part.headers['content-range']]).toEqual([
            206,
            `bytes ${first}-${last}/${length}`,
          ]);
          expect(part.bytes.equals(bytes.subarray(first, last + 1)), range).toBe(true);
          expect(part.headers['content-length']).toBe(String(last - first + 1));
          expect(part.headers.etag).toBe(headers.etag);
        }
      }
    },
  );

  it('is sent as a whole to what is no single range, and to HEAD', async () => {
    const path = '/v1/releases/2/files/sources.csv';
    const { bytes } = await get(server(), path);
    for (const range of ['bytes=0-1,4-5', 'rows=0-1', 'bytes=5-2', 'bytes=', 'bytes=a-b']) {
      const answer = await get(server(), path, { Range: range });
      expect([answer.status, answer.bytes.length], range).toEqual([200, bytes.length]);
    }
    expect((await get(server(), path, { Range: 'bytes=0-1' }, 'HEAD')).status).toBe(200);
  });

  it('is sent as a whole where If-Range names another one', async () => {
    const path = `${observations}&format=parquet`;
    const { headers } = await get(server(), path);
    const { etag = '', 'last-modified': modified = '' } = headers;
    const statuses: number[] = [];
    for (const validator of [etag, modified, '"other"', `W/${etag}`, 'Sat, 01 Jan 2000 00:00:00 GMT'])
      statuses.push((await get(server(), path, { Range: 'bytes=0-3', 'If-Range': validator })).status);
    expect(statuses).toEqual([206, 206, 200, 200, 200]);
  });

  it('tells its length to a range beyond its end', async () => {
    const path = '/v1/releases/2/files/sources.csv';
    const { bytes } = await get(server(), path);
    const answer = await get(server(), path, { Range: `bytes=${bytes.length}-` });
    expect([answer.status, answer.headers['content-range']]).toEqual([416, `bytes */${bytes.length}`]);
  });

  it('is made once for all ranges of a release', async () => {
    const own = await serve({ folder: seedFolder, environment: { CACHE_MEGABYTES: '0' } });
    const path = `${observations}&format=parquet`;
    const { rangedBodies } = own.app;
    expect(rangedBodies.bytes).toBe(0);
    await get(own, path);
    expect(rangedBodies.bytes).toBe(0);
    const { bytes } = await get(own, path, { Range: 'bytes=0-' });
    const kept = rangedBodies.bytes;
    expect(kept).toBeGreaterThanOrEqual(bytes.length);
    await get(own, path, { Range: 'bytes=0-3' });
    await get(own, path);
    expect(rangedBodies.bytes).toBe(kept);
    await own.app.close();
  });
});

describe('bodies that are kept for ranges', () => {
  const megabyte = 2 ** 20;

  /** A server of bodies of so many bytes, and how often each was made. */
  async function bodies() {
    const app = fastify();
    registerRanges(app);
    const made: string[] = [];
    app.get<{ Params: { name: string; size: string } }>('/:name/:size', async (request, reply) => {
      const { name, size } = request.params;
      const make = async () => {
        made.push(name);
        return Buffer.alloc(Number(size), name);
      };
      reply.header('etag', `"${name}"`);
      return app.rangedBodies.bodyOf(request, `"${name}"`, make);
    });
    const port = Number(new URL(await app.listen({ host: '127.0.0.1', port: 0 })).port);
    return { app, made, port };
  }

  it('are 32 MB at most, of which the least recently used goes first', async () => {
    const { app, made, port } = await bodies();
    const part = async (name: string, size = 10 * megabyte) => {
      const { status, bytes } = await ask(port, `/${name}/${size}`, { headers: { Range: 'bytes=0-3' } });
      expect([status, bytes.toString()]).toEqual([206, name.repeat(4)]);
      expect(app.rangedBodies.bytes).toBeLessThanOrEqual(32 * megabyte);
    };
    for (const name of ['a', 'b', 'c', 'a', 'b', 'c', 'a']) await part(name);
    expect(made).toEqual(['a', 'b', 'c']);
    await part('d');
    await part('a');
    await part('b');
    expect(made).toEqual(['a', 'b', 'c', 'd', 'b']);
    await app.close();
  });

  it('are none that is larger alone, which is made for each of its ranges', async () => {
    const { app, made, port } = await bodies();
    for (let times = 0; times < 2; times++) {
      const { status, bytes } = await ask(port, `/z/${33 * megabyte}`, { headers: { Range: 'bytes=-2' } });
      expect([status, bytes.toString()]).toEqual([206, 'zz']);
    }
    expect([made, app.rangedBodies.bytes]).toEqual([['z', 'z'], 0]);
    await app.close();
  });
});

describe('a table that is sent while it is read', () => {
  it.each(['csv', 'ndjson'])('has no ranges, but those of its copy in the cache: %s', async (format) => {
    const path = `/v1/observations?indicator=data-output-nda&format=${format}`;
    const first = await get(server(), path, { Range: 'bytes=0-3' });
    expect([first.status, first.headers['accept-ranges']]).toEqual([200, 'none']);
    expect((await get(uncached(), path, {}, 'HEAD')).headers['accept-ranges']).toBe('none');
    const cached = await get(server(), path, { Range: 'bytes=0-3' });
    expect([cached.status, cached.headers['accept-ranges']]).toEqual([206, 'bytes']);
    expect(cached.bytes.equals(first.bytes.subarray(0, 4))).toBe(true);
  });
});

describe('a file of a release', () => {
  it('is compressed, with a tag of its own for each coding, and linked', async () => {
    const path = '/v1/releases/2/files/observations.csv';
    const identity = await get(server(), path);
    const tags = new Set([identity.headers.etag]);
    for (const coding of ['br', 'gzip']) {
      const coded = await get(server(), path, { 'Accept-Encoding': coding });
      expect(coded.headers['content-encoding']).toBe(coding);
      expect(coded.bytes.length).toBeLessThan(identity.bytes.length / 3);
      expect(coded.text).toBe(identity.text);
      tags.add(coded.headers.etag);
    }
    expect(tags.size).toBe(3);
    expect(identity.headers.link).toContain(`<${path}>; rel="self"`);
  });
});
