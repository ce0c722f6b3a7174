import { describe, expect, it } from 'vitest';
import { currentIndicators } from '../../seed/dataset.ts';
import { type Row, type Single, seedFolder, served } from '../server.ts';
import { queriesOf } from './search-queries.ts';

const server = served();
const article = served({ folder: seedFolder });

async function ids(query: string): Promise<string[]> {
  return (await server().json(`/v1/indicators?${query}`)).data.map(({ id }) => id);
}

describe('the list of indicators', () => {
  it('holds all of them in the order of their ids', async () => {
    expect(await ids('')).toEqual(['firms-a', 'market-a', 'output-a', 'output-b', 'silent-a']);
  });

  it.each([
    ['topic=volume', ['output-a', 'output-b']],
    ['concept=made-up-output', ['output-a', 'output-b']],
    ['producer=office-b', ['firms-a', 'output-b']],
    ['unit=CNY,ZB', ['market-a', 'output-a', 'output-b']],
    ['frequency=YTD', ['output-b']],
    ['area=CN-GZ', ['firms-a', 'market-a']],
    ['nature=stock', ['firms-a', 'silent-a']],
    ['nature=stock&area=CN', ['firms-a']],
    ['sort=-statements,id', ['output-a', 'output-b', 'market-a', 'firms-a', 'silent-a']],
  ])('%s', async (query, expected) => {
    expect(await ids(query)).toEqual(expected);
  });

  it('counts in each facet what its value would leave, the other filters as they are', async () => {
    const { facets } = await server().json('/v1/indicators?topic=firms&unit=count');
    expect(facets?.topic).toEqual([{ id: 'firms', count: 2 }]);
    expect(facets?.unit).toEqual([
      { id: 'count', count: 2 },
      { id: 'CNY', count: 1 },
    ]);
    for (const [facet, counts] of Object.entries((await server().json('/v1/indicators')).facets ?? {}))
      for (const { id, count } of counts)
        expect(await ids(`${facet}=${encodeURIComponent(id)}`)).toHaveLength(count);
  });

  it('says that nothing matches', async () => {
    const { data, meta } = await server().json('/v1/indicators?q=qqqqqqqq');
    expect(data).toEqual([]);
    expect(meta.emptyReason).toBe('noneMatch');
    expect(meta.suggestions).toBeUndefined();
  });
});

describe('search', () => {
  it.each([
    ['data output', 'data-output-nda'],
    ['data outptu', 'data-output-nda'],
    ['zetabyte', 'data-output-nda'],
    ['enterpr', 'data-enterprises-nddri'],
    ['数据企业', 'data-enterprises-nddri'],
    ['数字经济占GDP比重', 'digital-economy-gdp-share-nda'],
    ['zettabyte', 'data-output-nda'],
    ['US dollars', 'digital-economy-value-added-nda-usd'],
    ['Core Industries', 'digital-economy-core-gdp-share-nbs'],
  ])('finds for %s, among others, %s', async (q, expected) => {
    const { data } = await article().json(`/v1/indicators?q=${encodeURIComponent(q)}&limit=1000`);
    expect(data.map(({ id }) => id)).toContain(expected);
  });

  it('goes together with filters', async () => {
    expect(await ids('q=data&topic=firms')).toEqual(['firms-a']);
  });

  it.each(['digital economy', '数字经济占比', 'Guangdong digital economy', 'how many companies'])(
    'counts what it finds for %s, and each facet what its value would leave of it',
    async (text) => {
      const q = encodeURIComponent(text);
      const { data, page, facets = {} } = await article().json(`/v1/indicators?limit=1000&q=${q}`);
      expect(data.length).toBeGreaterThan(0);
      expect(page.total).toBe(data.length);
      for (const [facet, counts] of Object.entries(facets))
        for (const { id, count } of counts.slice(0, 3)) {
          const narrowed = `/v1/indicators?limit=1&q=${q}&${facet}=${encodeURIComponent(id)}`;
          expect((await article().json(narrowed)).page.total, narrowed).toBe(count);
        }
    },
  );

  it('links to the figures of the area that is named', async () => {
    const { data } = await article().json(
      `/v1/indicators?limit=3&q=${encodeURIComponent('浙江数字经济占比')}`,
    );
    for (const { id, area, links } of data) {
      expect(area).toBe('CN-ZJ');
      expect(links.observations).toMatch(`/v1/observations?indicator=${id}&area=CN-ZJ`);
      const { data: figures } = await article().json(links.observations ?? '');
      expect(figures.length).toBeGreaterThan(0);
      for (const figure of figures) expect(figure).toMatchObject({ indicator: id, area: 'CN-ZJ' });
    }
  });

  it('has the area in tables where `fields` names it, and none where the text names none', async () => {
    const csv = await article().text('/v1/indicators?q=Zhejiang%205G&fields=id,area&format=csv');
    expect(csv).toBe('id,area\r\n5g-base-stations-provincial,CN-ZJ\r\n');
    const { data } = await article().json('/v1/indicators?q=5G&limit=1000');
    expect(new Set(data.map(({ area }) => area))).toEqual(new Set([null]));
  });

  it('knows no area of which nothing was known on the day', async () => {
    const areas = async (query: string) =>
      (await article().json(`/v1/indicators?q=Zhejiang%20digital%20economy&${query}`)).data.map(
        ({ area }) => area,
      );
    expect(await areas('limit=1')).toEqual(['CN-ZJ']);
    expect(new Set(await areas('asOf=2001-01-01'))).toEqual(new Set([null]));
  });

  it('suggests what is near where it finds nothing, and what the filters leave out', async () => {
    const near = await article().json(`/v1/indicators?q=${encodeURIComponent('Zhejiang cloud market')}`);
    expect(near.page.total).toBe(0);
    expect(near.meta.emptyReason).toBe('noneMatch');
    expect(near.meta.suggestions?.length).toBeGreaterThan(0);
    expect(near.meta.suggestions?.map(({ indicator }) => indicator)).toContain('cloud-market-size-caict');
    const left = await article().json('/v1/indicators?q=Zhejiang%205G&topic=ai');
    expect(left.meta.suggestions).toMatchObject([
      {
        indicator: '5g-base-stations-provincial',
        area: 'CN-ZJ',
        name: { en: '5G base stations of a province (provincial authorities)' },
      },
    ]);
    for (const { links } of [...(near.meta.suggestions ?? []), ...(left.meta.suggestions ?? [])])
      for (const address of Object.values(links)) expect((await article().get(address)).status).toBe(200);
  });

  it.each(['qwertz', 'lorem ipsum dolor', '火锅底料', '斑马', 'xx yy zz'])(
    'finds nothing for %s, and nothing near',
    async (text) => {
      const { data, meta } = await article().json(`/v1/indicators?q=${encodeURIComponent(text)}`);
      expect(data).toEqual([]);
      expect(meta.suggestions).toBeUndefined();
    },
  );

  it('finds no more than a third of all for a question', async () => {
    for (const { query } of queriesOf('search-queries.csv')) {
      const { page } = await article().json(`/v1/indicators?limit=1&q=${encodeURIComponent(query)}`);
      expect(page.total, query).toBeLessThan(currentIndicators.length / 3);
    }
  });
});

