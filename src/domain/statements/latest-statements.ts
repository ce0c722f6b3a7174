import { compareEnds, frequencies } from '../time/period.ts';
import { type Lane, lanes, wordsOf } from './codes.ts';
import { isCurrentStatement, type Statement } from './statement.ts';

/** A statement with a value. */
export type Valued = Statement & { readonly value: number };

/**
 * The latest figure of each frequency and lane that an indicator has in an area, in that order: of outturns the one that
 * ends last, of forecasts and targets the one that ends next. `rows` are statements of one indicator and area as known on
 * a day; only current ones with a value are taken.
 */
export function latestInEach(rows: readonly Statement[], day: string): Valued[] {
  const reached = lastOutturn(rows);
  return frequencies.flatMap((frequency) => {
    const ofFrequency = rows.filter(({ period }) => period.frequency === frequency);
    return [...latestOf(ofFrequency, reached, day).values()];
  });
}

/** The latest figure of each lane, whatever its frequency; of two that end on one day the one of the longer period. */
export function latestOfLanes(rows: readonly Statement[], day: string): ReadonlyMap<Lane, Valued> {
  return latestOf(rows, lastOutturn(rows), day);
}

function latestOf(
  rows: readonly Statement[],
  reached: string | null,
  day: string,
): ReadonlyMap<Lane, Valued> {
  const stated = rows.filter((row): row is Valued => row.value !== null && isCurrentStatement(row));
  return new Map(
    wordsOf(lanes).flatMap((lane) => {
      const ofLane = stated
        .filter((row) => row.lane === lane)
        .sort((a, b) => compareEnds(a.period, b.period));
      const latest = lane === 'outturn' ? ofLane.at(-1) : nextOf(ofLane, reached, day);
      return latest === undefined ? [] : [[lane, latest]];
    }),
  );
}

/**
 * Of forecasts or targets, sorted by their ends, the first that ends after the newest outturn; none where an outturn has
 * reached them all. Without any outturn the day takes its place, and the last one stays the word where all lie behind.
 */
function nextOf(sorted: readonly Valued[], reached: string | null, day: string): Valued | undefined {
  const next = sorted.find(({ period }) => period.end > (reached ?? day));
  if (next === undefined) return reached === null ? sorted.at(-1) : undefined;
  return sorted.findLast(({ period }) => period.end === next.period.end);
}

/** The last day of the newest outturn, one that was published as a range included; null where there is none. */
function lastOutturn(rows: readonly Statement[]): string | null {
  const ends = rows
    .filter((row) => row.lane === 'outturn' && isCurrentStatement(row))
    .map(({ period }) => period.end);
  return ends.sort().at(-1) ?? null;
}
