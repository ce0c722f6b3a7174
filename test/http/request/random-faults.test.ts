import { describe, expect, it, vi } from 'vitest';
import { observationFormats } from '../../../src/formats/formats.ts';
import { mostTrials } from '../../../src/http/request/proven-address.ts';
import fc from '../../fast-check.ts';
import { runs } from '../../long-form.ts';
import type { ProblemBody } from '../plugins/problem.ts';
import { type List, seedFolder, served } from '../server.ts';

const server = served({ folder: seedFolder });

type Query = Readonly<Record<string, string>>;

/** A faulty piece of a query, and what a reader of it understands: values by name, null where nothing can be. */
interface Mistake {
  readonly written: string;
  readonly understood: Readonly<Record<string, string | null>>;
  readonly accept?: string;
}

const mistake = (written: string, understood: Mistake['understood'], accept?: string): Mistake => ({
  written,
  understood,
  ...(accept === undefined ? {} : { accept }),
});

/** Mistakes about different parameters: any of them may stand together. */
const mistakes: readonly (readonly Mistake[])[] = [
  [
    mistake('year=2023', { period: '2023' }),
    mistake('date=2024-12-31', { period: '2024-12' }),
    mistake('start=2020&end=2024', { period: '2020..2024' }),
    mistake('from=2021', { period: '2021..' }),
    mistake('to=2024M06', { period: '..2024-06' }),
    mistake('period=2024年', { period: '2024' }),
    mistake('period=2020-2024', { period: '2020..2024' }),
    mistake('period=202312', { period: '2023-12' }),
    mistake('period=2021&period=2023', { period: '2023' }),
    mistake('period=soon', { period: null }),
    mistake('perod=2023', { period: '2023' }),
  ],
  [
    mistake('area=China', { area: 'CN' }),
    mistake('area=全国,Guangdong', { area: 'CN,CN-GD' }),
    mistake('area=CN&area=广东', { area: 'CN,CN-GD' }),
    mistake('area=cn', { area: 'CN' }),
    mistake('country=China', { area: 'CN' }),
    mistake('Province=广东', { area: 'CN-GD' }),
    mistake('area=', { area: null }),
  ],
  [
    mistake('kind=Actual,forecast', { kind: 'actual,forecast' }),
    mistake('kind=outturn', { kind: 'actual,preliminary,estimate' }),
    mistake('kind=actual&kind=target', { kind: 'actual,target' }),
  ],
  [
    mistake('format=CSV', { format: 'csv' }),
    mistake('format=excel', { format: 'xlsx' }),
    mistake('', { format: 'json' }, 'image/webp'),
  ],
  [mistake('limit=2000', { limit: '1000' }), mistake('limit=5&limit=7', { limit: '7' })],
  [
    mistake('lang=en&lang=zh', { lang: 'zh' }),
    mistake('lang=zh-CN', { lang: 'zh' }),
    mistake('lang=cn', { lang: 'zh' }),
  ],
  [mistake('fields=value,period,colour', { fields: 'value,period' })],
  [mistake('sort=-Period', { sort: '-period' })],
  [
    mistake('lane=Outturn', { lane: 'outturn' }),
    mistake('lane=estimate', { lane: 'outturn' }),
    mistake('lane=预测', { lane: 'forecast' }),
    mistake('lane=target&lane=forecast', { lane: 'target,forecast' }),
  ],
  [
    mistake('producer=国家数据局', { producer: 'nda' }),
    mistake('producer=NDA,CAICT', { producer: 'nda,caict' }),
    mistake('institution=nda', { producer: 'nda' }),
  ],
  [
    mistake('asOf=20250331', { asOf: '2025-03-31' }),
    mistake('asOf=2025/3/31', { asOf: '2025-03-31' }),
    mistake('asOf=2025-03-31T08:00:00Z', { asOf: '2025-03-31' }),
    mistake('asOf=2025年3月31日', { asOf: '2025-03-31' }),
  ],
  [mistake('colour=red', {})],
  [mistake('cursor=zzz', {})],
];