describe('one indicator', () => {
  const detail = async (id: string) =>
    (await server().json<Single<Row & { latest: Record<string, Row | null> }>>(`/v1/indicators/${id}`)).data;

  it('shows the latest outturn, forecast and target apart', async () => {
    const { latest } = await detail('output-a');
    expect(latest.outturn).toMatchObject({ period: '2023', kind: 'actual', value: 7.05 });
    expect(latest.forecast).toMatchObject({ period: '2024', kind: 'forecast', value: 8.5 });
    expect(latest.target).toMatchObject({ period: '2030', kind: 'target', value: 20 });
  });

  it('takes the figure of China where another area has one too', async () => {
    const { latest } = await detail('firms-a');
    expect(latest).toMatchObject({ outturn: { area: 'CN' }, forecast: null, target: null });
  });

  it('names its rivals, how they differ and why', async () => {
    const found = await detail('output-a');
    expect(found.rivals).toMatchObject([{ indicator: 'output-b', differs: { en: 'A model.' } }]);
    expect(found.why).toEqual({ en: 'Two offices count differently.', zh: '两个机构口径不同。' });
  });

  it('leads to all of its series in SDMX, where it has any', async () => {
    const { links, series } = await detail('output-a');
    const rows = (await server().text(`${links.sdmx}?format=csvdata`)).trim().split(/\r?\n/).slice(1);
    const periods = (series as readonly { periods: number }[]).reduce((sum, each) => sum + each.periods, 0);
    expect(rows).toHaveLength(periods);
    expect((await detail('silent-a')).links).not.toHaveProperty('sdmx');
  });

  it('lists its series and every document that states a figure of it', async () => {
    const found = await detail('output-a');
    expect(found.series).toEqual([
      {
        area: 'CN',
        frequency: 'A',
        lane: 'outturn',
        firstPeriod: '2020',
        lastPeriod: '2023',
        periods: 4,
        statements: 7,
      },
      {
        area: 'CN',
        frequency: 'A',
        lane: 'forecast',
        firstPeriod: '2023',
        lastPeriod: '2024',
        periods: 2,
        statements: 2,
      },
      {
        area: 'CN',
        frequency: 'A',
        lane: 'target',
        firstPeriod: '2030',
        lastPeriod: '2030',
        periods: 1,
        statements: 1,
      },
    ]);
    expect(found.sources).toMatchObject(['a-2023', 'a-2024', 'b-2024', 'press-2024'].map((id) => ({ id })));
  });

  it('has nulls, not gaps, where nothing was published', async () => {
    expect(await detail('silent-a')).toMatchObject({
      latest: { outturn: null, forecast: null, target: null },
      firstPeriod: null,
      lastPeriod: null,
      statements: 0,
      series: [],
      sources: [],
      rivals: [],
    });
  });
});
