import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { compareText } from '../../../src/domain/compare-text.ts';
import { limits } from '../../../src/domain/query/limits.ts';
import fc from '../../fast-check.ts';
import { sheetHeader } from '../../formats/decode.ts';
import { currentIndicators } from '../../seed/dataset.ts';
import { Described } from '../openapi/document.ts';
import { problemOf } from '../plugins/problem.ts';
import { type List, seedFolder, serve, served } from '../server.ts';
import { storeWith } from '../store-with.ts';

const server = served({ folder: seedFolder });

const keys = [
  ...['indicator', 'area', 'frequency', 'lane', 'period', 'kind', 'value', 'unit', 'qualifier'],
  ...['lower', 'upper', 'grade', 'knownFrom', 'source', 'display'],
];
const day = '2026-11-24';

type Cells = Readonly<Record<string, string>>;

async function table(address: string): Promise<Cells[]> {
  return parse(await server().text(`${address}&format=csv`), { columns: true });
}

const latest = (query = '', asOf = day) => table(`/v1/latest?asOf=${asOf}${query}`);

/** The same rows, worked out from all current statements. */
async function expected(asOf: string): Promise<Cells[]> {
  const all = await table(
    `/v1/observations?indicator=*&asOf=${asOf}&fields=${keys.join(',')},periodEnd,bounds`,
  );
  const ofArea = Map.groupBy(all, ({ indicator, area }) => `${indicator} ${area}`);
  return [...ofArea.values()].flatMap((rows) => {
    const ends = rows.filter(({ lane }) => lane === 'outturn').map(({ periodEnd = '' }) => periodEnd);
    const reached = ends.toSorted().at(-1);
    return [...Map.groupBy(rows, ({ frequency, lane }) => `${frequency} ${lane}`).values()].flatMap(
      (series) => {
        const sorted = series.toSorted((a, b) => compareText(a.periodEnd ?? '', b.periodEnd ?? ''));
        const ahead = sorted.find(({ periodEnd = '' }) => periodEnd > (reached ?? asOf));
        const found = series[0]?.lane === 'outturn' || (!ahead && !reached) ? sorted.at(-1) : ahead;
        if (found === undefined) return [];
        return [Object.fromEntries(keys.map((key) => [key, found[key] ?? '']))];
      },
    );
  });
}

const placeOf = ({ indicator, area, frequency, lane }: Cells) => `${indicator} ${area} ${frequency} ${lane}`;
const byPlace = (rows: readonly Cells[]) => rows.toSorted((a, b) => compareText(placeOf(a), placeOf(b)));

