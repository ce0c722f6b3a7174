import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { buildApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { catalogueStore } from '../fixtures/catalogue.ts';

vi.setConfig({ testTimeout: 60_000 });

let app: FastifyInstance;

beforeAll(async () => {
  const store = await catalogueStore();
  app = await buildApp({
    store: () => store,
    config: readConfig({ RATE_LIMIT: 'off', LOG_LEVEL: 'silent', MAX_EVENT_LOOP_DELAY: 'off' }),
  });
}, 60_000);

afterAll(() => app.close());

const output = '/v1/observations?indicator=data-output-nda';

describe('pictures of /v1/observations', () => {
  it('are shown inline, may be framed by any page, and run no script', async () => {
    const { statusCode, headers, body } = await app.inject(`${output}&format=svg`);
    expect(statusCode).toBe(200);
    expect(headers['content-type']).toBe('image/svg+xml; charset=utf-8');
    expect(headers['content-disposition']).toBe('inline; filename="data-output-nda.svg"');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['content-security-policy']).toContain('frame-ancestors *');
    expect(headers['x-frame-options']).toBeUndefined();
    expect(headers['cross-origin-resource-policy']).toBe('cross-origin');
    expect(body).toContain('width="800" height="450"');
  });

  it('are sent as PNG in the requested size', async () => {
    const { headers, rawPayload } = await app.inject(
      `${output}&format=png&width=360&height=240&theme=dark&lang=zh`,
    );
    expect(headers['content-type']).toBe('image/png');
    expect([rawPayload.readUInt32BE(16), rawPayload.readUInt32BE(20)]).toEqual([360, 240]);
  });

  it.each([
    ['svg', ''],
    ['svg', '&transform=log'],
    ['jsonstat', ''],
    ['jsonstat', '&transform=log'],
  ])('name publishers in Chinese where the texts are Chinese: %s%s', async (format, query) => {
    const { data: sources } = (await app.inject('/v1/sources?limit=1000')).json<{
      data: { publisher: string; publisherZh: string | null }[];
    }>();
    const foreign = sources.flatMap(({ publisher, publisherZh }) =>
      publisherZh === null ? [] : [publisher],
    );
    expect(foreign.length).toBeGreaterThan(100);
    for (const indicator of ['data-output-nda', 'gdp-current-nbs', 'software-business-revenue-miit']) {
      const address = `/v1/observations?indicator=${indicator}${query}&lang=zh&format=${format}`;
      const { body } = await app.inject(address);
      const text =
        format === 'svg'
          ? body.replace(/<[^>]+>/g, '\n').replaceAll('&apos;', "'")
          : String(JSON.parse(body).source);
      expect(text).toMatch(/转载|公开文件|新华社/);
      expect(foreign.filter((name) => text.includes(name))).toEqual([]);
    }
  });

  it('show all rows, never a page of them', async () => {
    const { body } = await app.inject('/v1/observations?indicator=gdp-current-nbs&format=svg&limit=1');
    expect(body).toContain('140.2');
    expect(body.match(/<path/g)?.length).toBeGreaterThan(30);
  });

  it('are refused for several units, with a `tryInstead` that succeeds', async () => {
    const { statusCode, body } = await app.inject('/v1/observations?indicator=*&format=svg');
    expect(statusCode).toBe(422);
    const problem = JSON.parse(body);
    expect(problem.errors[0]).toMatchObject({ code: 'severalUnits' });
    const { pathname, search } = new URL(problem.links.tryInstead);
    expect((await app.inject(pathname + search)).statusCode).toBe(200);
  });

  it('are refused outside the sizes', async () => {
    const { statusCode, body } = await app.inject(`${output}&format=svg&width=100`);
    expect(statusCode).toBe(400);
    expect(JSON.parse(body).errors[0]).toMatchObject({ parameter: 'width', allowed: ['200..4000'] });
  });

  it('say so where there are no rows', async () => {
    const { statusCode, body } = await app.inject(`${output}&period=1990&format=svg`);
    expect(statusCode).toBe(200);
    expect(body).toContain('No observations match this query');
  });

  it('come to an image by its Accept header, but not to a person who opens the address', async () => {
    const asked = async (accept: string) =>
      (await app.inject({ url: output, headers: { accept } })).headers['content-type'];
    expect(await asked('image/svg+xml,image/*;q=0.8,*/*;q=0.5')).toContain('image/svg+xml');
    expect(await asked('image/png')).toBe('image/png');
    expect(await asked('text/html,application/xml;q=0.9,image/png,image/svg+xml,*/*;q=0.8')).toContain(
      'application/json',
    );
  });

  it('show computed figures in their unit, with bounds, under a line that names the computation', async () => {
    const { statusCode, body } = await app.inject(
      '/v1/observations?indicator=gdp-current-nbs&area=CN&frequency=A&period=2015..2024&transform=yoy&format=svg',
    );
    expect(statusCode).toBe(200);
    expect(body).toContain('computed: growth over the same period of the previous year');
    expect(body).toContain('>%<');
    expect(body).not.toContain('trillion yuan');
  });

  it('name a quotient by its parts', async () => {
    const { body } = await app.inject(
      '/v1/observations?indicator=gdp-current-nbs&area=CN&frequency=A&period=2015..2024&per=person&currency=USD&format=svg&lang=zh',
    );
    expect(body).toContain('计算所得：');
    expect(body).toContain('按年平均汇率');
  });

  it('of a wide table are those of its observations', async () => {
    const long = await app.inject(`${output}&format=svg`);
    const wide = await app.inject(`${output}&format=svg&shape=wide`);
    expect(wide.body).toBe(long.body);
  });

  it('exist for observations alone', async () => {
    expect((await app.inject('/v1/sources?format=svg')).statusCode).toBe(406);
  });
});
