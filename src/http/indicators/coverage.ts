import type { Series } from '../../domain/catalogue/catalogue.ts';
import { type Frequency, frequencies } from '../../domain/time/period.ts';

/** What an indicator has, over all its series. */
export interface Coverage {
  readonly frequencies: readonly Frequency[];
  readonly areas: readonly string[];
  readonly firstPeriod: string | null;
  readonly lastPeriod: string | null;
  readonly statements: number;
}

export function coverageOf(series: readonly Series[]): Coverage {
  const periods = series.flatMap(({ firstPeriod, lastPeriod }) => [firstPeriod, lastPeriod]).sort();
  return {
    frequencies: frequencies.filter((frequency) => series.some((entry) => entry.frequency === frequency)),
    areas: [...new Set(series.map(({ area }) => area))],
    firstPeriod: periods[0] ?? null,
    lastPeriod: periods.at(-1) ?? null,
    statements: series.reduce((sum, { statements }) => sum + statements, 0),
  };
}
