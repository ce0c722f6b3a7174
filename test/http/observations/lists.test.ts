import { describe, expect, it } from 'vitest';
import { patience } from '../../fixtures/catalogue.ts';
import { namesIn, sampled } from '../../long-form.ts';
import { dataset, indicators, kindOf } from '../../seed/dataset.ts';
import { problemOf } from '../plugins/problem.ts';
import { type List, seedFolder, served } from '../server.ts';

const server = served({ folder: seedFolder });

interface Line {
  readonly indicator: string;
  readonly period: string;
  readonly value: number | null;
  readonly missingReason: string | null;
}

const computations = [
  'transform=change',
  'transform=pctChange',
  'transform=yoy',
  'transform=index&base=2023',
  'transform=log',
  'transform=cumulative',
  'transform=cagr',
  'transform=movingAverage',
  'transform=ratio&by=gdp-current-nbs',
  'per=gdp',
  'per=person',
  'currency=USD',
  'currency=USD&rate=stated',
  'aggregate=sum&frequency=A&partial=allow',
  'aggregate=last&frequency=A',
  'aggregate=average&frequency=Q',
];

const ids = sampled(
  indicators.filter((_, place) => place % 9 === 0),
  kindOf,
).map(({ id }) => id);

describe('one indicator never refuses a list', () => {
  it.each(sampled(computations, namesIn))(
    '%s',
    async (computation) => {
      const { meta } = await server().json(`/v1/observations?indicator=*&${computation}&limit=1`);
      const warned = meta.warnings.map(({ detail }) => detail).join(' ');
      const text = await server().text(`/v1/observations?indicator=*&${computation}&format=ndjson`);
      const lines = text.split('\n').flatMap((line): Line[] => (line === '' ? [] : [JSON.parse(line)]));
      const rows = Map.groupBy(lines, ({ indicator }) => indicator);
      expect(lines.some(({ value }) => value !== null)).toBe(true);
      for (const id of ids) {
        const alone = await server().get(`/v1/observations?indicator=${id}&${computation}`);
        expect([200, 422], `${id} alone`).toContain(alone.status);
        if (alone.status === 200) continue;
        // What is refused alone is null in the list, and said.
        for (const { value, missingReason } of rows.get(id) ?? []) {
          expect(value, id).toBeNull();
          expect(missingReason, id).not.toBeNull();
        }
        const lacks = (await alone.text()).includes('noCommonPeriod');
        const periods = (rows.get(id) ?? []).map(({ period }) => period);
        for (const name of lacks ? periods : [id]) expect(warned).toContain(name);
      }
    },
    patience,
  );

  it('is drawn with the others, and tells in every format that it has no value', async () => {
    const query = 'indicator=data-output-nda,data-output-nda-yoy&transform=yoy';
    for (const format of ['csv', 'ndjson', 'xlsx', 'parquet', 'jsonstat', 'svg', 'json'])
      expect([format, (await server().get(`/v1/observations?${query}&format=${format}`)).status]).toEqual([
        format,
        200,
      ]);
    const csv = await server().text(`/v1/observations?${query}&period=2024&format=csv`);
    expect(csv).toContain('notComputable');
  });
});

describe('source limits which indicators a computation judges', () => {
  it('source=gh-gdp computes the growth of what it states', async () => {
    const { data, meta } = await server().json('/v1/observations?source=gh-gdp&transform=yoy');
    expect(new Set(data.map(({ indicator }) => indicator))).toEqual(new Set(['gdp-current-usd-worldbank']));
    expect(meta.warnings).toEqual([]);
  });

  it(
    'never names an indicator that the source does not state',
    async () => {
      const sources = [...dataset.sources.keys()].filter((_, place) => place % 25 === 0);
      for (const source of sources) {
        const stated = dataset.statements.filter((statement) => statement.source === source);
        const response = await server().get(`/v1/observations?source=${source}&transform=yoy`);
        const body: Partial<List> & { detail?: string } = JSON.parse(await response.text());
        const said = [body.detail ?? '', ...(body.meta?.warnings ?? []).map(({ detail }) => detail)].join(
          ' ',
        );
        const own = new Set(stated.map(({ indicator }) => indicator));
        const isGrowth = ({ growthOf }: { growthOf: string | null }) =>
          growthOf !== null && own.has(growthOf);
        const growth = new Set([...dataset.indicators.values()].filter(isGrowth).map(({ id }) => id));
        const named = [...said.matchAll(/[a-z0-9]+(?:-[a-z0-9]+)+/g)].map(([id]) => id);
        const others = named.filter((id) => dataset.indicators.has(id) && !own.has(id) && !growth.has(id));
        expect([source, others]).toEqual([source, []]);
      }
    },
    patience,
  );
});

describe('per=gdp', () => {
  it('says of a series among several which one is refused, and of which computed figures', async () => {
    const answer = await server().get(
      '/v1/observations?indicator=digital-economy-size-caict&per=gdp&transform=pctChange',
    );
    expect((await problemOf(answer, 'not-computable')).detail).toBe(
      'The figures of digital-economy-size-caict in this query are ratios already: their growth in percent would be taken for percentage points. transform=change gives percentage points. gdp-current-nbs has no figure for any period of digital-economy-size-caict with frequency=S. Its figures are annual: frequency=A.',
    );
  });

  it.each([
    ['per=gdp', 'percent'],
    ['per=person', 'CNY_PER_person'],
    ['transform=ratio&by=gdp-current-nbs', 'RATIO'],
    ['transform=change', 'CNY'],
    ['currency=USD&transform=cagr', 'percent'],
    ['currency=USD&rate=stated', 'USD'],
  ])('has one unit for the rows with a value and those without one: %s', async (computation, unit) => {
    const { data } = await server().json(
      `/v1/observations?indicator=digital-economy-size-caict&${computation}&limit=100`,
    );
    expect(data.some(({ value }) => value === null)).toBe(true);
    expect(new Set(data.map((row) => row.unit))).toEqual(new Set([unit]));
  });

  it('says of a caveat of the divisor that it is one of the divisor', async () => {
    const { data } = await server().json<{ data: { caveats: { en: string; zh: string }[] }[] }>(
      '/v1/observations?indicator=digital-economy-size-caict&period=2022&per=gdp',
    );
    expect(data.map(({ caveats }) => caveats.map(({ en }) => en.slice(0, 48)))).toEqual([
      ['GDP at current prices (NBS), 2022: Read in a pub'],
    ]);
  });

  it('computes what it can, and says which periods lack a divisor', async () => {
    const query = 'indicator=digital-economy-size-caict&per=gdp&limit=100';
    const { data, meta } = await server().json(`/v1/observations?${query}`);
    const lacking = data.filter(({ missingReason }) => missingReason === 'noDivisor');
    expect(data.filter(({ value }) => value !== null).length).toBeGreaterThan(5);
    // The forecast for 2020 was made in 2017, when nobody knew the GDP of 2020; that of 2032 lies ahead.
    expect(lacking.map(({ period, lane }) => `${period} ${lane}`)).toEqual([
      '2020 forecast',
      '2032 forecast',
      '2018-S1 outturn',
    ]);
    expect(meta.warnings).toContainEqual({
      code: 'noDivisor',
      detail:
        'gdp-current-nbs has no figure for 2018-S1: nothing is computed for these periods. No figure of gdp-current-nbs for 2020, 2032 was known when these forecasts or targets were made: nothing is computed for them.',
    });
  });
});
