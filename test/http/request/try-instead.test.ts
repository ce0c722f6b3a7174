import { describe, expect, it } from 'vitest';
import fc from '../../fast-check.ts';
import { runs } from '../../long-form.ts';
import type { ProblemBody } from '../plugins/problem.ts';
import { served } from '../server.ts';
import { ask, send } from '../wire.ts';

const server = served();

/** The way on that a problem shows works when it is followed; without one there is nothing to check. */
async function followed(path: string, init: RequestInit = {}): Promise<ProblemBody> {
  const response = await server().get(path, init);
  const body: ProblemBody = JSON.parse(await response.text());
  expect(response.status, path).toBeGreaterThanOrEqual(400);
  const { tryInstead } = body.links;
  expect(tryInstead, path).toBeTypeOf('string');
  const way = await server().get(tryInstead ?? '', {});
  expect(way.status, `${path} -> ${tryInstead}: ${await way.text()}`).toBe(200);
  return body;
}

const paths = [
  '/v1/indicator',
  '/v2',
  '/healt',
  '/v1/observations/x/y/z',
  '/v1/indicators/output-c',
  '/v1/indicators/qqqq',
  '/v1/indicators/output-old',
  '/v1/indicators/output-lost',
  '/v1/indicators/output-c?format=xml&colour=red',
  '/v1/indicators/output-a?colour=red&format=csv',
  '/v1/indicators/output-a?format=csv',
  `/v1/indicators?q=${'output%20'.repeat(30)}&topic=volume`,
  `/v1/indicators?q=${'a'.repeat(199)}%F0%9F%98%80`,
  '/v1/areas/CN-GY',
  '/v1/areas/zzzzzz',
  '/v1/areas?parent=Guizhou,CN',
  '/v1/sources/a-2022',
  '/v1/sources/b-2020',
  '/v1/codelists/kind',
  '/v1/codelists/zzzzzz',
  '/v1/releases/third',
  '/v1/releases/first/files/observation.csv',
  '/v1/releases/first/files/zzz',
  '/v1/releases/third/files/observations.csv',
  '/v1/releases/first/files/zzz?colour=red',
  '/v1/observations',
  '/v1/observations/zzz',
  '/v1/observations/output-a.CN.2024.zzz',
  '/v1/observations/output-a.CN.1999.a-2023',
  '/v1/observations/output-a.CN.2024-Q9.a-2023',
  '/v1/observations/output-a.CN.2019.a-2023',
  '/v1/observations/zzz?colour=red',
  '/v1/observations?indicator=output-old,output-x,output-b',
  '/v1/observations?source=b-2020',
  '/v1/observations?indicator=output-old&format=xml&cursor=zzz',
  '/v1/observations?concept=nothing',
  '/v1/observations?indicator=output-a&release=zzz',
  `/v1?x=${'a'.repeat(8200)}`,
];

