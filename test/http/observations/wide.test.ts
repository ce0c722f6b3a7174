import { describe, expect, it } from 'vitest';
import { problemOf } from '../plugins/problem.ts';
import { seedFolder, served } from '../server.ts';

const server = served({ folder: seedFolder });

const rivals = 'indicator=data-output-nda,data-output-idc&period=2023..';

interface WideList {
  readonly data: readonly Readonly<Record<string, string | number | null>>[];
  readonly page: { readonly total: number; readonly next: string | null };
}

const wide = (query: string) => server().json<WideList>(`/v1/observations?${query}&shape=wide`);

const csv = async (query: string) =>
  (await server().text(`/v1/observations?${query}&shape=wide&format=csv`)).trim().split(/\r?\n/);

describe('a wide table', () => {
  it('has a row per period and a column per series, its qualifier beside it', async () => {
    const { data, page } = await wide(rivals);
    expect(page.total).toBe(5);
    expect(data[0]).toEqual({
      period: '2023',
      periodStart: '2023-01-01',
      periodEnd: '2023-12-31',
      'data-output-idc': 30.02,
      'data-output-idc:qualifier': 'exact',
      'data-output-idc:forecast': null,
      'data-output-idc:forecast:qualifier': null,
      'data-output-nda': 32.85,
      'data-output-nda:qualifier': 'exact',
    });
  });

  it('is the same as CSV, where a period without a figure is empty', async () => {
    const [header, ...lines] = await csv(rivals);
    const { data } = await wide(rivals);
    expect(header).toBe(Object.keys(data[0] ?? {}).join(','));
    expect(lines).toEqual(data.map((row) => Object.values(row).join(',')));
    expect(lines[1]).toBe('2024,2024-01-01,2024-12-31,,,38,exact,41.06,exact');
  });

  it('keeps forecasts apart', async () => {
    const { data } = await wide(rivals);
    const forecast = data.find(({ period }) => period === '2025');
    expect(forecast).toMatchObject({ 'data-output-idc': null, 'data-output-idc:forecast': 47.89 });
  });

  it('shows what a source says around a figure', async () => {
    const { data } = await wide('indicator=data-enterprises-nddri');
    expect(data).toMatchObject([
      { 'data-enterprises-nddri': 400_000, 'data-enterprises-nddri:qualifier': 'over' },
    ]);
  });

  it('names the areas where there are several', async () => {
    const [header] = await csv('indicator=digital-economy-value-added-provincial-broad&area=CN-ZJ,CN-FJ');
    expect(header).toContain('digital-economy-value-added-provincial-broad.CN-FJ,');
    expect(header).toContain('digital-economy-value-added-provincial-broad.CN-ZJ,');
  });

  it('holds computed values', async () => {
    const { data } = await wide('indicator=data-output-nda&transform=change');
    expect(data.map((row) => row['data-output-nda'])).toEqual([null, 8.21, 11.2]);
  });

  it('scales money and counts', async () => {
    const { data } = await wide('indicator=data-enterprises-nddri&scale=wan');
    expect(data[0]?.['data-enterprises-nddri']).toBe(40);
  });

  it.each(['1', 'thousand', 'yi'])('holds every figure of the long table, in the scale %s', async (scale) => {
    const query = `indicator=*&frequency=A&scale=${scale}`;
    const lines = (await server().text(`/v1/observations?${query}&format=ndjson`)).trim().split('\n');
    const expected = new Map<string, unknown>();
    for (const { indicator, area, lane, period, value, qualifier } of lines.map((line) => JSON.parse(line))) {
      const column = `${indicator}.${area}${lane === 'outturn' ? '' : `:${lane}`}`;
      expected.set(`${period} ${column}`, value).set(`${period} ${column}:qualifier`, qualifier);
    }
    const { data } = await wide(`${query}&limit=1000`);
    const found = data.flatMap(({ period, periodStart: _, periodEnd: __, ...cells }) =>
      Object.entries(cells).map(([column, cell]): [string, unknown] => [`${period} ${column}`, cell]),
    );
    expect(new Map(found.filter(([place]) => expected.has(place)))).toEqual(expected);
    for (const [place, cell] of found) if (!expected.has(place)) expect(cell).toBeNull();
    expect(expected.size).toBeGreaterThan(1000);
  });

  it('pages by cursor', async () => {
    const whole = await wide(rivals);
    const first = await wide(`${rivals}&limit=3`);
    const second = await server().json<WideList>(first.page.next ?? '');
    expect([...first.data, ...second.data]).toEqual(whole.data);
    expect(second.page.next).toBeNull();
  });

  it('has no columns but those of the period where nothing is found', async () => {
    expect(await csv('indicator=data-output-nda&period=1999')).toEqual(['period,periodStart,periodEnd']);
    expect((await wide('indicator=data-output-nda&period=1999')).data).toEqual([]);
  });
});

describe('a table that cannot be wide', () => {
  const refused = async (query: string) =>
    problemOf(await server().get(`/v1/observations?${query}&shape=wide`), 'not-computable');

  it('for its several frequencies names them, with an address that works', async () => {
    const { errors, links } = await refused('indicator=digital-economy-size-caict');
    expect(errors).toMatchObject([
      { parameter: 'shape', value: 'wide', code: 'mixedFrequencies', suggestions: ['A', 'S'] },
    ]);
    expect(links.tryInstead).toContain('frequency=A');
    expect((await server().get(links.tryInstead ?? '/none')).status).toBe(200);
  });

  it('for its several statements of one period says which to take', async () => {
    const { errors, links } = await refused('indicator=data-output-nda&revisions=all');
    expect(errors).toMatchObject([{ parameter: 'shape', code: 'severalStatements' }]);
    expect((await server().get(links.tryInstead ?? '/none')).status).toBe(200);
  });

  it('is refused as CSV too, before the first byte', async () => {
    await refused('indicator=digital-economy-size-caict&format=csv');
  });
});
