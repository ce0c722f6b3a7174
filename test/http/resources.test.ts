import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { type Row, type Single, served } from './server.ts';

const server = served();

describe('the entry point', () => {
  it('gives release, all limits as data, formats, licence and links', async () => {
    const { data } = await server().json<Single>('/v1');
    expect(data).toMatchObject({
      name: 'China Data Economy Indicators',
      release: 'second',
      limits: {
        limitMaximum: 1000,
        limitDefault: 100,
        lastMaximum: 1000,
        idsPerParameter: 200,
        searchLength: 200,
        addressLength: 8192,
        requestsPerMinute: null,
        requestsWindowSeconds: null,
        requestsCounted: null,
      },
      formats: expect.arrayContaining([
        expect.objectContaining({ name: 'json', mediaType: 'application/json', paged: true }),
        expect.objectContaining({ name: 'csv', mediaType: 'text/csv', paged: false }),
        expect.objectContaining({ name: 'atom', mediaType: 'application/atom+xml', paged: true }),
      ]),
      licence: { code: 'MIT', compilation: 'CC BY 4.0' },
    });
  });
});

describe('sources', () => {
  it.each([
    ['producer=office-a', ['a-2023', 'a-2024']],
    ['tier=secondary', ['press-2024']],
    ['language=zh', ['b-2024']],
    ['sort=-publishedOn', ['b-2024', 'press-2024', 'a-2024', 'a-2023']],
    ['sort=tier,-id', ['b-2024', 'a-2024', 'a-2023', 'press-2024']],
  ])('%s', async (query, expected) => {
    const { data } = await server().json(`/v1/sources?${query}`);
    expect(data.map(({ id }) => id)).toEqual(expected);
  });

  it('keep the precision of their date and hide what may not be linked', async () => {
    const { data } = await server().json<Single>('/v1/sources/b-2024');
    expect(data).toMatchObject({
      publishedOn: '2024-08',
      publishedPrecision: 'month',
      url: null,
      producer: 'office-b',
      tier: 'primary',
    });
  });
});

describe('codelists', () => {
  it('count their codes', async () => {
    const { data } = await server().json('/v1/codelists');
    for (const { links, count } of data)
      expect((await server().json(links.self ?? '')).page.total).toBe(count);
  });

  it('name each code in both languages', async () => {
    const { data } = await server().json('/v1/codelists/kinds');
    expect(data.map(({ id, parent }) => `${id} ${parent}`)).toEqual([
      'actual outturn',
      'estimate outturn',
      'forecast forecast',
      'preliminary outturn',
      'target target',
    ]);
    for (const list of (await server().json('/v1/codelists')).data)
      for (const { name } of (await server().json(`/v1/codelists/${list.id}`)).data)
        expect(Object.keys(name as object)).toEqual(['en', 'zh']);
  });
});

describe('releases', () => {
  it('are listed with counts, and one of them is current', async () => {
    const { data } = await server().json('/v1/releases');
    expect(data).toMatchObject([
      { id: 'first', current: false, counts: { statements: 5, indicators: 2, sources: 1 } },
      { id: 'second', current: true, counts: { statements: 22, indicators: 4, sources: 4 } },
    ]);
  });

  it('serve files of the size and checksum that their manifest says', async () => {
    const { data } =
      await server().json<Single<Row & { files: (Row & { name: string })[] }>>('/v1/releases/second');
    expect(data.files.map(({ name }) => name)).toEqual([
      'observations.csv',
      'indicators.csv',
      'sources.csv',
      'dataset.sqlite',
    ]);
    for (const file of data.files) {
      const response = await server().get(file.links.self ?? '');
      const bytes = Buffer.from(await response.arrayBuffer());
      expect(bytes).toHaveLength(Number(file.bytes));
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(file.sha256);
      const { etag } = Object.fromEntries(response.headers);
      expect(etag?.slice(1, 65)).toBe(file.sha256);
      expect(response.headers.get('content-type')).toBe(file.mediaType);
    }
  });

  it('serve a database that anyone can open', async () => {
    const response = await server().get('/v1/releases/first/files/dataset.sqlite');
    const folder = mkdtempSync(join(tmpdir(), 'cde-'));
    writeFileSync(join(folder, 'dataset.sqlite'), Buffer.from(await response.arrayBuffer()));
    const db = new Database(join(folder, 'dataset.sqlite'), { readonly: true });
    expect(db.prepare('SELECT count(*) FROM observations').pluck().get()).toBe(5);
    db.close();
    rmSync(folder, { recursive: true, maxRetries: 9 });
  });

  it('serve as observations.csv what the data door serves', async () => {
    for (const release of ['first', 'second'])
      expect(await server().text(`/v1/releases/${release}/files/observations.csv`)).toBe(
        await server().text(`/v1/observations?indicator=*&revisions=all&format=csv&release=${release}`),
      );
  });
});

describe('health', () => {
  it('is live and ready, uncached', async () => {
    expect(await server().json('/healthz')).toEqual({ status: 'live' });
    const ready = await server().get('/readyz');
    expect(await ready.json()).toMatchObject({
      status: 'ready',
      release: 'second',
      checksum: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(ready.headers.get('cache-control')).toBe('no-store');
  });

  it('counts requests by route for Prometheus', async () => {
    await server().get('/v1/indicators/output-a');
    const metrics = await server().get('/metrics');
    expect(metrics.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
    expect(await metrics.text()).toMatch(
      /http_requests_total\{route="\/v1\/indicators\/:id",method="GET",status="200"\} [1-9]/,
    );
  });
});

describe('pages for people', () => {
  it.each([
    ['/', 'text/html; charset=utf-8'],
    ['/docs', 'text/html; charset=utf-8'],
    ['/errors', 'text/html; charset=utf-8'],
  ])('%s is %s', async (path, type) => {
    const response = await server().get(path);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, type]);
  });
});
