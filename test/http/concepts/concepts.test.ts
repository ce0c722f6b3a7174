import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { currentIndicators, currentStatements, dataset } from '../../seed/dataset.ts';
import { names } from '../labelled.ts';
import { problemOf } from '../plugins/problem.ts';
import { seedFolder, served } from '../server.ts';

const server = served({ folder: seedFolder });

interface Figure {
  readonly name: object;
  readonly id: string;
  readonly indicator: string;
  readonly area: string;
  readonly lane: string;
  readonly period: string;
  readonly periodEnd: string;
  readonly value: number;
  readonly unit: string;
  readonly bounds: { readonly lower: number | null; readonly upper: number | null };
  readonly evidence: { readonly grade: string };
  readonly display: string;
}

interface End {
  readonly id: string;
  readonly indicator: string;
  readonly links: Readonly<Record<string, string>>;
}

interface Comparison {
  readonly area: string | null;
  readonly period: string | null;
  readonly figures: readonly Figure[];
  readonly ranges: readonly {
    readonly lane: string;
    readonly unit: string;
    readonly rivals: number;
    readonly lowest: End;
    readonly highest: End;
    readonly bounds: { readonly lower: number | null; readonly upper: number | null };
    readonly spread: { readonly value: number; readonly unit: string; readonly qualifier: string };
    readonly ratio: { readonly value: number; readonly qualifier: string } | null;
    readonly statement: string;
  }[];
  readonly others: readonly {
    readonly indicator: string;
    readonly nearest: { readonly id: string; readonly period: string; readonly lane: string } | null;
  }[];
  readonly areas: readonly { readonly area: string; readonly rivals: number }[];
  readonly periods: readonly { readonly period: string; readonly rivals: number }[];
  readonly links: Readonly<Record<string, string>>;
}

interface Body {
  readonly data: Comparison;
  readonly meta: { readonly emptyReason?: string; readonly asOf: string | null };
}

const compared = async (address: string) => (await server().json<Body>(`/v1/concepts/${address}`)).data;

