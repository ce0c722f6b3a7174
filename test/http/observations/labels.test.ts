import { describe, expect, it } from 'vitest';
import { derivedColumns } from '../../../src/domain/derivation/rows/derived-observation.ts';
import { longColumns } from '../../../src/domain/statements/long-table.ts';
import { type WideCell, wideTable } from '../../../src/http/observations/wide/wide-table.ts';
import { decoders, sheetHeader } from '../../formats/decode.ts';
import { inPlace, namedRows, names } from '../labelled.ts';
import { problemOf } from '../plugins/problem.ts';
import { type List, seedFolder, served } from '../server.ts';

const server = served({ folder: seedFolder });

const at = (query: string) => `/v1/observations?${query}`;
const published = 'indicator=data-output-nda,digital-economy-value-added-nda&area=CN&period=2024..';
const computed = `${published}&transform=yoy`;
const bytes = (query: string) => server().bytes(at(query));
const headerOf = async (query: string) => (await bytes(`${query}&format=csv`)).toString().split('\r\n')[0];

describe.each([published, computed])('labels of %s', (query) => {
  it('are codes unless asked for', async () => {
    const { data } = await server().json(at(query));
    for (const row of data) for (const name of names) expect(row).not.toHaveProperty(name);
    expect((await server().json(at(`${query}&labels=code`))).data).toEqual(data);
  });

  it('stand behind all other keys with `both`, and in the place of codes with `name`', async () => {
    await namedRows(server(), at(query));
  });

  it('are columns of every table, with the same cells', async () => {
    const columns = query === computed ? [...longColumns, ...derivedColumns] : longColumns;
    expect(await headerOf(`${query}&labels=both`)).toBe([...columns, ...names].join());
    expect(await headerOf(`${query}&labels=name`)).toBe(inPlace(columns).join());
    const { data } = await server().json(at(`${query}&labels=both&lang=zh`));
    const expected = data.map((row) => ['period', ...names].map((key) => row[key]));
    const asked = `${query}&labels=name&lang=zh&fields=period,indicator,area,unit`;
    const shown = ['indicatorName', 'areaName', 'period', 'unitName'].map(
      (name) => ({ name, type: 'text' }) as const,
    );
    for (const format of ['csv', 'ndjson', 'xlsx', 'parquet']) {
      const rows = (await decoders[format]?.(await bytes(`${asked}&format=${format}`), shown)) ?? [];
      expect(
        rows.map(([indicator, area, period, unit]) => [period, indicator, area, unit]),
        format,
      ).toEqual(expected);
    }
    for (const format of ['xlsx', 'parquet'] as const)
      expect(
        (await sheetHeader(format, await bytes(`${query}&labels=both&format=${format}`))).slice(-3),
      ).toEqual(names);
  });

  it('are keys of `fields`, whatever `labels` is', async () => {
    const { data } = await server().json(at(`${query}&fields=unitName,value,indicatorName`));
    for (const row of data)
      expect(Object.keys(row).slice(0, 3)).toEqual(['unitName', 'value', 'indicatorName']);
    const twice = await server().json(at(`${query}&fields=indicator,indicatorName,kind&labels=both`));
    expect(Object.keys(twice.data[0] ?? {})).toEqual(['indicator', 'indicatorName', 'kind']);
    const none = await server().json(at(`${query}&fields=period,kind,value&labels=both`));
    expect(Object.keys(none.data[0] ?? {})).toEqual(['period', 'kind', 'value']);
  });
});

