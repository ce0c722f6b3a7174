import { describe, expect, it } from 'vitest';
import { observationFormats } from '../../../src/formats/formats.ts';
import fc from '../../fast-check.ts';
import { correctedSeed } from '../../fixtures/corrected.ts';
import { runs } from '../../long-form.ts';
import { problemOf } from '../plugins/problem.ts';
import { type List, served } from '../server.ts';
import { ask } from '../wire.ts';

const server = served();
const corrected = served({ folder: correctedSeed() });

/** Suffixes by the name of their format. */
const suffixes: Readonly<Record<string, string>> = {
  json: 'json',
  csv: 'csv',
  ndjson: 'ndjson',
  xlsx: 'xlsx',
  parquet: 'parquet',
  jsonstat: 'jsonstat.json',
  svg: 'svg',
  png: 'png',
  bibtex: 'bib',
  csl: 'csl.json',
  ris: 'ris',
};
const short = '/v1/indicators/output-a';

/** What tells one answer from another. */
async function told(path: string, headers: Record<string, string> = {}, method = 'GET') {
  const answer = await ask(server().port, path, { headers, method });
  const { date: _, 'server-timing': _timing, ...kept } = answer.headers;
  // A problem names its request.
  const body = answer.status < 400 ? answer.bytes.toString('latin1') : JSON.parse(answer.text || '{}').errors;
  return { status: answer.status, headers: answer.status < 400 ? kept : {}, body };
}

describe('a short address', () => {
  const query = fc.record(
    {
      period: fc.constantFrom('2020', '2023..', '..2022', '1900'),
      area: fc.constantFrom('CN', '*'),
      kind: fc.constantFrom('actual', 'forecast'),
      revisions: fc.constantFrom('all', 'first', 'latest'),
      last: fc.constantFrom('1', '2'),
      limit: fc.constantFrom('1', '3', '1000'),
      transform: fc.constantFrom('yoy', 'index', 'ratio', 'level'),
      scale: fc.constantFrom('1', 'yi'),
      shape: fc.constantFrom('wide', 'long'),
      fields: fc.constantFrom('period,value', 'id,statement', 'value,grade'),
      release: fc.constantFrom('first', 'second'),
      lang: fc.constantFrom('en', 'zh'),
      width: fc.constantFrom('300', '800'),
    },
    { requiredKeys: [] },
  );
  const request = fc.record({
    format: fc.constantFrom(null, ...Object.keys(suffixes)),
    indicator: fc.constantFrom('output-a', 'output-b', 'market-a', 'silent-a'),
    query,
    method: fc.constantFrom('GET', 'GET', 'GET', 'HEAD'),
    headers: fc.constantFrom<Record<string, string>>(
      {},
      { 'accept-encoding': 'gzip' },
      { range: 'bytes=0-9' },
    ),
  });

  it('answers what the long one answers: the same status, headers and bytes', async () => {
    await fc.assert(
      fc.asyncProperty(request, async ({ format, indicator, query, method, headers }) => {
        const text = new URLSearchParams(query).toString();
        const path = format === null ? `${indicator}/observations` : `${indicator}.${suffixes[format]}`;
        const asked = format === null ? '' : `&format=${format}`;
        const long = await told(`/v1/observations?indicator=${indicator}${asked}&${text}`, headers, method);
        expect(await told(`/v1/indicators/${path}?${text}`, headers, method)).toEqual(long);
      }),
      { numRuns: runs(60) },
    );
  });

  it.each(observationFormats.map(({ name }) => [name] as const))('has a suffix for %s', async (name) => {
    const suffix = suffixes[name];
    // `txt` would be that of two styles of citation.
    if (suffix === undefined) return expect(['apa', 'gbt7714']).toContain(name);
    const { status, headers } = await ask(server().port, `${short}.${suffix}?period=2023`);
    expect(status).toBe(200);
    expect(headers.vary).not.toContain('Accept,');
    if (name !== 'json')
      expect(headers['content-disposition']).toContain(`filename="output-a_2023.${suffix}"`);
  });

  it('is confirmed by the entity tag of the long one, and fails a precondition with it', async () => {
    const { headers } = await ask(server().port, '/v1/observations?indicator=output-a&format=csv');
    const { etag = '' } = headers;
    const statuses = [];
    for (const given of [{ 'If-None-Match': etag }, { 'If-Match': etag }, { 'If-Match': '"other"' }])
      statuses.push((await ask(server().port, `${short}.csv`, { headers: given as never })).status);
    expect(statuses).toEqual([304, 200, 412]);
  });

  it('goes on at the canonical address, whose cursor it takes too', async () => {
    const first = await server().json<List>(`${short}/observations?limit=1&revisions=all`);
    const next = new URL(first.page.next ?? '');
    expect(next.pathname).toBe('/v1/observations');
    const second = await server().json<List>(next.pathname + next.search);
    const cursor = next.searchParams.get('cursor');
    const same = await server().json<List>(`${short}/observations?limit=1&revisions=all&cursor=${cursor}`);
    expect(same.data).toEqual(second.data);
    expect(same.data).not.toEqual(first.data);
    const { links } = await problemOf(
      await server().get(`${short}/observations?period=2023&cursor=${cursor}`),
      'invalid-parameters',
    );
    expect(links.tryInstead).toBe(`${server().base}/v1/observations?indicator=output-a&period=2023`);
  });

  it('takes GET, HEAD and OPTIONS, from any origin', async () => {
    for (const path of [`${short}.csv`, `${short}/observations`]) {
      const posted = await ask(server().port, path, { method: 'POST' });
      expect([posted.status, posted.headers.allow]).toEqual([405, 'GET, HEAD, OPTIONS']);
      expect((await ask(server().port, path, { method: 'OPTIONS' })).status).toBe(204);
    }
    const { headers } = await ask(server().port, `${short}.svg`);
    expect(headers['cross-origin-resource-policy']).toBe('cross-origin');
    expect(headers['access-control-allow-origin']).toBe('*');
  });
});

