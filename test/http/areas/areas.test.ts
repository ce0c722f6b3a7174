import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { byIndicator, dataset, indicators, statements } from '../../seed/dataset.ts';
import { provinces } from '../../seed/plausible.ts';
import { problemOf } from '../plugins/problem.ts';
import { type List, seedFolder, served } from '../server.ts';

const server = served({ folder: seedFolder });

/** Provinces whose figures are in those of China. */
const mainland = provinces.filter((id) => !['CN-HK', 'CN-MO', 'CN-TW'].includes(id));

interface Figure {
  readonly id: string;
  readonly value: number | null;
  readonly grade: string;
}

interface AreaBody {
  readonly id: string;
  readonly level: string;
  readonly inNationalFigures: boolean | null;
  readonly parents: readonly { readonly id: string }[];
  readonly children: readonly { readonly id: string }[];
  readonly years: readonly { readonly year: string; readonly indicators: number }[];
  readonly indicators: number;
  readonly statements: number;
  readonly lacks: readonly string[];
  readonly figures: readonly {
    readonly id: string;
    readonly statements: number;
    readonly latest: Readonly<Record<'outturn' | 'forecast' | 'target', Figure | null>>;
    readonly links: Readonly<Record<string, string>>;
  }[];
  readonly links: Readonly<Record<string, string>>;
}

async function area(code: string): Promise<AreaBody> {
  return (await server().json<{ data: AreaBody }>(`/v1/areas/${code}`)).data;
}

describe('/v1/areas', () => {
  it('counts the indicators and statements of each area as the seed has them', async () => {
    const { data } = await server().json('/v1/areas?limit=1000');
    expect(data.map(({ id }) => id)).toEqual([...dataset.areas.keys()]);
    for (const { id, indicators, statements: count } of data) {
      const rows = statements.filter((statement) => statement.area === id);
      expect([indicators, count], id).toEqual([
        new Set(rows.map(({ indicator }) => indicator)).size,
        rows.length,
      ]);
    }
  });

  it('says of every area what it is, as JSON and as CSV', async () => {
    const { data } = await server().json('/v1/areas?limit=1000');
    const rows: Record<string, string>[] = parse(await server().text('/v1/areas?format=csv'), {
      columns: true,
    });
    expect(rows.map(({ id }) => id)).toEqual(data.map(({ id }) => id));
    const shenzhen = { id: 'CN-440300', level: 'city', gbCode: '440300', parent: 'CN-GD' };
    expect(data.find(({ id }) => id === 'CN-440300')).toMatchObject({
      ...shenzhen,
      name: { en: 'Shenzhen', zh: '深圳市' },
      inNationalFigures: true,
    });
    expect(rows.find(({ id }) => id === 'CN-440300')).toMatchObject({
      ...shenzhen,
      nameEn: 'Shenzhen',
      nameZh: '深圳市',
      inNationalFigures: 'true',
    });
    const left = data.filter(({ inNationalFigures }) => inNationalFigures === false);
    expect(left.map(({ id, level }) => [id, level])).toEqual([
      ['CN-HK', 'specialAdministrativeRegion'],
      ['CN-MO', 'specialAdministrativeRegion'],
      ['CN-TW', 'province'],
    ]);
  });

  it.each<[string, (entry: { id: string; level: string; parent: string | null }) => boolean]>([
    ['level=city', ({ level }) => level === 'city'],
    ['level=world,country', ({ level }) => level === 'world' || level === 'country'],
    ['parent=CN-GD', ({ parent }) => parent === 'CN-GD'],
    ['parent=CN&level=province', ({ parent, level }) => parent === 'CN' && level === 'province'],
    [
      'indicator=digital-economy-core-gdp-share-provincial',
      ({ id }) =>
        byIndicator.get('digital-economy-core-gdp-share-provincial')?.some((row) => row.area === id) ?? false,
    ],
  ])('filters by %s', async (query, isMeant) => {
    const { data } = await server().json(`/v1/areas?limit=1000&${query}`);
    expect(data.length).toBeGreaterThan(0);
    expect(data.map(({ id }) => id)).toEqual([...dataset.areas.values()].filter(isMeant).map(({ id }) => id));
  });

  it('finds the provinces that lack a figure of a concept', async () => {
    const { data } = await server().json('/v1/areas?limit=1000');
    const lacking = new Set(data.flatMap(({ lacks }) => (Array.isArray(lacks) ? lacks.map(String) : [])));
    for (const concept of dataset.concepts.keys()) {
      const known = statements.filter(({ indicator }) => {
        const about = dataset.indicators.get(indicator);
        return about?.concept === concept && about.covers === null;
      });
      const missing = mainland.filter((id) => !known.some((row) => row.area === id));
      const expected = missing.length > mainland.length - 2 ? [] : missing;
      const found = await server().json(`/v1/areas?lacks=${concept}&limit=1000`);
      expect(
        found.data.map(({ id }) => id),
        concept,
      ).toEqual(expected);
      expect(lacking.has(concept)).toBe(expected.length > 0);
    }
    expect(lacking.size).toBeGreaterThan(0);
  });

  it('refuses unknown ids and words with a way on', async () => {
    for (const query of [
      'parent=CN-GG',
      'parent=广东',
      'level=provinces',
      'lacks=digital-economy',
      'indicator=x',
    ])
      await problemOf(
        await server().get(`/v1/areas?${query}`),
        query.startsWith('level') ? 'invalid-parameters' : 'unknown-id',
      );
  });
});