describe('/v1/concepts/{id}', () => {
  it('sets the rivals side by side for the latest period for which most have an outturn', async () => {
    const { area, period, figures, ranges, others } = await compared('digital-economy-size');
    expect([area, period]).toEqual(['CN', '2023']);
    expect(figures.map(({ indicator, value, display }) => [indicator, value, display])).toEqual([
      ['digital-economy-size-official-statement', 55_000_000_000_000, 'over 55 trillion yuan'],
      ['digital-economy-size-caict', 53_900_000_000_000, '53.9 trillion yuan'],
      ['digital-economy-core-value-added-nbs', 12_755_500_000_000, '12.7555 trillion yuan'],
    ]);
    // 55 - 12.7555 = 42.2445; 55 / 12.7555 = 4.31187.
    expect(ranges).toMatchObject([
      {
        ...{ lane: 'outturn', unit: 'CNY', rivals: 3 },
        lowest: { id: 'digital-economy-core-value-added-nbs.CN.2023.gscn-20250102' },
        highest: { id: 'digital-economy-size-official-statement.CN.2023.longport-20240820' },
        bounds: { lower: 12_755_450_000_000, upper: null },
        spread: { value: 42_244_500_000_000, unit: 'CNY', qualifier: 'over' },
        ratio: { value: expect.closeTo(4.311865, 6), qualifier: 'over' },
        statement:
          'Size of the digital economy, China, 2023: of 3 figures the lowest is 12.7555 trillion yuan, Value added of the core industries of the digital economy (NBS); the highest is over 55 trillion yuan, Size of the digital economy (official statement, producer not stated); over 4.311 times the lowest. They differ by definition: compare them, never join or average them.',
      },
    ]);
    expect(others.map(({ indicator, nearest }) => [indicator, nearest?.period, nearest?.lane])).toEqual([
      ['digital-economy-value-added-cass', '2025', 'forecast'],
      ['digital-economy-value-added-nda', '2025', 'outturn'],
    ]);
  });

  it('never has forecasts and outturns in one range', async () => {
    const { figures, ranges } = await compared('digital-economy-size?period=2025');
    expect(figures.map(({ indicator, lane }) => `${lane} ${indicator}`)).toEqual([
      'outturn digital-economy-value-added-nda',
      'forecast digital-economy-size-caict',
      'forecast digital-economy-value-added-nda',
      'forecast digital-economy-value-added-cass',
    ]);
    expect(ranges).toMatchObject([{ lane: 'forecast', rivals: 3, spread: { value: 27_327_600_000_000 } }]);
  });

  it.each([
    // About 35 % and about 45 %: 34.5..35.5 and 44.5..45.5.
    [
      'digital-economy-gdp-share',
      {
        spread: { value: 10, unit: 'percentagePoints', qualifier: 'about' },
        ratio: null,
        bounds: { lower: 34.5, upper: 45.5 },
      },
    ],
    // 23.88 ZB of IDC and about 7.9 ZB of AskCI, with 8.1 ZB of the CAC between them.
    [
      'data-output',
      {
        rivals: 3,
        spread: { value: 15.98 },
        ratio: { value: expect.closeTo(3.02278, 5) },
        bounds: { lower: 7.85, upper: 23.885 },
      },
    ],
    // A stock of the end of 2021 stands beside that of December.
    [
      'computing-power',
      {
        rivals: 2,
        lowest: { indicator: 'computing-power-total-miit' },
        spread: { value: 62, qualifier: 'under' },
      },
    ],
    // Over 190,000 and over 1,000,000 tell nothing of their distance.
    ['data-enterprises', { rivals: 3, spread: { display: null }, bounds: { lower: 190_000, upper: null } }],
  ])('says how far apart those of %s are', async (id, range) => {
    expect((await compared(id)).ranges).toMatchObject([range]);
  });

  it('never sets yuan against dollars', async () => {
    const { figures, ranges } = await compared('gdp-current');
    expect(figures.map(({ unit }) => unit).toSorted()).toEqual(['CNY', 'USD']);
    expect(ranges).toEqual([]);
  });

  it.each([
    [
      'digital-economy-size',
      '中国2023年“数字经济规模”有3个口径的数值：最低为12.7555万亿元，见数字经济核心产业增加值（国家统计局）；最高为超过55万亿元，见数字经济规模（官方表述，未注明测算机构），高低之比超过4.311倍。各口径定义不同，只宜并列比较，不可衔接或平均。',
    ],
    [
      'digital-economy-gdp-share',
      '中国2025年“数字经济占GDP比重”有2个口径的数值：最低为约35%，见数字经济增加值占GDP比重（国家数据局）；最高为约45%，见数字经济占GDP比重（来源不明），相差约10个百分点。各口径定义不同，只宜并列比较，不可衔接或平均。',
    ],
    [
      'data-enterprises',
      '中国2024年“数据企业数量”有3个口径的数值：最低为超过19万，见数据企业数量（国家数据局，早期较窄口径）；最高为超过100万，见数据驱动型企业数量（宽泛口径，来源不明）。各口径定义不同，只宜并列比较，不可衔接或平均。',
    ],
    [
      'intelligent-computing-power',
      '中国2025年12月“智能算力规模”有2个口径的数值：均为1,590 EFLOPS。各口径定义不同，只宜并列比较，不可衔接或平均。',
    ],
  ])('has a sentence to quote in Chinese: %s', async (id, sentence) => {
    expect((await compared(`${id}?lang=zh`)).ranges[0]?.statement).toBe(sentence);
  });

  it('says that either may be the higher where an inequality reaches over the other figure', async () => {
    // Over 50 trillion yuan beside 50.2 trillion.
    const [range] = (await compared('digital-economy-size?period=2022')).ranges;
    expect(range?.statement).toMatch(/the lowest is over 50 trillion yuan.*; either may be the higher/);
  });

  it('has of every concept each current figure of its period, one range for each lane and unit, and every rival', async () => {
    for (const id of dataset.concepts.keys()) {
      const { area, period, figures, ranges, others, periods } = await compared(id);
      const rivals = currentIndicators.filter(({ concept }) => concept === id).map((entry) => entry.id);
      const there = currentStatements.filter(
        (s) =>
          rivals.includes(s.indicator) && s.area === area && s.currentFrom !== null && s.currentTo === null,
      );
      const exact = there.filter((s) => s.period.text === period);
      const shown = figures.map((figure) => `${figure.indicator} ${figure.lane}`);
      for (const { indicator, lane } of exact) expect(shown, id).toContain(`${indicator} ${lane}`);
      expect(new Set(shown).size, id).toBe(shown.length);
      expect(new Set(figures.map(({ periodEnd }) => periodEnd)).size, id).toBeLessThanOrEqual(1);
      const most = Math.max(...periods.map((entry) => entry.rivals));
      expect(periods.find((entry) => entry.rivals === most)?.period ?? null, id).toBe(period);
      expect(new Set([...figures, ...others].map(({ indicator }) => indicator)), id).toEqual(new Set(rivals));
      const groups = Map.groupBy(figures, ({ lane, unit }) => `${lane} ${unit}`);
      const several = [...groups].filter(([, rows]) => rows.length > 1);
      expect(
        ranges.map(({ lane, unit }) => `${lane} ${unit}`),
        id,
      ).toEqual(several.map(([key]) => key));
      for (const { lane, unit, lowest, highest } of ranges) {
        const values = (groups.get(`${lane} ${unit}`) ?? []).map(({ value }) => value);
        const valueAt = (end: End) => figures.find((figure) => figure.id === end.id)?.value;
        expect([valueAt(lowest), valueAt(highest)], id).toEqual([Math.min(...values), Math.max(...values)]);
        expect(lowest.id).not.toBe(highest.id);
      }
    }
  });

  it('is of China or of the area that most rivals have, or of the one that is asked for', async () => {
    expect(await compared('regional-computing-power')).toMatchObject({ area: 'CN-GZ', period: '2025-12' });
    const beijing = await compared('provincial-digital-economy-size?area=CN-BJ&period=2023');
    expect(beijing.figures.map(({ area }) => area)).toEqual(['CN-BJ', 'CN-BJ']);
    expect(beijing.areas[0]).toEqual({ area: 'CN-BJ', rivals: 3 });
  });

  it('says why there is nothing to compare, and what is near', async () => {
    const past = await server().json<Body>('/v1/concepts/data-output?period=1990');
    expect([past.data.figures, past.meta.emptyReason]).toEqual([[], 'noneInPeriod']);
    expect(past.data.others.map(({ nearest }) => nearest?.period)).toEqual(['2022', '2017', '2022', '2023']);
    const elsewhere = await server().json<Body>('/v1/concepts/data-output?area=CN-GZ');
    expect([elsewhere.data.period, elsewhere.meta.emptyReason]).toEqual([null, 'noneInArea']);
    const early = await server().json<Body>('/v1/concepts/data-output?asOf=1990-01-01');
    expect([early.data.area, early.meta.emptyReason]).toEqual([null, 'notPublishedByThen']);
  });

  it('takes what was known on a day', async () => {
    const { data, meta } = await server().json<Body>('/v1/concepts/digital-economy-size?asOf=2024-01-01');
    expect([data.period, meta.asOf]).toEqual(['2022', '2024-01-01']);
    expect(data.figures.map(({ value }) => value)).toEqual([50_200_000_000_000, 50_000_000_000_000]);
  });

  it('has the figures as a table', async () => {
    const { figures } = await compared('data-output?period=2022');
    const rows: Record<string, string>[] = parse(
      await server().text('/v1/concepts/data-output?period=2022&format=csv'),
      { columns: true },
    );
    expect(
      rows.map(({ indicator, value, lower, grade }) => [indicator, Number(value), Number(lower), grade]),
    ).toEqual(
      figures.map(({ indicator, value, bounds, evidence }) => [
        indicator,
        value,
        bounds.lower,
        evidence.grade,
      ]),
    );
    expect(rows[0]?.differsZh).toContain('市场研究机构');
    for (const format of ['ndjson', 'xlsx', 'parquet'])
      expect((await server().get(`/v1/concepts/data-output?format=${format}`)).status, format).toBe(200);
    const small = await server().json<object>('/v1/concepts/data-output?period=2022&meta=none');
    expect(Object.keys(small)).toEqual(['data', 'warnings']);
  });

  it('has of each figure the keys and columns that `fields` names, in every format', async () => {
    const query = 'data-output?period=2022&fields=indicator,bounds,lower,name';
    const { rows, data } = await server().json<Body & { rows: string }>(`/v1/concepts/${query}`);
    const { figures } = await compared('data-output?period=2022');
    expect(rows).toBe('sparse');
    expect(data.figures).toEqual(
      figures.map(({ indicator, bounds, name }) => ({ indicator, bounds, lower: bounds.lower, name })),
    );
    const [header] = (await server().text(`/v1/concepts/${query}&format=csv`)).split('\r\n');
    expect(header).toBe('indicator,nameEn,nameZh,lower,upper');
    const whole = await compared('data-output?period=2022&fields=*');
    expect(whole.figures).toEqual(figures);
    const refused = await server().get('/v1/concepts/data-output?fields=links&format=csv');
    const { links } = await problemOf(refused, 'invalid-parameters');
    expect((await server().get(links.tryInstead ?? '/none')).status).toBe(200);
  });

  it('has names beside codes or in their place', async () => {
    const { figures } = await compared('data-output?period=2022');
    const keys = Object.keys(figures[0] ?? {});
    const { figures: both } = await compared('data-output?period=2022&labels=both');
    expect(Object.keys(both[0] ?? {})).toEqual([...keys, ...names]);
    expect(both).toMatchObject(figures);
    const { figures: named } = await compared(
      'data-output?period=2022&labels=name&lang=zh&fields=indicator,area,unit',
    );
    expect(named).toContainEqual({
      indicatorName: '中国数据圈规模（IDC全球数据圈）',
      areaName: '中国',
      unitName: '泽字节（ZB）',
    });
    const table = async (labels: string) =>
      (await server().text(`/v1/concepts/data-output?labels=${labels}&format=csv`)).split('\r\n')[0];
    const plain = await table('code');
    expect(await table('both')).toBe(`${plain},${names.join()}`);
    expect(await table('name')).toBe(plain?.replaceAll(/\b(indicator|area|unit)(?=,)/g, '$1Name'));
  });

  it('is linked from the entry, the code list of concepts and its indicators', async () => {
    const entry = await server().json<{ data: { links: Record<string, string> } }>('/v1');
    const { data } = await server().json(`${entry.data.links.concepts}?limit=1000`);
    expect(data.length).toBe(dataset.concepts.size);
    const concept = data.find(({ id }) => id === 'data-output');
    expect((await server().json<Body>(concept?.links.comparison ?? '')).data.area).toBe('CN');
    const indicator = await server().json<{ data: { links: Record<string, string> } }>(
      '/v1/indicators/data-output-nda',
    );
    expect(indicator.data.links.concept).toBe(`${server().base}/v1/concepts/data-output`);
    const { links } = await compared('data-output');
    for (const link of Object.values(links)) expect((await server().get(link)).status, link).toBe(200);
    const areas = await server().json('/v1/codelists/areas?limit=1');
    expect((await server().get(areas.data[0]?.links.area ?? '/none')).status).toBe(200);
  });

  it('leads on from what it does not know', async () => {
    for (const [path, code, way] of [
      ['data-outputs', 'unknown-id', '/v1/concepts/data-output'],
      ['zzzzzzzzz', 'unknown-id', '/v1/codelists/concepts'],
      ['数据产量', 'unknown-id', '/v1/concepts/data-output'],
      ['data-output?area=CN-*', 'invalid-parameters', '/v1/concepts/data-output?area=CN'],
      ['data-output?area=CN-GD,CN-GZ', 'invalid-parameters', '/v1/concepts/data-output?area=CN-GD'],
      ['data-output?area=XX', 'unknown-id', '/v1/concepts/data-output'],
      ['data-output?period=2020..2022', 'invalid-parameters', '/v1/concepts/data-output'],
      ['data-output?period=2022年', 'invalid-parameters', '/v1/concepts/data-output?period=2022'],
      ['data-output?lane=outturn', 'invalid-parameters', '/v1/concepts/data-output'],
    ] as const) {
      const { links } = await problemOf(await server().get(`/v1/concepts/${path}`), code);
      expect(links.tryInstead, path).toBe(server().base + way);
      expect((await server().get(links.tryInstead ?? '/none')).status, path).toBe(200);
    }
  });
});