describe('a short address that leads nowhere', () => {
  it.each([
    ['/v1/indicators/output-aa.csv?period=2023', 'unknown-id', '/v1/indicators/output-a.csv?period=2023'],
    ['/v1/indicators/outputa/observations', 'unknown-id', '/v1/indicators/output-a/observations'],
    ['/v1/indicators/output-a.xls', 'unknown-path', '/v1/indicators/output-a.xlsx'],
    ['/v1/indicators/output-a.CSV?last=1', 'unknown-path', '/v1/indicators/output-a.csv?last=1'],
    ['/v1/indicators/output-a.txt', 'unknown-path', '/v1/indicators/output-a.csv'],
    ['/v1/indicators/zzzzzzzz.csv', 'unknown-id', '/v1/indicators'],
    ['/v1/indicators/.csv', 'unknown-id', '/v1/indicators'],
    ['/v1/indicators/..csv', 'unknown-id', '/v1/indicators'],
    ['/v1/indicators/%2e%2e%2foutput-a.csv', 'unknown-id', null],
    ['/v1/indicators/output-a%00.csv', 'unknown-id', '/v1/indicators/output-a.csv'],
    ['/v1/indicators/__proto__.csv', 'unknown-id', '/v1/indicators'],
    ['/v1/indicators/output-a.csv/observations', 'unknown-id', '/v1/indicators/output-a/observations'],
    ['/v1/indicators/output-a/observation', 'unknown-path', '/v1/indicators/output-a/observations'],
    ['/v1/indicators/output-a.csv?format=csv', 'invalid-parameters', '/v1/indicators/output-a.csv'],
    [
      '/v1/indicators/output-a.csv?concept=x&last=1',
      'invalid-parameters',
      '/v1/indicators/output-a.csv?last=1',
    ],
    [
      '/v1/indicators/output-a.csv?perod=2023',
      'invalid-parameters',
      '/v1/indicators/output-a.csv?period=2023',
    ],
    [
      '/v1/indicators/output-aa.csv?perod=2023',
      'invalid-parameters',
      '/v1/indicators/output-a.csv?period=2023',
    ],
    ['/v1/indicators/output-a.csv?area=China', 'unknown-id', '/v1/indicators/output-a.csv?area=CN'],
    [
      '/v1/indicators/output-a/observations?format=excel',
      'not-acceptable',
      '/v1/observations?format=xlsx&indicator=output-a',
    ],
    [
      '/v1/indicators/output-a,output-b.csv?last=1',
      'unknown-id',
      '/v1/observations?last=1&indicator=output-a,output-b&format=csv',
    ],
    [
      '/v1/indicators/output-a,nothing/observations?format=csv',
      'unknown-id',
      '/v1/observations?format=csv&indicator=output-a',
    ],
    ['/v1/indicators/*.XLSX', 'unknown-id', '/v1/observations?indicator=*&format=xlsx'],
    [
      '/v1/indicators/output-a/observations?transform=ratio',
      'not-computable',
      '/v1/observations?indicator=output-a',
    ],
    [
      '/v1/indicators/output-a.csv?transform=ratio',
      'not-computable',
      '/v1/observations?format=csv&indicator=output-a',
    ],
  ] as const)('says so, and where to go: %s', async (path, code, instead) => {
    const answer = await ask(server().port, path);
    const problem = JSON.parse(answer.text);
    expect([problem.type, answer.status]).toEqual([`/errors/${code}`, problem.status]);
    const target = problem.links.tryInstead.replace(/^http:..[^/]*/, '');
    if (instead !== null) expect(target).toBe(instead);
    expect((await server().get(target)).status).toBe(200);
  });

  it('names the parameters that its path takes the place of', async () => {
    const { errors } = await problemOf(
      await server().get(`${short}.csv?format=json&indicator=output-b`),
      'invalid-parameters',
    );
    expect(errors.map(({ parameter, detail }) => [parameter, detail])).toEqual([
      ['format', 'The suffix of the path names the format.'],
      ['indicator', 'The path names the indicator: /v1/observations takes several.'],
    ]);
  });

  it('leads from a retired indicator to the short address of its successor, and answers at a release that has it', async () => {
    for (const ending of ['.csv', '/observations']) {
      const gone = await corrected().get(`/v1/indicators/output-b${ending}?period=2024`);
      const { links } = await problemOf(gone, 'retired');
      expect(links.tryInstead).toBe(`${corrected().base}/v1/indicators/output-a${ending}?period=2024`);
      const then = await corrected().get(`/v1/indicators/output-b${ending}?release=second`);
      expect(then.status).toBe(200);
    }
  });
});