describe('links.tryInstead', () => {
  it.each(paths)('works for %s', async (path) => {
    await followed(path);
  });

  it.each([
    ['/v1/latest/output-a', '/v1/latest'],
    ['/v1/latst/output-a', '/v1/latest'],
    ['/v1/indicator/output-a', '/v1/indicators/output-a'],
    ['/v1/Observations/output-a.CN.2023.a-2023', '/v1/observations/output-a.CN.2023.a-2023'],
    ['/v1/concepts', '/v1/codelists/concepts'],
    ['/v1/concepts/', '/v1/codelists/concepts'],
    ['/v1/unit', '/v1/codelists/units'],
    ['/v1/latest.csv', '/v1/latest'],
  ])('is a path of the resource that %s names', async (path, right) => {
    const { links } = await followed(path);
    expect(new URL(links.tryInstead ?? '').pathname).toBe(right);
  });

  it.each(['/v1', '/v1/observations', '/v1/indicators/output-c', '/docs'])(
    'is absent where another address is no way on: POST %s',
    async (path) => {
      const response = await server().get(path, { method: 'POST' });
      expect(response.status).toBe(405);
      expect(JSON.parse(await response.text()).links).toEqual({});
    },
  );

  it.each([
    '/v1/observations?indicator=output-a',
    '/v1/observations?indicator=output-a&colour=red',
    '/v1/nothing',
  ])('is the path for a Host that is none: %s', async (path) => {
    const { status, text } = await ask(server().port, path, { headers: { Host: 'no host' } });
    expect([400, 404]).toContain(status);
    const { links }: ProblemBody = JSON.parse(text);
    expect(links.tryInstead).toMatch(/^\//);
    expect((await server().get(links.tryInstead ?? '')).status).toBe(200);
  });

  it('leads from bytes that are no request, and paths that cannot be decoded, to the entry point', async () => {
    for (const bytes of ['GET /v1/\u0000 HTTP/1.1\r\nHost: a\r\n\r\n', 'HELLO\r\n\r\n'])
      expect(JSON.parse((await send(server().port, bytes)).text).links).toEqual({ tryInstead: '/v1' });
    await followed('/v1/%zz');
  });

  it.each([
    ['/v1/observation?indicator=output-b&lang=zh', '/v1/observations?indicator=output-b&lang=zh'],
    ['/v1/indicators/output-a/observation', '/v1/indicators/output-a/observations'],
    ['/indicator/output-a', '/indicators/output-a'],
    ['/indicator/nobody-knows-this', '/v1/indicators'],
    ['/v1/indicator/output-a?lang=zh', '/v1/indicators/output-a?lang=zh'],
    ['/v1/indicators/output-aa?format=apa', '/v1/indicators/output-a?format=apa'],
    ['/v1/indicators/output-aa?format=APA', '/v1/indicators/output-a?format=apa'],
    ['/v1/observations?indicator=output-a&limit=abc&last=two', '/v1/observations?indicator=output-a'],
    ['/v1/observations?period=2023', '/v1/observations?period=2023&indicator=*'],
    ['/v1/observations?indicator=output-a&area=中国', '/v1/observations?indicator=output-a&area=CN'],
    ['/v1/observations?indicators=output-a', '/v1/observations?indicator=output-a'],
    [
      '/v1/observations?indicator=output-a&indicator=output-b',
      '/v1/observations?indicator=output-a,output-b',
    ],
    [
      '/v1/observations?indicator=output-a&concept=made-up-outputs-of',
      '/v1/observations?indicator=output-a&concept=made-up-output',
    ],
    ['/v1/observations?indicator=output-a&source=b-2024x', '/v1/observations?indicator=output-a'],
    [
      '/v1/observations?indicator=output-a&source=b-2024x&period=2150',
      '/v1/observations?indicator=output-a&source=b-2024&period=2150',
    ],
    [
      '/v1/observations?indicator=output-a&fields=id,values',
      '/v1/observations?indicator=output-a&fields=id,value',
    ],
  ])('keeps all that was understood: %s', async (path, expected) => {
    const { links } = await followed(path);
    expect(decodeURIComponent(links.tryInstead ?? '')).toBe(server().base + expected);
  });

  it.each(['/V1/observations', '/v1/Observations', '/V1/OBSERVATIONS'])(
    'knows a path that is written in capitals: %s',
    async (path) => {
      const { links } = await followed(`${path}?indicator=output-a`);
      expect(links.tryInstead).toBe(`${server().base}/v1/observations?indicator=output-a`);
    },
  );

  it.each(['/v1/concepts', '/v1/concept/data-output', '/v1/asset', '/v1/errors'])(
    'leads from an unknown path of the API to another one of it: %s',
    async (path) => {
      const { links, detail } = await followed(path);
      expect(new URL(links.tryInstead ?? '').pathname).toMatch(/^\/v1(\/|$)/);
      expect(detail).not.toContain('/assets');
    },
  );

  it('works after a format that nobody has', async () => {
    await followed('/v1/observations?indicator=output-a&period=2020', { headers: { accept: 'image/webp' } });
    await followed('/v1', { headers: { accept: 'text/csv' } });
  });

  it('keeps what was right and mends what was not', async () => {
    const { links } = await followed(
      '/v1/observations?indicator=output-a,outputb&period=2024-13&limit=5000&colour=red&lang=zh',
    );
    expect(links.tryInstead).toBe(
      `${server().base}/v1/observations?indicator=output-a,output-b&limit=1000&lang=zh`,
    );
  });

  it('mends what a mended value still has wrong', async () => {
    // Given twice, then two indicators where one is taken, then one that nobody knows.
    const { links } = await followed(
      '/v1/observations?indicator=output-a&transform=ratio&by=x&by=firms-aa,q',
    );
    expect(links.tryInstead).toBe(
      `${server().base}/v1/observations?indicator=output-a&transform=ratio&by=firms-a`,
    );
  });

  const values = {
    indicator: ['output-a', 'output-x,output-a', 'output-old', '', '*', 'zzzz', ','],
    concept: ['made-up-output', 'made-up', 'zzzz', ''],
    area: ['CN', 'CN-GX', 'cn', ''],
    source: ['a-2023', 'a-2022', 'b-2020', ''],
    period: ['2024', '2024-Q5', '2025..2020', '24', ''],
    frequency: ['A', 'W', ''],
    kind: ['actual', 'actuall', ''],
    asOf: ['2024-06-01', '2024', '2024-06', '2024-02-30'],
    revisions: ['all', 'lates'],
    release: ['first', 'firs', 'zzz'],
    limit: ['1', '0', '1001', 'x'],
    last: ['1', '0'],
    sort: ['-period', 'colour'],
    fields: ['id', 'colour'],
    cursor: ['zzz'],
    lang: ['zh', 'fr'],
    format: ['csv', 'xml', 'json', ''],
    bom: ['1', '2'],
    scale: ['yi', 'zillion'],
    colour: ['red'],
  };
  const pair = fc
    .constantFrom(...Object.entries(values))
    .chain(([name, choices]) => fc.constantFrom(...choices).map((value) => `${name}=${value}`));

  it('works whatever is wrong together, repeated parameters included', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(pair, { maxLength: 7 }), async (query) => {
        const path = `/v1/observations?${query.join('&')}`;
        if ((await server().get(path)).status !== 200) await followed(path);
      }),
      { numRuns: runs(150) },
    );
  });
});

describe('a way on', () => {
  const wayOf = async (path: string) => {
    const { links } = await followed(path);
    return Object.fromEntries(new URL(links.tryInstead ?? '').searchParams);
  };

  it('keeps what was understood of a claim', async () => {
    expect(await wayOf('/v1/verify?unit=ZB&lang=zh')).toMatchObject({ unit: 'ZB', lang: 'zh' });
    expect(await wayOf('/v1/verify?about=output-a&period=2024')).toMatchObject({
      ...{ about: 'output-a', period: '2024' },
      value: expect.stringMatching(/./),
    });
  });

  it('sorts by a key that is written like the one that came, else as unasked', async () => {
    const sorted = async (key: string) =>
      (await wayOf(`/v1/observations?indicator=output-a&sort=${key}`)).sort ?? null;
    expect(await sorted('-vlaue')).toBe('-value');
    for (const key of ['date', 'grade', 'name']) expect(await sorted(key), key).toBeNull();
  });
});
