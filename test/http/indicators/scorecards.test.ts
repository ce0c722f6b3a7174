import { describe, expect, it } from 'vitest';
import { seedFolder, served } from '../server.ts';

const server = served({ folder: seedFolder });

interface Scorecard {
  readonly period: string;
  readonly forecast: { readonly id: string; readonly value: number };
  readonly outturn: { readonly id: string; readonly value: number };
  readonly forecaster: { readonly en: string; readonly zh: string };
  readonly daysBefore: number;
  readonly error: number;
  readonly errorBounds: { readonly lower: number; readonly upper: number };
  readonly errorPercent: number;
}

async function scorecards(indicator: string): Promise<Scorecard[]> {
  const { data } = await server().json<{ data: { scorecards: Scorecard[] } }>(`/v1/indicators/${indicator}`);
  return data.scorecards;
}

describe('a scorecard', () => {
  // About 49 trillion on 22 September 2025, against about 49 trillion on 20 January 2026: each within half a trillion.
  it('holds the forecast of the article against what came out', async () => {
    const [card] = await scorecards('digital-economy-value-added-nda');
    expect(card).toMatchObject({
      period: '2025',
      forecast: { id: 'digital-economy-value-added-nda.CN.2025.capitalfm-2025-09-22', value: 49e12 },
      outturn: { value: 49e12 },
      forecaster: { en: 'Liu Liehong', zh: '刘烈宏' },
      daysBefore: 120,
      error: 0,
      errorBounds: { lower: -1e12, upper: 1e12 },
      errorPercent: 0,
    });
  });

  it('is not made where nothing has come out, or nothing was forecast', async () => {
    expect(await scorecards('data-enterprises-nddri')).toEqual([]);
  });
});
