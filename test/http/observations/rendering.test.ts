import { describe, expect, it } from 'vitest';
import { served } from '../server.ts';

const server = served();
const market = '/v1/observations?indicator=market-a&area=CN&period=2023';

describe('scale', () => {
  it('divides value and bounds alike, exactly, and every row says it', async () => {
    const { data } = await server().json(`${market}&scale=yi`);
    expect(data[0]).toMatchObject({
      value: 58600,
      scale: 'yi',
      unit: 'CNY',
      bounds: { lower: 58550, upper: 58650 },
      display: '58,600 hundred million yuan',
    });
  });

  it.each([
    ['1', 5860000000000],
    ['thousand', 5860000000],
    ['wan', 586000000],
    ['million', 5860000],
    ['billion', 5860],
    ['trillion', 5.86],
  ])('%s makes %d', async (scale, value) => {
    const { data } = await server().json(`${market}&scale=${scale}`);
    expect(data[0]).toMatchObject({ value, scale });
  });

  it('leaves zettabytes alone and warns of it', async () => {
    const { data, meta } = await server().json('/v1/observations?indicator=output-a&last=1&scale=yi');
    expect(data.every(({ scale }) => scale === '1')).toBe(true);
    expect(meta.warnings.map(({ code }) => code)).toContain('scaleNotApplied');
  });
});

describe('lang', () => {
  it('makes texts in either language', async () => {
    const { data: en } = await server().json('/v1/observations?indicator=firms-a&area=CN');
    const { data: zh } = await server().json('/v1/observations?indicator=firms-a&area=CN&lang=zh');
    expect(en[0]?.display).toBe('over 400,000');
    expect(zh[0]?.display).toBe('超过40万');
    expect(en[0]?.statement).toContain('as stated by Office A on 2024-05-10');
    expect(zh[0]?.statement).toContain('中国2023年');
  });

  it('counts by 亿 in Chinese and by trillion in English', async () => {
    const { data: zh } = await server().json(`${market}&lang=zh`);
    const { data: en } = await server().json(`${market}&lang=en`);
    expect(zh[0]?.display).toBe('5.86万亿元');
    expect(en[0]?.display).toBe('5.86 trillion yuan');
  });
});

describe('warnings', () => {
  const codes = async (query: string) =>
    (await server().json(`/v1/observations?${query}`)).meta.warnings.map(({ code }) => code);

  it('say when lanes, definitions or cumulative rows stand together', async () => {
    expect(await codes('indicator=output-a')).toEqual(['mixedLanes']);
    expect(await codes('indicator=output-b&frequency=YTD')).toEqual(['cumulative']);
    expect(await codes('concept=made-up-output&kind=actual,preliminary&frequency=A,M')).toEqual([
      'rivalDefinitions',
    ]);
    expect(await codes('indicator=market-a&area=CN')).toEqual([]);
  });

  it('say that a filter by source leaves out what is not current', async () => {
    const { data, meta } = await server().json('/v1/observations?source=a-2023&indicator=output-a');
    expect(data.map(({ period }) => period)).toEqual(['2020', '2021', '2023']);
    expect(meta.warnings.find(({ code }) => code === 'notCurrent')?.detail).toMatch(/^1 more/);
  });
});

describe('alternatives', () => {
  it('name the rivals of the concept that were not asked for', async () => {
    const { meta } = await server().json('/v1/observations?indicator=output-a');
    expect(meta.alternatives.map(({ indicator }) => indicator)).toEqual(['output-b']);
    const { meta: both } = await server().json('/v1/observations?concept=made-up-output');
    expect(both.alternatives).toEqual([]);
  });
});

describe('emptyReason', () => {
  it.each([
    ['indicator=output-a&asOf=2000-01-01', 'notPublishedByThen'],
    ['indicator=output-a&period=1999', 'noneInPeriod'],
    ['indicator=output-a&frequency=M', 'noneOfFrequency'],
    ['indicator=market-a&kind=target', 'noneOfKind'],
    ['indicator=market-a&lane=target', 'noneOfLane'],
    ['indicator=output-a&updatedAfter=2026-01-01', 'noneKnownSince'],
    ['indicator=output-a&updatedAfter=2025-01-01&asOf=2024-06-30', 'noneKnownSince'],
    ['topic=firms&concept=made-up-output', 'noneMatch'],
    ['indicator=output-a&area=CN-GZ', 'noneInArea'],
    ['indicator=firms-a&source=b-2024', 'noneOfSource'],
    ['source=press-2024', 'noneCurrent'],
    ['indicator=silent-a', 'noneMatch'],
  ])('%s: %s', async (query, reason) => {
    const { data, page, meta } = await server().json(`/v1/observations?${query}`);
    expect(data).toEqual([]);
    expect(page).toMatchObject({ total: 0, next: null });
    expect(meta.emptyReason).toBe(reason);
  });

  it('is absent where there are rows', async () => {
    const { meta } = await server().json('/v1/observations?indicator=output-a');
    expect(meta).not.toHaveProperty('emptyReason');
  });
});
