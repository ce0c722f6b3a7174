import { describe, expect, it } from 'vitest';
import { indicatorSchema } from '../../../src/http/indicators/indicator-view.ts';
import { seedFolder, served } from '../server.ts';

const server = served({ folder: seedFolder });

const brief = [
  ...['id', 'name', 'area', 'unit', 'topic', 'concept', 'producer'],
  ...['frequencies', 'firstPeriod', 'lastPeriod', 'statements', 'latest', 'links'],
];

describe('a row of the list of indicators', () => {
  it.each(['/v1/indicators?limit=5', '/v1/indicators?q=data%20output&limit=5'])(
    'says by default what a choice needs: %s',
    async (address) => {
      const { data } = await server().json(address);
      expect(data).toHaveLength(5);
      for (const row of data) expect(Object.keys(row)).toEqual(expect.arrayContaining(brief));
      const { data: whole } = await server().json(`${address}&fields=*`);
      expect(whole).toMatchObject(data);
      for (const row of data) expect(Object.keys(row).length).toBeLessThan(brief.length + 2);
      for (const row of whole)
        expect(Object.keys(row)).toEqual(expect.arrayContaining(Object.keys(indicatorSchema.shape)));
    },
  );

  it('has the newest outturn that the indicator itself has, in the language of the answer', async () => {
    for (const [query, day] of [
      ['lang=zh', ''],
      ['lang=en', '&asOf=2024-06-30'],
    ]) {
      const { data } = await server().json(`/v1/indicators?limit=1000&fields=id,latest&${query}${day}`);
      const some = data.filter((_, place) => place % 12 === 0);
      expect(some.filter(({ latest }) => latest !== null).length).toBeGreaterThan(10);
      for (const { id, latest } of some) {
        const one = await server().json<{ data: { latest: { outturn: object | null } } }>(
          `/v1/indicators/${id}?${query}${day}`,
        );
        const { outturn } = one.data.latest;
        expect(latest === null, id).toBe(outturn === null);
        expect({ ...outturn, ...(latest ?? {}) }, id).toEqual({ ...outturn });
      }
    }
    const { data } = await server().json('/v1/indicators?q=data-output-nda&limit=1&asOf=2026-11-24&lang=zh');
    expect(data[0]?.latest).toEqual({
      ...{ area: 'CN', period: '2025', value: 52.26, unit: 'ZB', qualifier: 'exact', display: '52.26 ZB' },
    });
  });

  it('has the newest outturn of the area that a search names', async () => {
    const { data } = await server().json('/v1/indicators?q=Guangdong digital economy&limit=3');
    const [first] = data;
    expect(first).toMatchObject({ area: 'CN-GD', latest: { area: 'CN-GD' } });
    const { data: rows } = await server().json(`/v1/latest?indicator=${first?.id}&area=CN-GD&lane=outturn`);
    expect(rows).toContainEqual(expect.objectContaining(first?.latest ?? {}));
  });

  it('has it as columns where `fields` names it', async () => {
    const query = 'q=data-output-nda&limit=1&asOf=2026-11-24&fields=id,latest,unit&format=csv';
    const [header, line] = (await server().text(`/v1/indicators?${query}`)).split('\r\n');
    expect(header).toBe('id,unit,latestArea,latestPeriod,latestValue,latestQualifier,latestDisplay');
    expect(line).toBe('data-output-nda,ZB,CN,2025,52.26,exact,52.26 ZB');
  });

  it('has all its columns in tables, with `fields=*` or without', async () => {
    const lines = (await server().text('/v1/indicators?topic=data-output&format=csv')).split('\r\n');
    expect(lines[0]).toContain('definitionEn');
    expect(await server().text('/v1/indicators?topic=data-output&fields=*&format=csv')).toBe(
      lines.join('\r\n'),
    );
  });
});

describe('fields=*', () => {
  it.each([
    ...[
      'areas?',
      'sources?',
      'codelists?',
      'codelists/units?',
      'releases?',
      'checks?',
      'calendar?',
      'changes?limit=3&',
    ],
    ...['observations?indicator=data-output-nda&', 'observations?indicator=data-output-nda&transform=yoy&'],
  ])('is the whole of each row of %s', async (path) => {
    const { data } = await server().json(`/v1/${path}fields=*`);
    expect(data).toEqual((await server().json(`/v1/${path}`)).data);
  });
});

describe('a warning', () => {
  it('is one for all that it is about', async () => {
    for (const query of [
      'indicator=*',
      'indicator=*&area=CN&transform=yoy',
      'topic=digital-economy&per=gdp',
    ]) {
      const { meta } = await server().json(`/v1/observations?${query}&limit=1000&fields=period,kind`);
      const codes = meta.warnings.map(({ code }) => code).filter((code) => code !== 'contradictsPublished');
      expect(codes, query).toEqual([...new Set(codes)]);
      const texts = meta.warnings.map(({ detail }) => detail);
      expect(texts, query).toEqual([...new Set(texts)]);
    }
    const { meta } = await server().json('/v1/observations?concept=data-output,digital-economy-size');
    expect(meta.warnings.find(({ code }) => code === 'rivalDefinitions')?.detail).toContain(
      'the concepts data-output, digital-economy-size by',
    );
  });

  it('names the rows whose operands do not fit a published figure by one check', async () => {
    const query = 'indicator=digital-economy-size-caict&transform=yoy&period=2016';
    const both = await server().json(`/v1/observations?${query}`);
    const [first] = both.meta.warnings.filter(({ code }) => code === 'contradictsPublished');
    expect(first?.detail).toMatch(/2016: The operands do not fit the published figure/);
  });
});
