import { describe, expect, it } from 'vitest';
import { served } from '../server.ts';

const server = served();

async function values(query: string): Promise<unknown[]> {
  const { data } = await server().json(`/v1/observations?${query}`);
  return data.map(({ value }) => value);
}

describe('an observation', () => {
  it('has always the same keys, in the same order', async () => {
    const { data } = await server().json('/v1/observations?indicator=*&revisions=all');
    const keys =
      'id indicator area frequency period periodStart periodEnd lane kind value missingReason unit scale qualifier bounds display statement publishedOn publishedPrecision knownFrom knownUntil relation caveats source links evidence';
    for (const row of data) expect(Object.keys(row).join(' ')).toBe(keys);
  });

  it('has no value but a reason and bounds where the source printed a range', async () => {
    const { data } = await server().json('/v1/observations?indicator=output-b&area=W0&period=2024-Q1');
    expect(data[0]).toMatchObject({
      value: null,
      missingReason: 'publishedAsRange',
      bounds: { lower: 20, upper: 24, lowerInclusive: true, upperInclusive: true, basis: 'range' },
    });
  });

  it('shows a document without a link where none may be shown', async () => {
    const { data } = await server().json('/v1/observations?source=b-2024&indicator=output-b&last=1&area=CN');
    expect(data[0]?.source).toMatchObject({ id: 'b-2024', url: null });
    expect(data[0]?.publishedOn).toBe('2024-08');
  });
});

describe('filters', () => {
  it.each([
    ['indicator=output-a,market-a&period=2022', [5.5e12, 5.8]],
    ['indicator=firms-a&area=CN-GZ', [1200]],
    ['concept=made-up-output&period=2024-01', [0.5]],
    ['indicator=output-b&period=2024-01..2024-02&frequency=M', [0.5, 0.45]],
    ['indicator=output-b&frequency=YTD', [0.95, 1.56]],
    ['indicator=output-b&period=2024-01-01/P2M', [0.95]],
    ['indicator=output-b&period=2024-Q1&frequency=Q', [null]],
    ['indicator=output-a&period=..2021', [3.1, 4.25]],
    ['indicator=output-a&period=2024..', [8.5, 20]],
    ['indicator=output-a&kind=target,forecast&period=2024..', [8.5, 20]],
    ['indicator=output-a&last=1', [7.05, 8.5, 20]],
    ['indicator=output-a&last=1&period=..2022', [5.8]],
    ['source=press-2024&revisions=all', [7]],
  ])('%s', async (query, expected) => {
    const found = await values(query);
    expect(found.toSorted()).toEqual(expected.toSorted());
  });

  it('take a year for the year and every period inside it', async () => {
    const { data } = await server().json('/v1/observations?indicator=output-b&period=2024');
    expect(new Set(data.map(({ frequency }) => frequency))).toEqual(new Set(['S', 'Q', 'M', 'YTD']));
  });

  it('take all indicators for a star', async () => {
    const { page } = await server().json('/v1/observations?indicator=*&revisions=all');
    expect(page.total).toBe(22);
  });
});

describe('lanes', () => {
  it('never mix: a forecast of a year stays beside its outturn', async () => {
    const { data } = await server().json('/v1/observations?indicator=output-a&period=2023');
    expect(data.map(({ lane, value }) => [lane, value])).toEqual([
      ['outturn', 7.05],
      ['forecast', 6.9],
    ]);
  });
});

describe('asOf', () => {
  it('hides a revision published after that day', async () => {
    expect(await values('indicator=output-a&period=2022&asOf=2024-05-09')).toEqual([5.5]);
    expect(await values('indicator=output-a&period=2022&asOf=2024-05-10')).toEqual([5.8]);
  });

  it('is said in meta, and finds nothing before the first publication', async () => {
    const { data, meta } = await server().json('/v1/observations?indicator=output-a&asOf=2023-05-09');
    expect(data).toEqual([]);
    expect(meta).toMatchObject({ asOf: '2023-05-09', emptyReason: 'notPublishedByThen' });
  });
});

describe('revisions', () => {
  const query = 'indicator=output-a&period=2022..2023&kind=actual';

  it('shows the current, the first or all statements', async () => {
    expect(await values(query)).toEqual([5.8, 7.05]);
    expect(await values(`${query}&revisions=first`)).toEqual([5.5, 7.05]);
    expect(await values(`${query}&revisions=all`)).toEqual([5.5, 5.8, 7.05, 7, 9]);
  });

  it('labels each statement with its relation', async () => {
    const { data } = await server().json(`/v1/observations?${query}&revisions=all`);
    expect(data.map(({ relation }) => relation)).toEqual([
      'first',
      'revises',
      'first',
      'corroborates',
      'disputes',
    ]);
  });
});

describe('release', () => {
  it('shows the dataset as it was stored then', async () => {
    const { data, meta } = await server().json('/v1/observations?indicator=*&release=first');
    expect(data.map(({ value }) => value)).toEqual([5.5e12, 3.1, 4.25, 5.5, 6.9]);
    expect(meta.release).toBe('first');
    expect(await values('indicator=output-a&period=2022&release=second')).toEqual([5.8]);
  });
});

describe('sort', () => {
  it('orders by several keys, a minus for descending', async () => {
    const { data } = await server().json(
      '/v1/observations?indicator=output-a,market-a&area=CN&kind=actual&sort=-period,indicator',
    );
    expect(data.map(({ period, indicator }) => `${period} ${indicator}`)).toEqual([
      '2023 market-a',
      '2023 output-a',
      '2022 market-a',
      '2022 output-a',
      '2021 output-a',
      '2020 output-a',
    ]);
  });

  it('puts missing values first when it orders by value, last when descending', async () => {
    const ascending = await values('indicator=output-b&area=W0&sort=value');
    expect(ascending).toEqual([null, 44]);
    expect(await values('indicator=output-b&area=W0&sort=-value')).toEqual([44, null]);
  });
});

describe('fields', () => {
  it('keeps the keys asked for, in the order asked', async () => {
    const { data } = await server().json(
      '/v1/observations?indicator=output-a&kind=actual&fields=value,period&limit=1',
    );
    expect(JSON.stringify(data[0])).toBe('{"value":3.1,"period":"2020"}');
  });
});