const broken = fc
  .subarray([...mistakes], { minLength: 1, maxLength: 3 })
  .chain((groups) => fc.tuple(...groups.map((group) => fc.constantFrom(...group))));

/** Queries that are right but for what is mistaken in them; some of them are refused by themselves. */
const understood = fc.record(
  {
    indicator: fc.constantFrom(
      '*',
      'data-output-nda',
      'digital-economy-size-caict,digital-economy-value-added-nda',
      '5g-base-stations-miit',
      'gdp-current-nbs',
      'online-retail-sales-nbs',
    ),
    frequency: fc.constantFrom('A', 'M', 'A,Q'),
    revisions: fc.constantFrom('latest', 'all', 'first'),
    transform: fc.constantFrom('yoy', 'index', 'cagr', 'ratio', 'cumulative', 'log'),
    per: fc.constantFrom('person', 'gdp'),
    currency: fc.constantFrom('USD', 'CNY'),
    rate: fc.constantFrom('stated', 'annualAverage'),
    aggregate: fc.constantFrom('sum', 'last'),
    shape: fc.constantFrom('wide', 'long'),
    scale: fc.constantFrom('yi', '1'),
    release: fc.constantFrom('1', '2'),
    last: fc.constantFrom('1', '3'),
    topic: fc.constantFrom('data-resources', 'macro'),
    updatedAfter: fc.constantFrom('2019-12-31', '2025-03-31'),
    meta: fc.constantFrom('none', 'full'),
  },
  { requiredKeys: ['indicator'] },
);

/** What computes or lays out: a refusal may take it away, for the figures as published. */
const refusable = [
  'frequency',
  'revisions',
  'transform',
  'per',
  'currency',
  'rate',
  'aggregate',
  'shape',
  'format',
  'indicator',
  'area',
  'fields',
];

/** What a query says of a parameter; the greatest limit stands for a greater one. */
const statedIn = (query: Query, name: string) => ({ limit: '1000', ...query })[name];

const addressOf = (query: Query) => `/v1/observations?${new URLSearchParams(query)}`;

async function countOf(query: Query): Promise<number | null> {
  const response = await server().get(addressOf({ ...query, format: 'json', limit: '1' }));
  const body = await response.text();
  return response.status === 200 ? (JSON.parse(body) as List).page.total : null;
}

/** What `tryInstead` of a refused request asks for; it answers at once, to the same client. */
async function suggested(path: string, accept: string): Promise<Query | null> {
  const headers = { accept };
  const response = await server().get(path, { headers });
  const text = await response.text();
  if (response.status === 200) return null;
  expect([400, 404, 406, 410, 422], `${path}: ${text}`).toContain(response.status);
  const { links }: ProblemBody = JSON.parse(text);
  const way = await server().get(links.tryInstead ?? '/nowhere', { headers });
  expect(way.status, `${path} -> ${links.tryInstead}: ${await way.text()}`).toBe(200);
  return Object.fromEntries(new URL(links.tryInstead ?? '').searchParams);
}

