import { describe, expect, it } from 'vitest';
import { indicatorSchema } from '../../../src/http/indicators/indicator-view.ts';
import { seedFolder, served } from '../server.ts';

const server = served({ folder: seedFolder });

const brief = [
  ...['id', 'name', 'area', 'unit', 'topic', 'concept', 'producer'],
  ...['frequencies', 'firstPeriod', 'lastPeriod', 'statements', 'links'],
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
