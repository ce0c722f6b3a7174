import { describe, expect, it } from 'vitest';
import { type Fault, problemOf } from '../plugins/problem.ts';
import { served } from '../server.ts';

const server = served();

async function faults(path: string): Promise<Fault[]> {
  return [...(await problemOf(await server().get(path), 'invalid-parameters')).errors];
}

const lists = [
  '/v1/indicators',
  '/v1/areas',
  '/v1/sources',
  '/v1/codelists',
  '/v1/codelists/kinds',
  '/v1/releases',
];
const singles = [
  '/v1',
  '/v1/indicators/output-a',
  '/v1/indicators/output-a/observations',
  '/v1/sources/a-2023',
  '/v1/releases/first',
  '/v1/observations/market-a.CN.2023.a-2024',
];
const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
const observations = '/v1/observations?indicator=output-a&';

describe('a parameter that cannot be read', () => {
  it.each([
    ['period=2024-Q5', 'malformed', /quarters run from Q1 to Q4/],
    ['period=2025..2020', 'malformed', /2025/],
    ['asOf=2024-02-30', 'malformed', /not a day of the calendar/],
    [`asOf=${tomorrow}`, 'outOfRange', /lies after today/],
    ['limit=1001', 'outOfRange', /from 1 to 1000/],
    ['limit=0', 'outOfRange', /from 1 to 1000/],
    ['limit=ten', 'malformed', /whole number/],
    ['last=0', 'outOfRange', /from 1 to 1000/],
    ['kind=actuall', 'notAllowed', /actual, preliminary/],
    ['frequency=A,W', 'notAllowed', /A, S, Q, M, YTD/],
    ['revisions=newest', 'notAllowed', /latest, first, all/],
    ['scale=zillion', 'notAllowed', /wan/],
    ['fields=id,colour', 'notAllowed', /colour/],
    ['sort=-colour', 'notAllowed', /colour/],
    ['lang=fr', 'notAllowed', /en, zh/],
    ['bom=2', 'notAllowed', /0, 1/],
    ['area=CN,,W0', 'malformed', /empty place/],
  ])('%s is %s', async (query, code, detail) => {
    const [fault, ...others] = await faults(observations + query);
    expect(others).toEqual([]);
    expect(fault).toMatchObject({ parameter: query.split('=')[0], code });
    expect(fault?.detail).toMatch(detail);
  });

  it('names what is allowed, or what was near', async () => {
    expect((await faults(`${observations}limit=1001`))[0]).toMatchObject({
      value: '1001',
      allowed: ['1..1000'],
      suggestions: ['1000'],
    });
    expect((await faults(`${observations}revisions=lates`))[0]).toMatchObject({
      allowed: ['latest', 'first', 'all'],
      suggestions: ['latest'],
    });
  });

  it('is unknown with the nearest known one', async () => {
    const [fault] = await faults(`${observations}perio=2024`);
    expect(fault).toMatchObject({ parameter: 'perio', code: 'unknownParameter' });
    expect(fault?.suggestions?.[0]).toBe('period');
    expect(fault?.allowed).toContain('asOf');
  });

  it('may name 200 ids and no more', async () => {
    const many = Array.from({ length: 201 }, (_, index) => `x-${index}`).join(',');
    expect(await faults(`/v1/observations?indicator=${many}`)).toMatchObject([
      { parameter: 'indicator', code: 'outOfRange', allowed: ['1..200 ids'] },
    ]);
  });
});

describe('on every resource', () => {
  it.each([...lists, ...singles])('%s refuses unknown, repeated and empty parameters', async (path) => {
    // One of the two names what every object has.
    for (const name of ['colour', 'hasOwnProperty'])
      expect(await faults(`${path}?${name}=red`)).toMatchObject([
        {
          code: 'unknownParameter',
          value: 'red',
          detail: expect.stringMatching(`^There is no parameter "${name}"`),
        },
      ]);
    expect(await faults(`${path}?lang=en&lang=zh`)).toMatchObject([{ parameter: 'lang', code: 'repeated' }]);
    expect(await faults(`${path}?lang=`)).toMatchObject([{ parameter: 'lang', code: 'empty', value: '' }]);
  });

  it.each(['/v1/indicators?q=', '/v1/verify?text=', '/v1/verify?value=1&about='])(
    '%s refuses a text without words',
    async (path) => {
      for (const blank of ['%20', '+', '%E3%80%80', '%09%0A'])
        expect(await faults(path + blank)).toMatchObject([{ code: 'empty' }]);
    },
  );

  it.each(lists)('%s refuses a limit above the maximum and unknown keys', async (path) => {
    expect(await faults(`${path}?limit=1001&sort=colour&fields=colour`)).toMatchObject([
      { parameter: 'fields', code: 'notAllowed' },
      { parameter: 'sort', code: 'notAllowed' },
      { parameter: 'limit', code: 'outOfRange' },
    ]);
  });
});