describe('whatever is wrong with a query, one fault or three', () => {
  it('tryInstead works at once, keeps all that was understood, and has rows if there are any', async () => {
    await fc.assert(
      fc.asyncProperty(understood, broken, async (right, wrong) => {
        const accept = wrong.find((one) => one.accept)?.accept ?? '*/*';
        const path = [addressOf(right), ...wrong.map(({ written }) => written)].filter(Boolean).join('&');
        const query = await suggested(path, accept);
        if (query === null) return;
        const meant: Mistake['understood'] = Object.assign({}, right, ...wrong.map((one) => one.understood));
        const expected: Query = Object.fromEntries(
          Object.entries(meant).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
        );
        const rows = await countOf(expected);
        const whole = rows === null ? null : await server().get(addressOf(expected));
        if (whole?.status === 200) expect(query, path).toEqual(expected);
        else
          for (const [name, value] of Object.entries(expected))
            if (!refusable.includes(name)) expect([name, query[name]], path).toEqual([name, value]);
        const published = await countOf(
          Object.fromEntries(Object.entries(query).filter(([name]) => !refusable.slice(2, 8).includes(name))),
        );
        if (whole?.status !== 200 && (published ?? 0) > 0)
          expect(await countOf(query), path).toBeGreaterThan(0);
      }),
      { numRuns: runs(120) },
    );
  });

  it('leaves nothing out that the suggested query can have', async () => {
    const fault = fc.constantFrom('', 'colour=red', 'limit=2000', 'cursor=zzz');
    await fc.assert(
      fc.asyncProperty(understood, fault, async (all, wrong) => {
        const right = { ...all, indicator: 'data-output-nda' };
        const path = [addressOf(right), wrong].filter(Boolean).join('&');
        const query = await suggested(path, '*/*');
        const isOther = Object.entries(query ?? {}).some(([name, value]) => statedIn(right, name) !== value);
        if (query === null || isOther) return;
        for (const [name, value] of Object.entries(right).filter(([lost]) => !(lost in query)))
          expect((await countOf({ ...query, [name]: value })) ?? 0, `${path}: ${name}`).toBe(0);
      }),
      { numRuns: runs(80) },
    );
  });

  it('works in every format, computed and wide too', async () => {
    const format = fc.constantFrom(...observationFormats.map(({ name }) => name), 'atom', 'CSV');
    await fc.assert(
      fc.asyncProperty(understood, format, async (right, name) => {
        await suggested(addressOf({ ...right, format: name }), '*/*');
      }),
      { numRuns: runs(40) },
    );
  });

  it('asks the app itself a few times at most, whatever is computed and however it is shown', async () => {
    const format = fc.constantFrom(...observationFormats.map(({ name }) => name), 'atom');
    const asks = vi.spyOn(server().app, 'inject');
    await fc.assert(
      fc.asyncProperty(understood, fc.option(format, { nil: 'json' }), broken, async (right, name, wrong) => {
        asks.mockClear();
        const query = { ...right, indicator: '*', format: name };
        const address = [addressOf(query), ...wrong.map(({ written }) => written)].filter(Boolean).join('&');
        const { status } = await server().get(address);
        if (status === 200) return;
        expect(asks.mock.calls.length, address).toBeGreaterThan(0);
        // A trial is one request, or two where a body says more than its status.
        expect(asks.mock.calls.length, address).toBeLessThanOrEqual(2 * mostTrials);
      }),
      { numRuns: runs(60) },
    );
    asks.mockRestore();
  });

  it('works on every other resource, whatever is wrong with its path', async () => {
    const path = fc.constantFrom(
      ...[
        'indicators',
        'areas',
        'sources',
        'codelists',
        'codelists/kind',
        'codelists/areas',
        'checks',
        'changes',
      ],
      ...['releases', 'releases/3', 'releases/2', 'indicators/data-output-nd', 'indicators/x', 'indicator'],
      ...[
        'indicator/data-output-nda',
        'source/capitalfm-2025-09-22',
        'sources/capitalfm',
        'check',
        'observation',
      ],
      ...[
        'observations/data-output-nda.CN.2024.capitalfm',
        'observations/data-output-nd.CN.2024.x',
        'a/b/c/d',
      ],
      ...['releases/2/files/observation.csv', 'checks/data-output-growth', 'observations', ''],
    );
    const fault = fc.constantFrom(
      ...[
        'colour=red',
        'limit=2000',
        'limit=1',
        'format=CSV',
        'format=apa',
        'format=papyrus',
        'lang=en&lang=zh',
      ],
      ...[
        'sort=-id,colour',
        'fields=id,colour',
        'cursor=zzz',
        'topic=x',
        'area=China',
        'indicator=data-output-nd',
      ],
      ...['source=x', 'since=7', 'q=', 'outcome=Consistent', 'period=2024', 'lang=zh', 'indicator=*'],
    );
    await fc.assert(
      fc.asyncProperty(path, fc.array(fault, { maxLength: 3 }), async (name, faults) => {
        await suggested(`/v1/${name}?${faults.join('&')}`, '*/*');
      }),
      { numRuns: runs(200) },
    );
  });
});
