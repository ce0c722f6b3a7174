import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Server, seedFolder, serve } from '../http/server.ts';
import { type Answer, ask } from '../http/wire.ts';
import { startProxy } from '../services/proxy.ts';
import { freePort } from '../services/service.ts';

const series = '/stats/v1/observations?indicator=data-output-nda';

describe('the nginx example', () => {
  let port: number;
  let server: Server;
  let proxy: { stop(): Promise<void> };
  const get = (path: string, headers: Record<string, string> = {}): Promise<Answer> =>
    ask(port, path, { headers: { Host: 'data.example', ...headers } });
  const linkOf = ({ text }: Answer): string => JSON.parse(text).links.self;

  beforeAll(async () => {
    port = await freePort();
    server = await serve({
      folder: seedFolder,
      environment: { PUBLIC_URL: 'https://data.example/stats', TRUST_PROXY: '1', RATE_LIMIT: '20' },
    });
    proxy = await startProxy({ port, path: '/stats', target: server.base });
  });
  afterAll(async () => {
    await proxy.stop();
    await server.app.close();
  });

  it('serves below the path, and every link leads there', async () => {
    const answer = await get(series);
    expect(answer.status).toBe(200);
    expect(linkOf(answer)).toBe(`https://data.example${series}`);
    for (const [, link = ''] of (answer.headers.link?.toString() ?? '').matchAll(
      /<([^>]+)>; rel="(?!license)/g,
    ))
      expect(link).toMatch(/^https:\/\/data\.example\/stats\//);
    expect((await get('/v1')).status).toBe(404);
  });

  it('answers the second request itself, and a client that has the answer with 304', async () => {
    const path = `${series}&limit=7`;
    const first = await get(path);
    const second = await get(path);
    expect([first, second].map(({ headers }) => headers['x-cache-status'])).toEqual(['MISS', 'HIT']);
    expect(second.text).toBe(first.text);
    const fresh = await get(path, { 'If-None-Match': first.headers.etag ?? '' });
    expect([fresh.status, fresh.bytes.length, fresh.headers['x-cache-status']]).toEqual([304, 0, 'HIT']);
    // What the server said to the first client is not said to the second one.
    for (const header of ['ratelimit', 'server-timing']) {
      expect(first.headers[header], header).toBeDefined();
      expect(second.headers[header], header).toBeUndefined();
    }
  });

  it('keeps each representation apart', async () => {
    const path = `${series}&limit=9`;
    const seen = new Map<string, string>();
    for (const round of ['MISS', 'HIT'])
      for (const coding of ['identity', 'gzip', 'br'])
        for (const accept of ['application/json', 'text/csv']) {
          const { headers, bytes } = await get(path, { Accept: accept, 'Accept-Encoding': coding });
          const key = `${accept} ${coding}`;
          expect(headers['content-encoding'] ?? 'identity').toBe(coding);
          expect(headers['content-type']).toContain(accept);
          if (round === 'HIT') expect(bytes.toString('base64'), key).toBe(seen.get(key));
          seen.set(key, bytes.toString('base64'));
        }
  });

  it('does not cache problems', async () => {
    for (const _ of [1, 2]) {
      const { status, headers } = await get('/stats/v1/nothing');
      expect([status, headers['x-cache-status']]).toEqual([404, 'MISS']);
    }
  });

  it('tells the server each client, whatever the client says about itself', async () => {
    const from = (localAddress: string, forwarded: string, number: number) =>
      new Promise<number>((resolve, reject) =>
        request(
          {
            ...{ host: '127.0.0.1', port, localAddress, agent: false },
            path: `${series}&limit=${number}&lang=zh`,
            headers: { 'X-Forwarded-For': forwarded },
          },
          (answer) => {
            answer.resume();
            resolve(answer.statusCode ?? 0);
          },
        )
          .on('error', reject)
          .end(),
      );
    const statuses: number[] = [];
    for (let number = 1; number <= 21; number += 1)
      statuses.push(await from('127.0.0.2', `203.0.113.${number}`, number));
    expect(statuses).toEqual([...Array(20).fill(200), 429]);
    expect(await from('127.0.0.3', '127.0.0.2', 30)).toBe(200);
  });

  it('keeps the metrics from the public', async () => {
    expect((await get('/stats/metrics')).status).toBe(404);
    expect((await server.get('/metrics')).status).toBe(200);
  });
});

describe('the nginx example without PUBLIC_URL', () => {
  it('has links for the host and the scheme of each client', async () => {
    const port = await freePort();
    const server = await serve({ environment: { TRUST_PROXY: '1' } });
    const proxy = await startProxy({ port, path: '/stats', target: server.base });
    for (const host of ['one.example', 'two.example:8080', 'one.example']) {
      const { text } = await ask(port, '/stats/v1', {
        headers: { Host: host, 'X-Forwarded-Proto': 'https' },
      });
      expect(JSON.parse(text).links.self).toBe(`http://${host}/v1`);
    }
    await proxy.stop();
    await server.app.close();
  });
});

describe('the nginx example without a server', () => {
  it('answers with the problem that the server would send, and says when to come back', async () => {
    const port = await freePort();
    const target = `http://127.0.0.1:${await freePort()}`;
    const proxy = await startProxy({ port, path: '/stats', target });
    for (const path of ['/stats/v1?a=1', '/stats/v1?a="}']) {
      const { status, headers, text } = await ask(port, path);
      expect([status, headers['content-type'], headers['retry-after']]).toEqual([
        503,
        'application/problem+json',
        '5',
      ]);
      expect(JSON.parse(text)).toMatchObject({
        status: 503,
        type: '/stats/errors/unavailable',
        errors: [],
        links: {},
      });
    }
    await proxy.stop();
  });

  it('goes on answering what it has, until the server is back', async () => {
    const port = await freePort();
    const server = await serve();
    const proxy = await startProxy({ port, path: '/stats', target: server.base });
    const path = '/stats/v1/observations?indicator=output-a';
    const before = await ask(port, path);
    await server.app.close();
    const after = await ask(port, path);
    expect([after.status, after.headers['x-cache-status'], after.text]).toEqual([200, 'HIT', before.text]);
    expect((await ask(port, `${path}&limit=3`)).status).toBe(503);
    await proxy.stop();
  });
});