describe('/v1/latest', () => {
  it.each([
    // The article's figures, and what has come out since.
    ['data-output-nda', 'CN A outturn', '2025 52.26 ZB exact 52.255 52.265'],
    ['data-output-nda-yoy', 'CN A outturn', '2025 27.28 percent exact 27.275 27.285'],
    [
      'data-industry-market-size-nddri',
      'CN A outturn',
      '2024 5860000000000 CNY exact 5855000000000 5865000000000',
    ],
    ['data-enterprises-nddri', 'CN A outturn', '2024 400000 count over 400000 '],
    [
      'digital-economy-value-added-nda',
      'CN A outturn',
      '2025 49000000000000 CNY exact 48500000000000 49500000000000',
    ],
    ['digital-economy-gdp-share-nda', 'CN A outturn', '2025 35 percent about 34.5 35.5'],
    // A conversion that was only forecast.
    [
      'digital-economy-value-added-nda-usd',
      'CN A forecast',
      '2025 6900000000000 USD about 6850000000000 6950000000000',
    ],
    [
      'digital-economy-size-caict',
      'CN A outturn',
      '2023 53900000000000 CNY exact 53850000000000 53950000000000',
    ],
    // Forecast for 2025 and 2032: the next after 2023.
    ['digital-economy-size-caict', 'CN A forecast', '2025 60000000000000 CNY over 60000000000000 '],
    [
      'digital-economy-size-caict',
      'CN S outturn',
      '2018-S1 16000000000000 CNY about 15500000000000 16500000000000',
    ],
    // Forecasts for 2024 to 2027.
    ['data-output-idc', 'CN A outturn', '2023 30.02 ZB exact 30.015 30.025'],
    ['data-output-idc', 'CN A forecast', '2024 38 ZB exact 37.995 38.005'],
    ['intelligent-computing-idc-inspur', 'CN A forecast', '2025 1037.3 EFLOPS exact 1037.25 1037.35'],
    // An outturn of June 2023 has not reached the targets of December 2024 and 2025.
    ['5g-base-stations-provincial', 'CN-JS M target', '2024-12 280000 count exact 279999.5 280000.5'],
    // No outturn: targets for 2027 and 2030, the forecast for 2027 beside 2028, and targets that lie behind.
    ['ai-terminals-agents-penetration-target', 'CN A target', '2027 70 percent over 70 '],
    ['ict-market-size-idc', 'CN A forecast', '2027 688840000000 USD under  688840000000'],
    [
      'computing-industry-scale-guizhou',
      'CN-GZ A target',
      '2025 12000000000 CNY exact 11500000000 12500000000',
    ],
    ['digital-economy-core-gdp-share-provincial', 'CN-JX A target', '2026 10 percent over 10 '],
    // Each frequency has a row of its own.
    [
      'electronic-manufacturing-revenue-miit',
      'CN YTD outturn',
      '2025-01-01/P10M 14000000000000 CNY exact 13500000000000 14500000000000',
    ],
    [
      'digital-economy-core-gdp-share-provincial',
      'CN-ZJ S outturn',
      '2021-S1 11.5 percent exact 11.45 11.55',
    ],
  ])('has of %s, %s: %s', async (indicator, place, figure) => {
    const rows = await latest(`&indicator=${indicator}`);
    const row = rows.find((candidate) => placeOf(candidate) === `${indicator} ${place}`) ?? {};
    const { period, value, unit, qualifier, lower, upper } = row;
    expect([period, value, unit, qualifier, lower, upper].join(' ')).toBe(figure);
  });

  it.each([day, '2024-06-30', '2021-12-31'])(
    'has the row that all statements known on %s give',
    async (asOf) => {
      const rows = await latest('', asOf);
      expect(rows.length).toBeGreaterThan(100);
      expect(byPlace(rows)).toEqual(byPlace(await expected(asOf)));
    },
  );

  it('of more series than the limit is refused, and that of some of them is not', async () => {
    const inner = storeWith({});
    const catalogue = await inner.catalogue();
    const [id = '', own = []] = [...catalogue.series][0] ?? [];
    const many = Array.from({ length: limits.latestSeries + 1 }, () => own).flat();
    const series = new Map([...catalogue.series, [id, many]]);
    const large = await serve({ store: storeWith({ catalogue: async () => ({ ...catalogue, series }) }) });
    const { errors, links } = await problemOf(await large.get('/v1/latest'), 'not-computable');
    expect(errors).toMatchObject([{ parameter: 'indicator', code: 'tooManySeries' }]);
    expect((await large.get(links.tryInstead ?? '')).status).toBe(200);
    const [other] = [...catalogue.series.keys()].slice(1);
    expect((await large.json(`/v1/latest?indicator=${other}`)).page.total).toBeGreaterThan(0);
    await large.app.close();
  });

  it('has of each series of outturns what last=1 has', async () => {
    const rows = (await latest('&lane=outturn')).map(({ display: _, ...cells }) => cells);
    const fields = keys.filter((key) => key !== 'display').join(',');
    const last = await table(
      `/v1/observations?indicator=*&kind=actual,preliminary,estimate&last=1&asOf=${day}&fields=${fields},bounds`,
    );
    expect(byPlace(rows)).toEqual(
      byPlace(last).map((row) => Object.fromEntries(keys.slice(0, 14).map((key) => [key, row[key]]))),
    );
  });

  it('has exactly these keys, in this order, in every row of every format', async () => {
    const { data } = await server().json('/v1/latest?limit=1000');
    for (const row of data) expect(Object.keys(row)).toEqual(keys);
    const query = `/v1/latest?indicator=data-output-nda,data-output-idc&asOf=${day}`;
    expect((await server().text(`${query}&format=csv`)).split('\r\n')[0]).toBe(keys.join(','));
    const lines = (await server().text(`${query}&format=ndjson`)).trim().split('\n');
    const three: List = await server().json(query);
    expect(lines.map((line) => JSON.parse(line))).toEqual(three.data);
    for (const format of ['xlsx', 'parquet'] as const) {
      const body = await server().bytes(`${query}&format=${format}`);
      expect(await sheetHeader(format, body), format).toEqual(keys);
    }
  });

  it('is small: under 450 bytes a row as JSON, under 200 as CSV, every one', async () => {
    const { data, page } = await server().json(`/v1/latest?asOf=${day}&limit=1000`);
    expect(page.total).toBeGreaterThan(1000);
    const sizes = data.map((row) => Buffer.byteLength(JSON.stringify(row)) + 1);
    expect(Math.max(...sizes)).toBeLessThan(450);
    const lines = (await server().text(`/v1/latest?asOf=${day}&format=csv`)).split('\r\n').slice(1, -1);
    expect(lines.length).toBe(page.total);
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line) + 2))).toBeLessThan(200);
    const three = 'data-output-nda,data-enterprises-nddri,data-industry-market-size-nddri';
    const small = await server().text(`/v1/latest?indicator=${three}&meta=none`);
    expect(Object.keys(JSON.parse(small))).toEqual(['data', 'page']);
    expect(Buffer.byteLength(small)).toBeLessThan(3 * 450);
  });

  it('narrows by each filter to the rows that fit it, alone and together', async () => {
    const all = await latest();
    const about = new Map(currentIndicators.map((entry) => [entry.id, entry]));
    const values = (of: (row: Cells) => string | null | undefined) =>
      fc.option(
        fc.uniqueArray(fc.constantFrom(...new Set(all.flatMap((row) => of(row) ?? []))), {
          minLength: 1,
          maxLength: 3,
        }),
        { nil: null },
      );
    const filters = {
      indicator: (row: Cells) => row.indicator,
      concept: (row: Cells) => about.get(row.indicator ?? '')?.concept,
      topic: (row: Cells) => about.get(row.indicator ?? '')?.topic,
      area: (row: Cells) => row.area,
      frequency: (row: Cells) => row.frequency,
      lane: (row: Cells) => row.lane,
    };
    const asked = fc.record(
      Object.fromEntries(Object.entries(filters).map(([name, of]) => [name, values(of)])),
    );
    await fc.assert(
      fc.asyncProperty(asked, async (query) => {
        const given = Object.entries(query).flatMap(([name, list]) =>
          list === null ? [] : [[name, list] as const],
        );
        const rows = await latest(given.map(([name, list]) => `&${name}=${list.join()}`).join(''));
        const fits = (row: Cells) =>
          Object.entries(filters).every(([name, of]) => {
            const list = query[name];
            const value = of(row);
            return list == null || (value != null && list.includes(value));
          });
        expect(rows).toEqual(all.filter(fits));
      }),
      { numRuns: 40 },
    );
    const provinces = await latest('&area=CN-*');
    expect(provinces).toEqual(all.filter(({ area = '' }) => /^CN-(?!HK|MO|TW)[A-Z]{2}$/.test(area)));
  });

  it('pages through all rows on the day of the first page, and never a table', async () => {
    const seen: unknown[] = [];
    for (let next: string | null = '/v1/latest?limit=400&lang=zh'; next !== null; ) {
      const { data, page }: List = await server().json(next);
      seen.push(...data);
      next = page.next;
    }
    const today = new Date().toISOString().slice(0, 10);
    const rows = await latest('&limit=1&lang=zh', today);
    expect(seen.length).toBe(rows.length);
    expect(seen).toMatchObject(rows.map(({ indicator, source }) => ({ indicator, source })));
  });

  it('writes the text of a figure in the language of the answer', async () => {
    const query = '&indicator=digital-economy-value-added-nda-usd';
    expect((await latest(query))[0]?.display).toBe('about 6.9 trillion US dollars');
    expect((await latest(`${query}&lang=zh`))[0]?.display).toBe('约6.9万亿美元');
  });

  it('adds the lane where fields would hide it, and warns of it and of rivals', async () => {
    const query = '/v1/latest?concept=data-output&fields=indicator,value';
    const { data, meta } = await server().json(query);
    expect(Object.keys(data[0] ?? {})).toEqual(['indicator', 'value', 'lane']);
    expect(meta.warnings.map(({ code }) => code)).toEqual(['mixedLanes', 'rivalDefinitions', 'laneAdded']);
    const outturns = await server().json(`${query}&lane=outturn`);
    expect(Object.keys(outturns.data[0] ?? {})).toEqual(['indicator', 'value']);
    const whole = await server().json('/v1/latest?concept=data-output&fields=*');
    expect(Object.keys(whole.data[0] ?? {})).toEqual(keys);
    const one = await server().json('/v1/latest?indicator=data-output-nda&lane=outturn');
    expect([one.meta.warnings, one.meta.alternatives.length]).toEqual([[], 3]);
  });

  it('leads on from what it does not know, and from retired indicators', async () => {
    for (const [query, code] of [
      ['indicator=data-outputnda', 'unknown-id'],
      ['topic=telecoms', 'unknown-id'],
      ['area=GD-*', 'unknown-id'],
      ['lane=outturns', 'invalid-parameters'],
      ['frequency=Y', 'invalid-parameters'],
      ['asOf=2999-01-01', 'invalid-parameters'],
      ['last=1', 'invalid-parameters'],
      ['indicator=cloud-market-caict', 'retired'],
    ] as const) {
      const { links } = await problemOf(await server().get(`/v1/latest?${query}`), code);
      expect((await server().get(links.tryInstead ?? '/none')).status, query).toBe(200);
    }
    const { data } = await server().json('/v1/latest?limit=1000');
    const living = new Set(currentIndicators.map(({ id }) => id));
    expect(data.filter(({ indicator }) => !living.has(String(indicator)))).toEqual([]);
  });

  it('says why there are no rows', async () => {
    const { data, meta } = await server().json('/v1/latest?indicator=data-output-nda&lane=target');
    expect([data, meta.emptyReason]).toEqual([[], 'noneMatch']);
  });

  it('has rows of a schema that requires every key', async () => {
    const { document } = await Described.ofAny(server());
    expect(document.components.schemas.LatestFigure).toMatchObject({
      required: keys,
      additionalProperties: false,
    });
  });
});

