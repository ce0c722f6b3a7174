import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

/** Milliseconds that the work takes on the machine on which the targets are stated, when nothing else runs there. */
const reference = 9;
const rounds = 25;
/** Rounds after which the compiler has done its part. */
const warmUp = 5;
const bytes = Buffer.alloc(8 * 2 ** 20, 7);

/**
 * How many times longer than on the quiet reference machine a fixed piece of work takes now, at least 1: the second slowest of
 * 20 rounds over half a second, because targets are about the slowest requests.
 */
export async function slowness(): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const begun = performance.now();
    createHash('sha256').update(bytes).digest();
    JSON.stringify(Array.from({ length: 20_000 }, (_, place) => ({ place, text: `row ${place}` })));
    times.push(performance.now() - begun);
    await pause(25);
  }
  return Math.max(1, (times.slice(warmUp).toSorted((a, b) => b - a)[1] ?? 0) / reference);
}

/** The short form runs on machines that others share: three times as much time is allowed. */
const leeway = process.argv.includes('--short') ? 3 : 1;

/** What a section returns, and what limits of time are multiplied with: the larger of the slownesses before and after it, and the leeway of the short form. */
export async function calibrated<T>(section: () => Promise<T>): Promise<{ result: T; slow: number }> {
  const before = await slowness();
  const result = await section();
  return { result, slow: leeway * Math.max(before, await slowness()) };
}
