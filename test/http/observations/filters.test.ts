import { beforeAll, describe, expect, it } from 'vitest';
import type { ProblemCode } from '../../../src/domain/problems.ts';
import { today } from '../../../src/http/request/today.ts';
import { decoders } from '../../formats/decode.ts';
import { isLong } from '../../long-form.ts';
import { problemOf } from '../plugins/problem.ts';
import { type List, type Row, seedFolder, served } from '../server.ts';

const server = served({ folder: seedFolder });

/** Every row of a query, page after page. */
async function rowsOf(query: string): Promise<Row[]> {
  const rows: Row[] = [];
  let next: string | null = `/v1/observations?${query}&limit=1000&meta=none`;
  while (next !== null) {
    const { data, page }: List = await server().json(next);
    rows.push(...data);
    next = page.next;
  }
  return rows;
}

const membership = new Map<unknown, Row & { readonly coProducers: readonly string[] }>();
beforeAll(async () => {
  const { data } = await server().json('/v1/indicators?limit=1000&fields=id,topic,producer,coProducers');
  for (const row of data) membership.set(row.id, { coProducers: [], ...row });
});

/** Published rows and computed ones, whose base, divisor or rate lies outside the filter. */
const queries = [
  'indicator=*&area=CN,CN-GD&period=2022..',
  'indicator=*&area=CN,CN-GD&revisions=all&period=2023..',
  'indicator=*&area=CN&asOf=2025-06-30&period=2023..',
  'indicator=*&area=CN&release=1',
  'indicator=*&area=CN&period=2023..&transform=yoy',
  'indicator=*&area=CN&period=2024..&transform=change&currency=USD',
  'indicator=*&area=CN&transform=index&base=2022&frequency=A',
  'indicator=*&area=CN&per=person&frequency=A&period=2022..',
  'indicator=*&area=CN&aggregate=sum&frequency=A&partial=allow&period=2023..',
];

const belongs = (row: Row, of: (entry: Row & { readonly coProducers: readonly string[] }) => boolean) => {
  const entry = membership.get(row.indicator);
  return entry !== undefined && of(entry);
};

/** Each filter, and what it lets pass. */
const filters: readonly (readonly [string, (row: Row) => boolean])[] = [
  ['lane=forecast,target', ({ lane }) => lane === 'forecast' || lane === 'target'],
  ['lane=outturn', ({ lane }) => lane === 'outturn'],
  ['lane=*', () => true],
  ['updatedAfter=2024-12-31', ({ knownFrom }) => String(knownFrom) > '2024-12-31'],
  [
    'updatedAfter=2025-05-01&lane=outturn',
    (row) => String(row.knownFrom) > '2025-05-01' && row.lane === 'outturn',
  ],
  [
    'topic=data-output,digital-economy',
    (row) => belongs(row, ({ topic }) => topic === 'data-output' || topic === 'digital-economy'),
  ],
  [
    'producer=nda,caict',
    (row) =>
      belongs(row, ({ producer, coProducers }) =>
        [producer, ...coProducers].some((id) => id === 'nda' || id === 'caict'),
      ),
  ],
  [
    'topic=data-output&producer=nda',
    (row) =>
      belongs(
        row,
        ({ topic, producer, coProducers }) =>
          topic === 'data-output' && [producer, ...coProducers].includes('nda'),
      ),
  ],
];

/** Each filter narrows each query in the long form; otherwise each second one, the others in turn. */
const cases = queries.map((query, place) => ({
  query,
  narrowing: filters.filter((_, at) => isLong || (at + place) % 2 === 0),
}));

describe.each(cases)('the rows of $query', ({ query, narrowing }) => {
  let all: Row[] = [];
  beforeAll(async () => {
    all = await rowsOf(query);
  });

  it.each(narrowing)('narrowed by %s are those of them that pass', async (filter, passes) => {
    const expected = all.filter(passes);
    const narrowed = `${query}&${filter}`;
    const { status } = await server().get(`/v1/observations?${narrowed}`);
    // Where nothing is left that can be computed, the problem says why.
    if (status === 422) expect(expected.filter(({ value }) => value !== null)).toEqual([]);
    else expect(await rowsOf(narrowed)).toEqual(expected);
  });
});

