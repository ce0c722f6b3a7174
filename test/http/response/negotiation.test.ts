import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../../src/app.ts';
import { readConfig } from '../../../src/config.ts';
import { bareType, type Formats } from '../../../src/formats/format.ts';
import {
  citableFormats,
  datasetFormats,
  listFormats,
  observationFormats,
  singleFormats,
} from '../../../src/formats/formats.ts';
import type { Store } from '../../../src/store/store.ts';
import { catalogueStore } from '../../fixtures/catalogue.ts';

let app: FastifyInstance;
let store: Store;
let base: string;

beforeAll(async () => {
  store = await catalogueStore();
  app = await buildApp({
    store: () => store,
    config: readConfig({ LOG_LEVEL: 'silent', RATE_LIMIT: 'off', MAX_EVENT_LOOP_DELAY: 'off' }),
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  base = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
}, 120_000);

afterAll(async () => {
  await app.close();
});

const observation = '/v1/observations/data-output-nda.CN.2024.capitalfm-2025-09-22';
const resources: readonly (readonly [string, Formats])[] = [
  ['/v1/observations?indicator=data-output-nda', observationFormats],
  [observation, citableFormats],
  ['/v1/indicators?topic=data-resources', listFormats],
  ['/v1/indicators/data-output-nda', datasetFormats],
  ['/v1/sources?producer=nda', listFormats],
  ['/v1/sources/capitalfm-2025-09-22', singleFormats],
  ['/v1/codelists', listFormats],
  ['/v1/codelists/qualifiers', listFormats],
  ['/v1/releases', listFormats],
  ['/v1/releases/1', datasetFormats],
  ['/v1', singleFormats],
];

const cases = resources.flatMap(([path, formats]) => formats.map((format) => ({ path, format })));
const named = (path: string, format: string) => `${path}${path.includes('?') ? '&' : '?'}format=${format}`;
const get = (path: string, accept?: string) =>
  fetch(base + path, accept === undefined ? {} : { headers: { accept } });

const jsonOf = async (answer: Response) => JSON.parse(await answer.text());

describe('negotiation over a socket', () => {
  it.each(cases)(
    '$path as $format.name: the same bytes by name and by media type',
    async ({ path, format }) => {
      const byName = await get(named(path, format.name));
      expect(byName.status).toBe(200);
      expect(byName.headers.get('content-type')).toBe(format.mediaType);
      const bytes = Buffer.from(await byName.arrayBuffer());
      for (const type of [bareType(format), format.mediaType, ...(format.aliases ?? [])]) {
        const byType = await get(path, type);
        expect(byType.headers.get('content-type'), type).toBe(format.mediaType);
        const same = Buffer.from(await byType.arrayBuffer());
        // Two formats hold the address that was asked for, in which `format=` is written or not.
        if (!['json', 'jsonstat'].includes(format.name)) expect(same.equals(bytes), type).toBe(true);
      }
    },
  );

  it('gives a picture to who accepts it beside a page, and data to a browser that opens an address', async () => {
    const path = '/v1/observations?indicator=data-output-nda';
    const typeFor = async (accept: string) => (await get(path, accept)).headers.get('content-type');
    expect(await typeFor('image/svg+xml,text/html')).toMatch(/^image\/svg\+xml/);
    expect(await typeFor('text/html,image/svg+xml,*/*;q=0.8')).toMatch(/^application\/json/);
  });

  it.each(resources)('%s lists its formats in the 406', async (path, formats) => {
    const byName = await get(named(path, 'papyrus'));
    expect(byName.status).toBe(406);
    const problem = await jsonOf(byName);
    expect(problem.errors[0].allowed).toEqual(formats.map(({ name }) => name));
    const byType = await get(path, 'image/papyrus');
    expect(byType.status).toBe(406);
    expect((await jsonOf(byType)).errors[0].allowed).toEqual(formats.map(bareType));
    expect((await fetch(problem.links.tryInstead)).status).toBe(200);
  });

  it.each([
    [undefined, 'json'],
    ['*/*', 'json'],
    ['application/*', 'json'],
    ['application/json; charset=utf-8', 'json'],
    ['text/*', 'csv'],
    ['text/csv; charset=utf-8', 'csv'],
    ['text/csv; header=present', 'csv'],
    ['text/csv;charset=UTF-8; header=present;q=0.9, application/json;q=0.1', 'csv'],
    ['application/x-ndjson; charset="utf-8"', 'ndjson'],
    ['text/x-bibliography; style=apa; charset=utf-8', 'apa'],
    ['text/csv;q=0.5, application/x-ndjson', 'ndjson'],
    ['application/vnd.apache.parquet, */*;q=0.1', 'parquet'],
    ['text/x-bibliography', 'apa'],
    ['text/x-bibliography; style=gbt7714', 'gbt7714'],
    ['text/x-bibliography; style=apa;q=0.2, text/x-bibliography; style=gbt7714', 'gbt7714'],
    ['application/json;q=0, application/vnd.json-stat+json', 'jsonstat'],
  ])('Accept: %s gives %s', async (accept, name) => {
    const answer = await get('/v1/observations?indicator=data-output-nda', accept);
    const format = observationFormats.find((candidate) => candidate.name === name);
    expect(answer.headers.get('content-type')).toBe(format?.mediaType);
    await answer.arrayBuffer();
  });

  it('format= wins over Accept', async () => {
    const answer = await get('/v1/observations?indicator=data-output-nda&format=ris', 'text/csv');
    expect(answer.headers.get('content-type')).toMatch(/^application\/x-research-info-systems/);
    await answer.arrayBuffer();
  });

  it('answers 422 where statements would share a cell of a cube, with a way that works', async () => {
    const answer = await get('/v1/observations?indicator=data-output-nda&revisions=all&format=jsonstat');
    expect(answer.status).toBe(422);
    const problem = await jsonOf(answer);
    expect(problem.errors[0]).toMatchObject({ parameter: 'revisions', code: 'severalStatements' });
    expect((await fetch(problem.links.tryInstead)).status).toBe(200);
  });

  it('answers HEAD like GET, and 304 to the tag, in every format', async () => {
    for (const { name } of observationFormats) {
      const path = named('/v1/observations?indicator=data-output-nda', name);
      const head = await fetch(base + path, { method: 'HEAD' });
      const etag = head.headers.get('etag') ?? '';
      const again = await fetch(base + path, { headers: { 'if-none-match': etag } });
      expect([name, head.status, again.status]).toEqual([name, 200, 304]);
    }
  });
});

describe('citations', () => {
  it('of an observation name its document with the place in it, and the dataset', async () => {
    const items = await jsonOf(await get(named(observation, 'csl')));
    expect(items.map(({ id }: { id: string }) => id)).toEqual(['capitalfm-2025-09-22', 'cde-release-3']);
    expect(items[0].note).toBeTruthy();
  });

  it('of an indicator name every document that states it', async () => {
    const { data } = await jsonOf(await get('/v1/indicators/data-output-nda'));
    const items = await jsonOf(await get('/v1/indicators/data-output-nda?format=csl'));
    expect(items.slice(0, -1).map(({ id }: { id: string }) => id)).toEqual(
      data.sources.map(({ id }: { id: string }) => id),
    );
  });

  it('of an old release name that release and its day', async () => {
    const text = await (await get('/v1/releases/1?format=apa')).text();
    expect(text).toMatch(/\(Release 1\) \[Data set\]\. \(2025, September 22\)\. .*\/v1\/releases\/1\n$/);
  });

  it('of a list cite each document once, however many rows it states', async () => {
    const path = '/v1/observations?source=capitalfm-2025-09-22&revisions=all';
    const items = await jsonOf(await get(named(path, 'csl')));
    expect(items).toHaveLength(2);
  });
});
