import { describe, expect, it } from 'vitest';
import { type Row, type Single, seedFolder, served } from '../server.ts';

const server = served({ folder: seedFolder });
const source = 'capitalfm-2025-09-22';

const rounding = { basis: 'rounding', lowerInclusive: true, upperInclusive: false };

/*
 * Worked out by hand from what the article prints.
 * exact: half a unit of the last digit (41.06 -> 0.005; 25 -> 0.5; 5.86 trillion -> 0.005 trillion).
 * about: the same with trailing zeros not counted, two digits at least (35, 49 trillion -> 0.5; 10 -> 0.5; 6.9 trillion -> 0.05).
 */
const figures = {
  'data-enterprises-nddri': {
    period: '2024',
    kind: 'actual',
    value: 400000,
    qualifier: 'over',
    display: 'over 400,000',
    bounds: {
      lower: 400000,
      upper: null,
      lowerInclusive: false,
      upperInclusive: false,
      basis: 'inequality',
    },
  },
  'data-industry-market-size-nddri': {
    period: '2024',
    kind: 'actual',
    value: 5860000000000,
    qualifier: 'exact',
    display: '5.86 trillion yuan',
    bounds: { lower: 5855000000000, upper: 5865000000000, ...rounding },
  },
  'data-output-nda': {
    period: '2024',
    kind: 'actual',
    value: 41.06,
    qualifier: 'exact',
    display: '41.06 ZB',
    bounds: { lower: 41.055, upper: 41.065, ...rounding },
  },
  'data-output-nda-yoy': {
    period: '2024',
    kind: 'actual',
    value: 25,
    qualifier: 'exact',
    display: '25%',
    bounds: { lower: 24.5, upper: 25.5, ...rounding },
  },
  'digital-economy-core-gdp-share-nbs': {
    period: '2024',
    kind: 'actual',
    value: 10,
    qualifier: 'about',
    display: 'about 10%',
    bounds: { lower: 9.5, upper: 10.5, ...rounding },
  },
  'digital-economy-gdp-share-nda': {
    period: '2025',
    kind: 'forecast',
    value: 35,
    qualifier: 'about',
    display: 'about 35%',
    bounds: { lower: 34.5, upper: 35.5, ...rounding },
  },
  'digital-economy-value-added-nda': {
    period: '2025',
    kind: 'forecast',
    value: 49000000000000,
    qualifier: 'about',
    display: 'about 49 trillion yuan',
    bounds: { lower: 48500000000000, upper: 49500000000000, ...rounding },
  },
  'digital-economy-value-added-nda-usd': {
    period: '2025',
    kind: 'forecast',
    value: 6900000000000,
    qualifier: 'about',
    display: 'about 6.9 trillion US dollars',
    bounds: { lower: 6850000000000, upper: 6950000000000, ...rounding },
  },
};

describe('the figures of the article', () => {
  it.each(Object.entries(figures))(
    'serves %s with value, qualifier and bounds',
    async (indicator, figure) => {
      const { data } = await server().json(
        `/v1/observations?indicator=${indicator}&source=${source}&revisions=all`,
      );
      expect(data).toHaveLength(1);
      expect(data[0]).toMatchObject({ indicator, area: 'CN', scale: '1', missingReason: null, ...figure });
    },
  );

  it('are eight', async () => {
    const { data } = await server().json(`/v1/observations?source=${source}&revisions=all`);
    expect(data.map(({ indicator }) => indicator)).toEqual(Object.keys(figures));
  });

  it('keep who said it, on whose behalf, and in which paragraph', async () => {
    const { data } = await server().json<Single<Row>>(
      `/v1/observations/digital-economy-value-added-nda.CN.2025.${source}`,
    );
    expect(data).toMatchObject({
      digits: '49',
      exponent: 12,
      provenance: {
        source,
        producer: 'nda',
        locator: 'para 8',
        locatorQuality: 'paragraph',
        periodBasis: 'stated',
        saidBy: 'Liu Liehong',
        onBehalfOf: 'nda',
      },
    });
  });

  it('say that the year of the core industries is inferred', async () => {
    const { data } = await server().json<Single<Row>>(
      `/v1/observations/digital-economy-core-gdp-share-nbs.CN.2024.${source}`,
    );
    expect(data.provenance).toMatchObject({ periodBasis: 'inferred', saidBy: null });
    expect(data.caveats).toHaveLength(2);
  });
});

describe('the latest forecast and the latest outturn', () => {
  it('are never confused: for 2025 the article gives only a forecast', async () => {
    const query = 'indicator=digital-economy-value-added-nda&period=2025&release=1';
    const { data } = await server().json(`/v1/observations?${query}`);
    expect(data.map(({ lane, kind }) => [lane, kind])).toEqual([['forecast', 'forecast']]);
    const { data: outturn, meta } = await server().json(
      `/v1/observations?${query}&kind=actual,preliminary,estimate`,
    );
    expect(outturn).toEqual([]);
    expect(meta.emptyReason).toBe('noneOfKind');
  });

  it('stand apart under latest, where the forecast gives way to the outturn that came after the article', async () => {
    const { data } = await server().json<Single<{ latest: Record<string, Row | null> }>>(
      '/v1/indicators/digital-economy-value-added-nda',
    );
    const { outturn = null, forecast, target } = data.latest;
    expect([forecast, target]).toEqual([null, null]);
    expect(outturn).toMatchObject({ lane: 'outturn', period: '2025', value: 49000000000000 });
    expect(String(outturn?.publishedOn) > '2025-09-22').toBe(true);
  });

  it('carry kinds of their own lane only', async () => {
    const lanes = {
      outturn: ['actual', 'preliminary', 'estimate'],
      forecast: ['forecast'],
      target: ['target'],
    };
    for (const indicator of Object.keys(figures)) {
      const { data } = await server().json<Single<{ latest: Record<string, Row | null> }>>(
        `/v1/indicators/${indicator}`,
      );
      for (const [lane, kinds] of Object.entries(lanes))
        if (data.latest[lane]) expect(kinds).toContain(data.latest[lane].kind);
    }
  });
});
