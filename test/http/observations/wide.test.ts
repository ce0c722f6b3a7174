import { tableFromIPC } from 'apache-arrow';
import { parquetMetadata, parquetSchema } from 'hyparquet';
import readWorkbook from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { problemOf } from '../plugins/problem.ts';
import { seedFolder, served } from '../server.ts';

const server = served({ folder: seedFolder });

const rivals = 'indicator=data-output-nda,data-output-idc&period=2023..';

interface WideList {
  readonly data: readonly Readonly<Record<string, string | number | null>>[];
  readonly page: { readonly total: number; readonly next: string | null };
  readonly meta: {
    readonly warnings: readonly { readonly code: string }[];
    readonly columns: readonly Readonly<Record<string, string | null>>[];
  };
}

const wide = (query: string) => server().json<WideList>(`/v1/observations?${query}&shape=wide`);

const csv = async (query: string) =>
  (await server().text(`/v1/observations?${query}&shape=wide&format=csv`)).trim().split(/\r?\n/);

describe('a wide table', () => {
  it('has its rows in the order of sort=period, and is refused by other keys', async () => {
    const periodsOf = async (query: string) => (await wide(query)).data.map(({ period }) => period);
    const query = 'indicator=gdp-current-nbs,data-output-nda&period=2020..';
    const periods = await periodsOf(query);
    expect(periods.length).toBeGreaterThan(5);
    expect(await periodsOf(`${query}&sort=period`)).toEqual(periods);
    for (const more of ['', '&transform=yoy', '&labels=name']) {
      const backwards = (await periodsOf(query + more)).reverse();
      expect(await periodsOf(`${query}${more}&sort=-period`)).toEqual(backwards);
    }
    for (const sort of ['value', '-period,indicator']) {
      const refused = await server().get(`/v1/observations?${query}&shape=wide&sort=${sort}`);
      const { errors, links } = await problemOf(refused, 'not-computable');
      expect(errors).toMatchObject([{ parameter: 'sort', code: 'notForThisShape' }]);
      expect((await server().get(links.tryInstead ?? '')).status).toBe(200);
    }
  });

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
    expect(header?.replaceAll(' [ZB]', '')).toBe(Object.keys(data[0] ?? {}).join(','));
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
    expect(header).toContain('digital-economy-value-added-provincial-broad.CN-FJ [CNY],');
    expect(header).toContain('digital-economy-value-added-provincial-broad.CN-ZJ [CNY],');
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

/** Selections with several areas, frequencies, lanes, units and computations; one of everything. */
const selections = [
  'indicator=*',
  'indicator=*&scale=yi&period=2023..2024',
  'indicator=digital-economy-size-caict',
  'indicator=digital-economy-value-added-provincial-broad&scale=yi',
  'concept=data-output,digital-economy-size&scale=wan',
  'concept=digital-economy-size&currency=USD&frequency=A&scale=billion',
  'indicator=data-output-nda&transform=yoy&lang=zh',
  'indicator=data-output-nda&per=person',
];

interface LongLine extends Readonly<Record<string, string | number | null>> {
  readonly period: string;
}

/** Rows of the long table. */
async function longRows(query: string): Promise<LongLine[]> {
  const lines = (await server().text(`/v1/observations?${query}&format=ndjson`)).trim().split('\n');
  return lines.map((line) => JSON.parse(line));
}

/** `indicator[.area][:frequency][:forecast|:target]` of a row among all rows of a table. */
function keyAmong(rows: readonly LongLine[]): (row: LongLine) => string {
  const several = (key: string) => new Set(rows.map((row) => row[key])).size > 1;
  const [areas, frequencies] = [several('area'), several('frequency')];
  return ({ indicator, area, frequency, lane }) =>
    `${indicator}${areas ? `.${area}` : ''}${frequencies ? `:${frequency}` : ''}${lane === 'outturn' ? '' : `:${lane}`}`;
}

const plain = (entries: readonly { readonly key: string; readonly value?: string | undefined }[]) =>
  Object.fromEntries(entries.map(({ key, value = '' }) => [key, value]));

const isNoNote = (name: unknown) => !String(name).endsWith(':note');

describe.each(selections)('the wide table of %s', (query) => {
  it('has each figure of the long table under its key, and describes each key as the long rows do', async () => {
    const rows = await longRows(query);
    const keyOf = keyAmong(rows);
    const { data, meta } = await wide(`${query}&limit=1000`);
    const cells = new Map(data.map((row) => [row.period, row]));
    const described = new Map(meta.columns.map((column) => [column.key, column]));
    for (const row of rows) {
      const key = keyOf(row);
      expect(cells.get(row.period)?.[key], `${row.period} ${key}`).toBe(row.value);
      expect(cells.get(row.period)?.[`${key}:qualifier`], `${row.period} ${key}`).toBe(row.qualifier);
      const { indicator, area, frequency, lane, unit, scale } = row;
      expect(described.get(key), key).toMatchObject({ indicator, area, frequency, lane, unit, scale });
    }
    const stated = data.flatMap((row) => meta.columns.map(({ key }) => row[key ?? ''] ?? null));
    expect(stated.filter((cell) => cell !== null).length).toBe(
      rows.filter(({ value }) => value !== null).length,
    );
  });

  it('has the unit and the scale in the headers of CSV and workbook and in the metadata of Parquet', async () => {
    const { meta } = await wide(query);
    const headers = meta.columns.flatMap(({ key, unit, scale }) => [
      `${key} [${scale === '1' ? '' : `${scale} `}${unit}]`,
      `${key}:qualifier`,
    ]);
    const header = (await csv(query))[0]?.split(',').filter(isNoNote);
    expect(header).toEqual(['period', 'periodStart', 'periodEnd', ...headers]);
    const get = async (format: string) =>
      Buffer.from(
        await (await server().get(`/v1/observations?${query}&shape=wide&format=${format}`)).arrayBuffer(),
      );
    const [sheet] = await readWorkbook(await get('xlsx'));
    expect(sheet?.data[0]?.slice(3).filter(isNoNote)).toEqual(headers);
    const metadata = parquetMetadata(new Uint8Array(await get('parquet')).buffer);
    const described = meta.columns.map(({ key, ...more }) => ({
      name: key,
      ...Object.fromEntries(Object.entries(more).filter(([, value]) => value !== null)),
    }));
    const [group] = metadata.row_groups;
    const ofChunks = group?.columns.flatMap(({ meta_data: chunk }) =>
      chunk?.key_value_metadata === undefined
        ? []
        : [{ name: chunk.path_in_schema.join('.'), ...plain(chunk.key_value_metadata) }],
    );
    expect(ofChunks).toEqual(described);
    const ofFile = plain(metadata.key_value_metadata ?? []);
    expect(JSON.parse(ofFile.columns ?? '')).toEqual(described);
    const { schema } = tableFromIPC(Buffer.from(ofFile['ARROW:schema'] ?? '', 'base64'));
    expect(schema.names).toEqual(parquetSchema(metadata).children.map(({ element }) => element.name));
    expect(
      schema.fields.flatMap(({ name, metadata: stated }) =>
        stated.size === 0 ? [] : [{ name, ...Object.fromEntries(stated) }],
      ),
    ).toEqual(described);
    expect(schema.fields.slice(0, 5).map(({ type }) => String(type))).toEqual([
      'Utf8',
      'Date32<DAY>',
      'Date32<DAY>',
      'Float64',
      'Utf8',
    ]);
  });

  it('has the warnings of the long table', async () => {
    const long = await server().json(`/v1/observations?${query}&limit=1000`);
    const whole = long.page.next === null ? long.meta.warnings : [];
    const codes = (await wide(`${query}&limit=1`)).meta.warnings.map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(whole.map(({ code }) => code)));
    if (query.includes('scale=yi') && query.includes('*')) expect(codes).toContain('scaleNotApplied');
  });
});

describe('what all columns of a wide table share', () => {
  it.each([
    ['indicator=data-output-nda', 'data-output-nda_CN_A_outturn_ZB.csv'],
    ['indicator=data-output-nda&transform=yoy', 'data-output-nda_CN_A_outturn_percent_yoy.csv'],
    [
      'indicator=digital-economy-value-added-provincial-broad&scale=yi&kind=actual',
      'digital-economy-value-added-provincial-broad_A_outturn_actual_CNY_yi.csv',
    ],
    [rivals, 'data-output-nda+data-output-idc_CN_A_ZB_from-2023.csv'],
    ['indicator=data-output-nda&period=1999', 'data-output-nda_1999.csv'],
  ])('%s is in the file name', async (query, name) => {
    const response = await server().get(`/v1/observations?${query}&shape=wide&format=csv`);
    expect(response.headers.get('content-disposition')).toBe(`attachment; filename="${name}"`);
  });

  it('is not the scale where it applies to only some: then the keys of NDJSON say it too', async () => {
    const keys = async (query: string) => Object.keys((await longRows(`${query}&shape=wide`))[0] ?? {});
    const mixed = 'indicator=data-output-nda,data-enterprises-nddri&period=2024&scale=wan';
    expect(await keys(mixed)).toContain('data-output-nda [ZB]');
    expect(await keys(mixed)).toContain('data-enterprises-nddri [wan count]');
    expect(await keys('indicator=data-enterprises-nddri&scale=wan')).toContain('data-enterprises-nddri');
  });
});

describe('the columns of a wide table', () => {
  it('name the currency and the computation', async () => {
    const columns = async (query: string) => (await wide(query)).meta.columns;
    expect(await columns('indicator=data-output-nda')).toMatchObject([{ currency: null, computation: null }]);
    expect(await columns('indicator=data-industry-market-size-nddri&currency=USD')).toMatchObject([
      { unit: 'USD', currency: 'USD', computation: 'USD, average rate of the year' },
    ]);
    expect(await columns('indicator=data-industry-market-size-nddri&per=person&lang=zh')).toMatchObject([
      { currency: 'CNY', computation: '人均' },
    ]);
  });
});

describe('a table that cannot be wide', () => {
  const refused = async (query: string) =>
    problemOf(await server().get(`/v1/observations?${query}&shape=wide`), 'not-computable');

  it('for its several statements of one period says which to take', async () => {
    const { errors, links } = await refused('indicator=data-output-nda&revisions=all');
    expect(errors).toMatchObject([{ parameter: 'shape', code: 'severalStatements' }]);
    expect((await server().get(links.tryInstead ?? '/none')).status).toBe(200);
  });

  it('is refused as CSV too, before the first byte', async () => {
    await refused('indicator=data-output-nda&revisions=all&format=csv');
  });
});
