import { beforeAll, describe, expect, it } from 'vitest';
import { everyNth } from '../../long-form.ts';
import { currentIndicators as indicators } from '../../seed/dataset.ts';
import type { ProblemBody } from '../plugins/problem.ts';
import { type List, seedFolder, served } from '../server.ts';

const server = served({ folder: seedFolder });
const rowsOf = async (query: string) =>
  (await server().json<List>(`/v1/observations?${query}&limit=1000`)).data;

describe('a ratio that means nothing', () => {
  it.each([
    ['dollars over yuan', 'software-exports-miit&per=gdp&frequency=A', 'currenciesDiffer'],
    ['an index per person', 'digital-china-index-nda&per=person', 'ratioOfIndex'],
    [
      'a rate per 10,000 people per person',
      '5g-base-stations-per-10000&per=person&frequency=A',
      'ratioOfRatio',
    ],
  ])('%s is 422 with an address that works', async (_, query, code) => {
    const response = await server().get(`/v1/observations?indicator=${query}`);
    expect(response.status).toBe(422);
    const body: ProblemBody = JSON.parse(await response.text());
    expect(body.errors[0]?.code).toBe(code);
    expect((await server().get(body.links.tryInstead ?? '')).status).toBe(200);
  });
});

describe('every figure per person of the catalogue', () => {
  const rows: List['data'][number][] = [];
  beforeAll(async () => {
    for (const { id } of indicators) {
      const response = await server().get(
        `/v1/observations?indicator=${id}&per=person&frequency=A&limit=1000`,
      );
      if (response.status === 200) rows.push(...JSON.parse(await response.text()).data);
    }
  }, 60_000);

  it('is in a unit that people read, never in millionths of a zettabyte', () => {
    expect(rows.length).toBeGreaterThan(100);
    for (const { unit } of rows) expect(unit).not.toMatch(/^(TB|PB|EB|ZB|PFLOPS|EFLOPS)_PER_person$/);
  });

  it('is of a size that people read: of firms it counts those per million people', () => {
    const tiny = rows.filter(({ value }) => value !== null && Math.abs(Number(value)) < 0.001);
    expect(tiny.map(({ indicator, display }) => `${indicator} ${display}`)).toEqual([]);
  });

  it('is never of a ratio or an index', () => {
    const levels = new Set(
      indicators.filter(({ nature }) => nature === 'flow' || nature === 'stock').map(({ id }) => id),
    );
    for (const { indicator, value } of rows) if (value !== null) expect(levels).toContain(indicator);
  });
});

describe('figures of provinces over one of China', () => {
  it('are null beside figures of China, with a warning that names them and counts what are more', async () => {
    const { data, meta } = await server().json<List>(
      '/v1/observations?indicator=data-industry-market-size-nddri,digital-economy-value-added-provincial-broad&area=CN,CN-*&per=gdp&limit=1000',
    );
    const mixed = data.filter(({ missingReason }) => missingReason === 'mismatchedAreas');
    const areas = new Set(mixed.map(({ area }) => String(area)));
    expect(areas.size).toBeGreaterThan(5);
    expect(areas).not.toContain('CN');
    const told = meta.warnings.find(({ code }) => code === 'mismatchedAreas')?.detail ?? '';
    const [first = '', ...others] = [...areas].sort();
    expect(told).toContain(
      `digital-economy-value-added-provincial-broad of ${first} over gdp-current-nbs of CN`,
    );
    expect(told).toContain(
      `digital-economy-value-added-provincial-broad (${others.slice(0, 5).join(', ')} and ${others.length - 5} more areas)`,
    );
  });

  it('are refused alone, once for each indicator, with levels to take instead', async () => {
    const response = await server().get(
      '/v1/observations?indicator=digital-economy-value-added-provincial-broad&area=CN-*&per=gdp',
    );
    const body: ProblemBody = JSON.parse(await response.text());
    expect(body.errors).toHaveLength(1);
    expect(body.errors[0]?.suggestions).toBeUndefined();
    const { data } = await server().json<List>(body.links.tryInstead ?? '');
    expect(data.length).toBeGreaterThan(0);
  });
});

