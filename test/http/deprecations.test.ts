import { describe, expect, it } from 'vitest';
import { type Deprecation, deprecations, faultOfDeprecation } from '../../src/http/deprecations.ts';
import fc from '../fast-check.ts';
import { read } from '../project/files.ts';
import { Described } from './openapi/document.ts';
import { serve, served } from './server.ts';
import { ask } from './wire.ts';

const times = { announced: '2027-01-01', sunset: '2027-07-15' };
const made: readonly Deprecation[] = [
  { ...times, operation: 'listSources', instead: 'Ask for the codelist.' },
  { ...times, operation: 'listObservations', parameter: 'scale', instead: 'Scale them yourself.' },
  {
    operation: 'listObservations',
    parameter: 'format',
    values: ['xlsx'],
    announced: '2026-12-01',
    sunset: '2027-08-01',
    instead: 'Use csv.',
  },
  { ...times, operation: 'getIndicatorFile', parameter: 'format', values: ['csv'], instead: 'Use json.' },
];
const server = served({ deprecations: made, environment: { RATE_LIMIT: '1000' } });

const [since, until] = ['@1798761600', 'Thu, 15 Jul 2027 00:00:00 GMT'];
const observations = '/v1/observations?indicator=market-a';

/** The announcement of an answer. */
async function announced(path: string, headers: Record<string, string> = {}) {
  const answer = await ask(server().port, path, { headers });
  const { deprecation, sunset, link = '' } = answer.headers;
  const more = [...String(link).matchAll(/<([^>]*)>; rel="deprecation"/g)].map(([, target]) => target);
  return { status: answer.status, deprecation, sunset, more };
}

const none = { deprecation: undefined, sunset: undefined, more: [] };

describe('what is deprecated', () => {
  it.each([
    ['/v1/sources', 200, since, until, '/docs#/sources/listSources'],
    ['/v1/sources?colour=red', 400, since, until, '/docs#/sources/listSources'],
    [`${observations}&scale=yi`, 200, since, until, '/docs#/observations/listObservations'],
    [
      `${observations}&format=xlsx`,
      200,
      '@1796083200',
      'Sun, 01 Aug 2027 00:00:00 GMT',
      '/docs#/observations/listObservations',
    ],
    // Of several the earliest announcement and the earliest end.
    [
      `${observations}&format=xlsx&scale=yi`,
      200,
      '@1796083200',
      until,
      '/docs#/observations/listObservations',
    ],
    ['/v1/indicators/market-a.csv', 200, since, until, '/docs#/observations/getIndicatorFile'],
  ])('is announced on %s, from the cache as well', async (path, status, deprecation, sunset, more) => {
    const expected = { status, deprecation, sunset, more: [more] };
    for (let time = 0; time < 3; time += 1) expect(await announced(path)).toEqual(expected);
  });

  it('is announced where Accept asks for it, and where nothing is new', async () => {
    const accept = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    expect((await announced(observations, { accept })).deprecation).toBe('@1796083200');
    const { headers } = await ask(server().port, '/v1/sources');
    expect(await announced('/v1/sources', { 'if-none-match': headers.etag ?? '' })).toMatchObject({
      status: 304,
      deprecation: since,
    });
  });

  it.each([
    observations,
    `${observations}&format=csv`,
    '/v1/indicators/market-a.json',
    '/v1/indicators',
    '/nothing',
  ])('is not announced on %s', async (path) => {
    expect(await announced(path)).toMatchObject(none);
  });

  it('is marked in the OpenAPI document, with what takes its place', async () => {
    const { paths } = JSON.parse(await server().text('/openapi.json'));
    const ends = 'since 2027-01-01, gone on 2027-07-15.';
    expect(paths['/v1/sources'].get).toMatchObject({
      deprecated: true,
      description: expect.stringContaining(`Deprecated ${ends} Ask for the codelist.`),
    });
    const { get } = paths['/v1/observations'];
    const named = (name: string) => get.parameters.find((each: { name: string }) => each.name === name);
    expect(get.deprecated).toBeUndefined();
    expect(named('scale')).toMatchObject({
      deprecated: true,
      description: expect.stringContaining(`Deprecated ${ends} Scale them yourself.`),
    });
    expect(named('format').deprecated).toBeUndefined();
    const suffix = paths['/v1/indicators/{id}.{suffix}'].get.parameters[1];
    expect(suffix.description).toContain(`\`csv\` deprecated ${ends} Use json.`);
    expect(named('format').description).toContain('`xlsx` deprecated since 2026-12-01, gone on 2027-08-01.');
  });
});

describe('an announcement', () => {
  it('comes six months before the end, or the server does not start', async () => {
    const day = fc
      .date({ min: new Date('2025-01-01'), max: new Date('2035-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, day, (from, end) => {
        const months = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
        const apart = months(end) - months(from);
        const isLate = faultOfDeprecation({ operation: 'x', announced: from, sunset: end, instead: '' });
        if (apart > 6) expect(isLate).toBeNull();
        if (apart < 6) expect(isLate).toContain(`announced on ${from}`);
      }),
    );
    const early = { ...times, operation: 'listSources', sunset: '2027-06-30', instead: '' };
    await expect(serve({ deprecations: [early] })).rejects.toThrow(
      'listSources: announced on 2027-01-01, it may end on 2027-07-01 at the earliest.',
    );
  });

  it('of this version names what there is, in the docs too', async () => {
    const own = await serve();
    const described = await Described.of(own);
    const operations = new Map(described.operations().map(([, each]) => [each.operationId, each]));
    const section = read('docs/queries.md').split('## Deprecations')[1]?.split('\n## ')[0] ?? '';
    expect(section.includes('Nothing is deprecated now.')).toBe(deprecations.length === 0);
    for (const { operation, parameter, sunset } of deprecations) {
      const names = operations.get(operation)?.parameters?.map(({ name }) => name);
      expect(names, operation).toBeDefined();
      if (parameter !== undefined && parameter !== 'format') expect(names, operation).toContain(parameter);
      expect(section).toContain(sunset);
    }
    await own.app.close();
  });
});