describe('a filter', () => {
  it('leaves a base outside it to the computation', async () => {
    const [row] = await rowsOf('indicator=data-output-nda&transform=yoy&updatedAfter=2025-03-31&period=2024');
    expect(row).toMatchObject({ period: '2024', value: expect.closeTo(24.9924, 3) });
    const [ahead] = await rowsOf('indicator=digital-economy-value-added-nda&lane=forecast&currency=USD');
    expect(ahead).toMatchObject({ lane: 'forecast', unit: 'USD' });
  });

  it('by the day of knowledge counts the operand that became known last', async () => {
    const query = 'indicator=data-output-nda&transform=yoy&period=2024';
    const [row] = await rowsOf(query);
    const known = String(row?.knownFrom);
    const before = new Date(Date.parse(known) - 86_400_000).toISOString().slice(0, 10);
    expect(await rowsOf(`${query}&updatedAfter=${before}`)).toHaveLength(1);
    expect(await rowsOf(`${query}&updatedAfter=${known}`)).toEqual([]);
  });

  it('is enough of a selection by topic or by producer, also with a star', async () => {
    for (const enough of ['topic=data-output', 'producer=nda', 'topic=*', 'producer=*'])
      expect((await rowsOf(`${enough}&period=2025`)).length, enough).toBeGreaterThan(0);
    const { detail } = await problemOf(
      await server().get('/v1/observations?lane=outturn'),
      'invalid-parameters',
    );
    expect(detail).toContain('One of indicator, concept, topic, producer and source is required');
  });

  it('chooses before `last` does', async () => {
    const query = 'indicator=digital-economy-value-added-nda&last=1';
    const lanes = (rows: readonly Row[]) => rows.map(({ lane }) => lane);
    expect(lanes(await rowsOf(query))).toEqual(['outturn', 'forecast']);
    expect(lanes(await rowsOf(`${query}&lane=forecast`))).toEqual(['forecast']);
  });

  it('acts on each form of the answer', async () => {
    const query = 'concept=digital-economy-size&area=CN&lane=outturn&updatedAfter=2023-12-31';
    const rows = await rowsOf(query);
    const bytes = (more: string) => server().bytes(`/v1/observations?${query}&${more}`);
    const columns = [
      { name: 'period', type: 'text' },
      { name: 'value', type: 'number' },
    ] as const;
    for (const format of ['csv', 'ndjson', 'xlsx', 'parquet'])
      expect(
        await decoders[format]?.(await bytes(`fields=period,value&format=${format}`), columns),
        format,
      ).toEqual(rows.map(({ period, value }) => [period, value]));
    const cube = JSON.parse((await bytes('format=jsonstat')).toString());
    expect(Object.values(cube.value).filter((value) => value !== null)).toHaveLength(rows.length);
    const wide: List = JSON.parse((await bytes('shape=wide')).toString());
    expect(
      wide.data.flatMap((row) => Object.values(row).filter((cell) => typeof cell === 'number')),
    ).toHaveLength(rows.length);
    const picture = (await bytes('format=svg')).toString();
    expect(picture).not.toContain('forecast');
  });

  it('says by which day of knowledge rows are sorted', async () => {
    const days = (await rowsOf('topic=data-output&updatedAfter=2020-01-01&sort=-knownFrom')).map(
      ({ knownFrom }) => String(knownFrom),
    );
    expect(days.length).toBeGreaterThan(10);
    expect(days).toEqual(days.toSorted().reverse());
  });
});

const tomorrow = new Date(Date.parse(today()) + 86_400_000).toISOString().slice(0, 10);

describe('a faulty filter is refused with an address that works:', () => {
  it.each<[string, ProblemCode, string, string]>([
    ['lane=outturns', 'invalid-parameters', 'lane', 'lane=outturn'],
    ['lane=outturn,actual', 'invalid-parameters', 'lane', ''],
    ['topic=data-outpu', 'unknown-id', 'topic', 'topic=data-output'],
    ['topic=Data output', 'unknown-id', 'topic', 'topic=data-output'],
    ['producer=国家数据局', 'unknown-id', 'producer', 'producer=nda'],
    ['producer=NDA', 'unknown-id', 'producer', 'producer=nda'],
    ['updatedAfter=2025', 'invalid-parameters', 'updatedAfter', 'updatedAfter=2025-12-31'],
    ['updatedAfter=2025-02-30', 'invalid-parameters', 'updatedAfter', ''],
    [`updatedAfter=${tomorrow}`, 'invalid-parameters', 'updatedAfter', `updatedAfter=${today()}`],
    ['updated_after=2025-01-01', 'invalid-parameters', 'updated_after', 'updatedAfter=2025-01-01'],
  ])('%s', async (fault, problem, parameter, better) => {
    const address = encodeURI(`/v1/observations?indicator=*&${fault}`);
    const { errors, links } = await problemOf(await server().get(address), problem);
    expect(errors.map((error) => error.parameter)).toEqual([parameter]);
    expect(links.tryInstead).toContain(better);
    expect((await server().get(links.tryInstead ?? '/none')).status).toBe(200);
  });

  it('a refused computation of a topic names one that has rows', async () => {
    const address =
      '/v1/observations?concept=data-output&producer=caict,nda&indicator=data-output-nda-yoy,data-output-nda&transform=index';
    const { links } = await problemOf(await server().get(address), 'not-computable');
    expect((await server().json(links.tryInstead ?? '/none')).data.length).toBeGreaterThan(0);
  });
});
