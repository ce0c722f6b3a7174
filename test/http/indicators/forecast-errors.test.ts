import { describe, expect, it } from 'vitest';
import { type Single, served } from '../server.ts';

const server = served();

describe('the scorecard of a forecast that was too low', () => {
  it('counts the days from its publication to that of the outturn, and bounds the negative error', async () => {
    const { data } = await server().json<Single<{ scorecards: unknown[] }>>('/v1/indicators/output-a');
    expect(data.scorecards).toEqual([
      expect.objectContaining({
        // From 10 May 2023 to 10 May 2024: a year with a 29 February.
        daysBefore: 366,
        // about 6.9 is 6.85..6.95, and 7.05 is 7.045..7.055: 6.85 - 7.055 and 6.95 - 7.045
        error: -0.15,
        errorBounds: expect.objectContaining({ lower: -0.205, upper: -0.095 }),
        // -0.15 / 7.05
        errorPercent: -2.127_66,
      }),
    ]);
  });
});
