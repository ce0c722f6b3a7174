import { type Load, load, type Measured } from './load.ts';

export interface Runner {
  readonly name: string;
  readonly load: Load;
}

export interface Standing extends Measured {
  readonly name: string;
  /** Requests a second over those of the first runner: median of the ratios within each round. */
  readonly ratio: number;
}

/** Lets runners take turns, so that whatever else the machine does meets all of them; medians over the rounds. */
export async function race(runners: readonly Runner[], rounds = 5): Promise<Standing[]> {
  const results: Measured[][] = runners.map(() => []);
  // Code is compiled while it runs: what was never warm is not what people meet.
  for (const { load: what } of runners) await load({ ...what, seconds: 4 });
  for (let round = 0; round < rounds; round += 1)
    for (const [place, { load: what }] of runners.entries()) results[place]?.push(await load(what));
  return runners.map(({ name }, place) => {
    const own = results[place] ?? [];
    const first = results[0] ?? [];
    return {
      name,
      perSecond: median(own.map(({ perSecond }) => perSecond)),
      p50: median(own.map(({ p50 }) => p50)),
      p99: median(own.map(({ p99 }) => p99)),
      failed: own.reduce((sum, { failed }) => sum + failed, 0),
      ratio: median(own.map(({ perSecond }, round) => perSecond / (first[round]?.perSecond ?? Number.NaN))),
    };
  });
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const [low = Number.NaN, high = Number.NaN] = [sorted[half - 1 + (sorted.length % 2)], sorted[half]];
  return (low + high) / 2;
}
