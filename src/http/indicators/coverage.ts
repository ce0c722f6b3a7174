import type { Series } from '../../domain/catalogue/catalogue.ts';
import { compareEnds, type Frequency, frequencies, parsePeriod } from '../../domain/time/period.ts';

/** What an indicator has, over all its series. */
export interface Coverage {
  readonly frequencies: readonly Frequency[];
  readonly areas: readonly string[];
  /** The period that begins first; of several the longest. */
  readonly firstPeriod: string | null;
  /** The period that ends last; of several the longest. */
  readonly lastPeriod: string | null;
  /** Last day of the last period; empty where there is none. */
  readonly lastDay: string;
  readonly statements: number;
}

/** What the series of an indicator cover together. */
export function coverageOf(series: readonly Series[]): Coverage {
  const ends = new Set(series.flatMap(({ firstPeriod, lastPeriod }) => [firstPeriod, lastPeriod]));
  const periods = [...ends].map(parsePeriod).sort(compareEnds);
  const start = periods.map((period) => period.start).toSorted()[0];
  const last = periods.at(-1);
  return {
    frequencies: frequencies.filter((frequency) => series.some((entry) => entry.frequency === frequency)),
    areas: [...new Set(series.map(({ area }) => area))],
    firstPeriod: periods.findLast((period) => period.start === start)?.text ?? null,
    lastPeriod: last?.text ?? null,
    lastDay: last?.end ?? '',
    statements: series.reduce((sum, { statements }) => sum + statements, 0),
  };
}