describe('the latest figures of an indicator and of an area', () => {
  it('are rows of /v1/latest', async () => {
    const places = new Set(
      (await latest('', new Date().toISOString().slice(0, 10))).map(
        (row) => `${row.indicator} ${row.area} ${row.lane} ${row.period} ${row.source}`,
      ),
    );
    interface Figure {
      readonly id: string;
      readonly period: string;
    }
    type Latest = Readonly<Record<string, Figure | null>>;
    const found: string[] = [];
    const note = (indicator: string, figures: Latest) => {
      for (const [lane, figure] of Object.entries(figures))
        if (figure !== null) {
          const [, area, , source] = figure.id.split('.');
          found.push(`${indicator} ${area} ${lane} ${figure.period} ${source}`);
        }
    };
    for (const code of ['CN', 'CN-GZ', 'CN-JX', 'CN-420100']) {
      const { data } = await server().json<{ data: { figures: { id: string; latest: Latest }[] } }>(
        `/v1/areas/${code}`,
      );
      for (const { id, latest: figures } of data.figures) note(id, figures);
    }
    for (const id of ['digital-economy-size-caict', 'data-output-idc', 'ict-market-size-idc']) {
      const { data } = await server().json<{ data: { latest: Latest } }>(`/v1/indicators/${id}`);
      note(id, data.latest);
    }
    expect(found.length).toBeGreaterThan(100);
    expect(found.filter((place) => !places.has(place))).toEqual([]);
  });

  it('are linked from the page of the indicator', async () => {
    const { data } = await server().json<{ data: { links: Record<string, string> } }>(
      '/v1/indicators/data-output-nda',
    );
    expect((await server().json(data.links.latest ?? '')).data.length).toBe(1);
  });
});