describe('names', () => {
  it('are in the language of the answer, units with their scale in words', async () => {
    const query =
      'indicator=digital-economy-value-added-nda&period=2025&lane=outturn&fields=value,indicator,area,unit';
    const row = async (more: string) => (await server().json(at(`${query}&labels=name${more}`))).data[0];
    expect(await row('')).toEqual({
      value: 49e12,
      indicatorName: 'Value added of the digital economy (NDA)',
      areaName: 'China',
      unitName: 'yuan (renminbi)',
    });
    expect(await row('&lang=zh&scale=yi')).toMatchObject({
      value: 490_000,
      areaName: '中国',
      unitName: '亿元',
    });
    expect(await row('&scale=billion&currency=USD')).toMatchObject({ unitName: 'billion US dollars' });
    const { data } = await server().json(
      at(
        'indicator=data-industry-market-size-nddri&transform=ratio&by=data-enterprises-nddri&fields=unitName',
      ),
    );
    expect(data).toEqual([{ unitName: 'yuan each' }]);
  });

  it('come behind a lane that was added', async () => {
    const query = 'indicator=digital-economy-value-added-nda&period=2025&fields=period,unit';
    const { data } = await server().json(at(`${query}&labels=both`));
    expect(Object.keys(data[0] ?? {})).toEqual(['period', 'unit', 'lane', 'unitName']);
    expect(await headerOf(`${query}&labels=both`)).toBe('period,unit,lane,unitName');
    expect(await headerOf(`${query}&labels=name`)).toBe('period,unitName,lane');
  });

  it('are in a cube, a picture and a citation whatever `labels` is', async () => {
    for (const format of ['jsonstat', 'svg', 'bibtex']) {
      const query = `indicator=data-output-nda&format=${format}`;
      const text = async (more: string) =>
        (await bytes(`${query}${more}`)).toString().replaceAll(/\\?&labels=\w+/g, '');
      expect(await text('&labels=both'), format).toBe(await text(''));
    }
  });

  it('have an entity tag of their own, and pages that go on', async () => {
    const first = await server().json(at('topic=data-output&limit=2&labels=name'));
    const second = await server().json(`${first.page.next}`.replace(server().base, ''));
    expect(second.data[0]).toHaveProperty('indicatorName');
    expect(second.data[0]).not.toHaveProperty('indicator');
    const tags = await Promise.all(
      ['', '&labels=both'].map(async (more) =>
        (await server().get(at(`${published}${more}`))).headers.get('etag'),
      ),
    );
    expect(new Set(tags).size).toBe(2);
  });

  it('are asked for by three words', async () => {
    const { errors, links } = await problemOf(
      await server().get(at(`${published}&labels=names`)),
      'invalid-parameters',
    );
    expect(errors).toMatchObject([{ parameter: 'labels', allowed: ['code', 'name', 'both'] }]);
    expect(links.tryInstead).toContain('labels=name');
  });
});

describe('columns of a wide table', () => {
  const query = `${published}&scale=yi&shape=wide`;
  const nda = 'Value added of the digital economy (NDA)';

  it('are called by names in place of codes', async () => {
    const { data, meta }: List & { meta: { columns?: readonly object[] } } = await server().json(
      at(`${query}&labels=name`),
    );
    expect(data.find(({ period }) => period === '2025')).toMatchObject({
      [nda]: 490_000,
      [`${nda}:forecast:qualifier`]: 'about',
    });
    expect(meta.columns).toContainEqual(
      expect.objectContaining({
        key: nda,
        indicator: 'digital-economy-value-added-nda',
        indicatorName: nda,
        areaName: 'China',
        unitName: 'hundred million yuan',
      }),
    );
    expect(await headerOf(`${query}&labels=name`)).toContain(
      `,${nda} [hundred million yuan],${nda}:qualifier,`,
    );
  });

  it('are called by names beside codes', async () => {
    const key = `digital-economy-value-added-nda:forecast | ${nda}:forecast`;
    expect(await headerOf(`${query}&labels=both`)).toContain(
      `,${key} [yi CNY | hundred million yuan],${key}:qualifier`,
    );
    const [line = '{}'] = (await bytes(`${query}&labels=both&format=ndjson`)).toString().split('\n');
    expect(Object.keys(JSON.parse(line)).some((name) => name.startsWith(key))).toBe(true);
    expect(await sheetHeader('parquet', await bytes(`${query}&labels=both&format=parquet`))).toContain(key);
  });

  it('have the names of areas where there are several', async () => {
    const header = await headerOf(
      'indicator=digital-economy-gdp-share-provincial-broad&area=CN-ZJ,CN-FJ&shape=wide&labels=name&lang=zh',
    );
    expect(header).toMatch(/，浙江省 \[百分比/);
  });

  it('of two indicators with one name are told apart by their codes', async () => {
    const row = (indicator: string): WideCell => ({
      ...{
        indicator,
        area: 'CN',
        frequency: 'A',
        lane: 'outturn',
        unit: 'ZB',
        scale: '1',
        qualifier: 'exact',
      },
      ...{
        period: '2024',
        periodStart: '2024-01-01',
        periodEnd: '2024-12-31',
        value: 1,
        missingReason: null,
      },
    });
    const same = { indicatorName: 'One name', areaName: 'China', unitName: 'zettabyte' };
    const batches = async function* () {
      yield [row('a'), row('b')];
    };
    const { columns } = await wideTable(batches(), () => '', {
      names: { labels: 'name', lang: 'en', of: () => same },
    });
    expect(columns.filter(({ type }) => type === 'number').map(({ name }) => name)).toEqual([
      'a | One name',
      'b | One name',
    ]);
  });
});