describe('an indicator that covers a part of its area', () => {
  const parts = indicators.filter(({ covers, retired }) => covers !== null && retired === null);
  const answerOf = async (query: string) => {
    const response = await server().get(`/v1/observations?${query}&limit=1000`);
    return { status: response.status, text: await response.text() };
  };

  it.each(['gdp', 'person'])(
    'has no value per %s, and a way on that works',
    async (per) => {
      for (const { id } of everyNth(4, parts)) {
        const { status, text } = await answerOf(`indicator=${id}&per=${per}`);
        expect([id, status]).toEqual([id, 422]);
        const body: ProblemBody = JSON.parse(text);
        expect(body).toMatchObject({ type: '/errors/mismatched-areas' });
        expect(body.errors).toMatchObject([{ parameter: 'per', value: per, code: 'mismatchedAreas' }]);
        const retry = await server().json<List>(body.links.tryInstead ?? '');
        expect(retry.data.map(({ indicator }) => indicator)).toContain(id);
      }
    },
    60_000,
  );

  it('is null beside others, with a warning that names the part', async () => {
    const body = await server().json<List>(
      '/v1/observations?indicator=data-industry-market-size-nddri,data-industry-scale-east-nddri&per=gdp&period=2024',
    );
    const values = Object.fromEntries(
      body.data.map(({ indicator, value, missingReason }) => [indicator, value ?? missingReason]),
    );
    expect(values['data-industry-scale-east-nddri']).toBe('mismatchedAreas');
    // 5.86 trillion yuan over a GDP of 134.8 to 135 trillion
    expect(Number(values['data-industry-market-size-nddri'])).toBeCloseTo(4.34, 1);
    expect(body.meta.warnings).toContainEqual({
      code: 'mismatchedAreas',
      detail: expect.stringContaining('covers the eastern region only'),
    });
  });

  it('is divided by what the client names, and says which part it covers', async () => {
    const [row] = await rowsOf(
      'indicator=data-industry-scale-east-nddri&transform=ratio&by=data-industry-market-size-nddri&period=2024',
    );
    expect(Number(row?.value)).toBeGreaterThan(0.5);
    expect(Number(row?.value)).toBeLessThan(0.8);
    const { data } = await server().json<{ data: { covers: unknown } }>(
      '/v1/indicators/data-industry-scale-east-nddri',
    );
    expect(data.covers).toEqual({ en: 'the eastern region', zh: '东部地区' });
  });
});

describe('units and currencies', () => {
  it('are the same on both sides: exabytes over zettabytes are a ratio', async () => {
    const [row] = await rowsOf('indicator=ai-data-used-nda&transform=ratio&by=data-output-nda&frequency=A');
    expect(row?.unit).toBe('RATIO');
  });

  it('are gigabytes per person, of 1024 to the fourth to the zettabyte where the source counts so', async () => {
    const [row] = await rowsOf('indicator=data-output-nda&per=person&period=2024&frequency=A');
    // 41.06 * 1024^4 / 1,408,975,000
    expect(row).toMatchObject({ unit: 'GB_PER_person', display: expect.stringContaining('GB a person') });
    expect(Number(row?.value)).toBeCloseTo((41.06 * 1024 ** 4) / 1_408_975_000, 0);
  });

  it('are firms per million people, in both languages', async () => {
    const query = 'indicator=data-enterprises-nddri&per=person&period=2024';
    const [row] = await rowsOf(query);
    const [chinese] = await rowsOf(`${query}&lang=zh`);
    // 400,000 / 1,408,975,000 * 1,000,000 = 283.894…
    expect(row).toMatchObject({
      unit: 'count_PER_millionPeople',
      display: 'over 283.8 per million people',
      derivation: { formula: 'x1 / x2 * 1000000' },
    });
    expect(chinese?.display).toBe('超过283.8／百万人');
  });

  it('are converted on both sides or on neither', async () => {
    const query = 'indicator=digital-economy-size-caict&per=gdp&frequency=A&period=2023&kind=actual';
    const [yuan] = await rowsOf(query);
    const [dollars] = await rowsOf(`${query}&currency=USD`);
    expect(dollars).toMatchObject({ value: yuan?.value, unit: 'percent' });
  });
});