describe('/v1/areas/{code}', () => {
  it('has the areas above and below', async () => {
    const shinan = await area('CN-370202');
    expect(shinan.parents.map(({ id }) => id)).toEqual(['CN-370200', 'CN-SD', 'CN', 'W0']);
    const guangdong = await area('CN-GD');
    expect(guangdong.children.map(({ id }) => id)).toEqual(['CN-440100', 'CN-440300']);
    const { data }: List = await server().json(guangdong.links.children ?? '');
    expect(data.map(({ id }) => id)).toEqual(['CN-440100', 'CN-440300']);
    expect((await area('CN')).children.map(({ id }) => id)).toEqual(provinces);
    expect((await area('W0')).parents).toEqual([]);
  });

  it('has each of its indicators with the latest figures, which are the current ones of the area', async () => {
    for (const code of ['CN-FJ', 'CN-GZ', 'CN-BJ', 'US', 'W0']) {
      const body = await area(code);
      const rows = statements.filter((statement) => statement.area === code);
      expect(body.figures.length).toBe(body.indicators);
      expect(new Set(body.figures.map(({ id }) => id))).toEqual(
        new Set(rows.map(({ indicator }) => indicator)),
      );
      for (const { id, statements: count, latest, links } of body.figures) {
        expect(count, id).toBe(rows.filter(({ indicator }) => indicator === id).length);
        const { data } = await server().json(`${links.observations}&limit=1000`);
        for (const lane of ['outturn', 'forecast', 'target'] as const) {
          const figure = latest[lane];
          if (figure === null) continue;
          const row = data.find((candidate) => candidate.id === figure.id);
          expect(row, figure.id).toMatchObject({ lane, area: code, value: figure.value });
          const later = data.filter(
            (each) => each.lane === lane && String(each.periodEnd) > String(row?.periodEnd),
          );
          expect(later.map((each) => each.id)).toEqual([]);
        }
        if (data.some(({ lane, value }) => lane === 'outturn' && value !== null))
          expect(latest.outturn, id).not.toBeNull();
      }
    }
  });

  it('names the figures of the nation, and says what is not ranked, as indicators do', async () => {
    const { figures } = await area('CN-GD');
    for (const { id, ...said } of figures) {
      const indicator = await server().json<{ data: object }>(`/v1/indicators/${id}`);
      const { national, comparableAreas } = dataset.indicators.get(id) ?? {};
      expect([said, indicator.data], id).toMatchObject([
        { national, comparableAreas },
        { national, comparableAreas },
      ]);
    }
    expect(figures.find(({ id }) => id === 'digital-economy-size-provincial-caict')).toMatchObject({
      national: { indicator: 'digital-economy-size-caict', sameDefinition: true },
      comparableAreas: true,
    });
    expect(figures.find(({ id }) => id === '5g-base-stations-provincial')).toMatchObject({
      national: { indicator: '5g-base-stations-miit', sameDefinition: false },
      comparableAreas: false,
    });
  });

  it('counts the indicators with an outturn by year', async () => {
    const { years } = await area('CN-GZ');
    const rows = statements.filter(
      ({ area: code, lane, value, indicator }) =>
        code === 'CN-GZ' &&
        lane === 'outturn' &&
        value !== null &&
        dataset.indicators.get(indicator)?.covers === null,
    );
    for (const { year, indicators } of years) {
      const inYear = rows.filter(({ period }) => period.end.startsWith(year));
      expect(indicators, year).toBe(new Set(inYear.map(({ indicator }) => indicator)).size);
    }
    expect(years.map(({ year }) => year)).toEqual(
      [...new Set(rows.map(({ period }) => period.end.slice(0, 4)))].toSorted(),
    );
  });

  it('leads on from a name and from a code of GB/T 2260', async () => {
    for (const [text, code] of [
      ['Shenzhen', 'CN-440300'],
      ['深圳', 'CN-440300'],
      ['440000', 'CN-GD'],
    ]) {
      const { links } = await problemOf(
        await server().get(`/v1/areas/${encodeURIComponent(text ?? '')}`),
        'unknown-id',
      );
      expect(links.tryInstead).toMatch(new RegExp(`/v1/areas/${code}$`));
    }
  });
});

describe('a search', () => {
  it.each(['Fujian', '福建'])('for %s finds every indicator of the province', async (text) => {
    const { data } = await server().json(`/v1/indicators?limit=1000&q=${encodeURIComponent(text)}`);
    const found = data.map(({ id }) => id);
    const own = new Set(statements.filter((row) => row.area === 'CN-FJ').map(({ indicator }) => indicator));
    expect(found).toEqual(expect.arrayContaining([...own]));
  });
});

describe('coverage of an indicator', () => {
  it('lists its areas, and the provinces that it lacks where it is provincial', async () => {
    const { data } = await server().json('/v1/indicators?limit=1000&fields=*');
    expect(data.length).toBe(indicators.filter(({ retired }) => retired === null).length);
    let provincial = 0;
    for (const { id, areas, covers, coverage } of data) {
      const own = [...new Set((byIndicator.get(id) ?? []).map((row) => row.area))].toSorted();
      const missing = mainland.filter((code) => !own.includes(code));
      const isProvincial = covers === null && missing.length <= mainland.length - 2;
      provincial += Number(isProvincial);
      expect(areas, id).toEqual(own);
      expect(coverage, id).toEqual({ count: own.length, areas: own, missing: isProvincial ? missing : null });
    }
    expect(provincial).toBeGreaterThan(3);
  });

  it('is in tables where `fields` names it', async () => {
    const text = await server().text('/v1/indicators?fields=id,coverage&format=csv');
    const rows: Record<string, string>[] = parse(text, { columns: true });
    for (const { areaCount, areas = '' } of rows) expect(Number(areaCount)).toBe(areas.split(' ').length);
    expect(Object.keys(rows[0] ?? {})).toEqual(['id', 'areas', 'areaCount', 'missingAreas']);
  });
});