describe('all faults of a request', () => {
  it('stand together, those of syntax beside ids that nobody knows', async () => {
    const found = await faults(
      '/v1/observations?indicator=output-x&area=&period=2024-13&limit=9999&colour=red&lang=en&lang=zh',
    );
    expect(found.map(({ parameter, code }) => `${parameter}: ${code}`).toSorted()).toEqual([
      'area: empty',
      'colour: unknownParameter',
      'indicator: unknownId',
      'lang: repeated',
      'limit: outOfRange',
      'period: malformed',
    ]);
  });

  it('stand together with an id of the path that nobody knows', async () => {
    const found = await faults('/v1/indicators/output-c?colour=red');
    expect(found.map(({ code }) => code)).toEqual(['unknownId', 'unknownParameter']);
  });

  it('include that nothing was asked for', async () => {
    const found = await faults('/v1/observations?limit=0');
    expect(found.map(({ parameter, code }) => `${parameter}: ${code}`).toSorted()).toEqual([
      'indicator: missing',
      'limit: outOfRange',
    ]);
  });
});

describe('ids that nobody knows', () => {
  it('are each named, with the nearest ones', async () => {
    const { errors } = await problemOf(
      await server().get('/v1/observations?indicator=output-c,output-b,outputa&area=CN-GX'),
      'unknown-id',
    );
    expect(errors.map(({ parameter, value }) => `${parameter} ${value}`)).toEqual([
      'indicator output-c',
      'indicator outputa',
      'area CN-GX',
    ]);
    expect(errors[1]?.suggestions?.[0]).toBe('output-a');
    expect(errors[2]?.suggestions).toContain('CN-GZ');
  });

  it('are refused by the filters of every list', async () => {
    for (const path of ['/v1/indicators?topic=nope', '/v1/sources?producer=nope', '/v1/indicators?unit=ZBB'])
      await problemOf(await server().get(path), 'unknown-id');
  });

  it('of statements lead to the indicator that they begin with', async () => {
    for (const id of ['output-a', 'output-a.CN.2023', 'output-a.CN.2023.nobody', 'output-a.nowhere.2023.x']) {
      const { links } = await problemOf(await server().get(`/v1/observations/${id}`), 'unknown-id');
      expect(links.tryInstead).toContain('/v1/observations');
      expect(links.tryInstead).toContain('output-a');
    }
  });

  it('that were retired are gone, with their successor', async () => {
    const { errors, links } = await problemOf(
      await server().get('/v1/observations?indicator=output-old'),
      'retired',
    );
    expect(errors).toMatchObject([{ value: 'output-old', code: 'retired', suggestions: ['output-a'] }]);
    expect(links.tryInstead).toBe(`${server().base}/v1/observations?indicator=output-a`);
    await problemOf(await server().get('/v1/sources/b-2020'), 'retired');
    await problemOf(await server().get('/v1/observations/output-a.CN.2019.a-2023'), 'retired');
    const lost = await problemOf(await server().get('/v1/indicators/output-lost'), 'retired');
    expect(lost.errors[0]?.suggestions).toBeUndefined();
  });
});

describe('formats', () => {
  it('that a resource has not are refused with the list of those that it has', async () => {
    const named = await problemOf(await server().get('/v1/indicators?format=xml'), 'not-acceptable');
    expect(named.errors).toMatchObject([
      { parameter: 'format', value: 'xml', allowed: ['json', 'csv', 'ndjson', 'xlsx', 'parquet'] },
    ]);
    const accept = { headers: { accept: 'application/xml' } };
    const accepted = await problemOf(await server().get('/v1/indicators', accept), 'not-acceptable');
    expect(accepted.errors).toMatchObject([
      {
        parameter: 'Accept',
        value: 'application/xml',
        allowed: expect.arrayContaining(['application/json', 'text/csv']),
      },
    ]);
    await problemOf(await server().get('/v1/indicators/output-a?format=csv'), 'not-acceptable');
  });

  it('are named by format before Accept', async () => {
    const response = await server().get('/v1/indicators?format=csv', {
      headers: { accept: 'application/json' },
    });
    expect(response.headers.get('content-type')).toMatch(/^text\/csv/);
  });

  it.each([
    ['text/csv', /^text\/csv/],
    ['text/csv;q=0.5, application/json', /^application\/json/],
    ['text/*', /^text\/csv/],
    ['application/xml, */*;q=0.1', /^application\/json/],
  ])('Accept: %s', async (accept, type) => {
    const response = await server().get('/v1/indicators', { headers: { accept } });
    expect(response.headers.get('content-type')).toMatch(type);
  });
});
