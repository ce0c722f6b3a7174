/** Members of an observation in the order of the API. */
const members =
  'id indicator area frequency period kind value unit qualifier bounds display statement publishedOn relation source links'.split(
    ' ',
  );

/** Pseudo-random numbers from 0 to 1: the same for the same seed (mulberry32). */
export function randoms(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * A function that returns the next `count` addresses of series; it never returns one twice.
 * Each names an indicator and, with separate probabilities, a day of `asOf`, a period, a limit and fields.
 */
export function neverSeen(indicators: readonly string[], seed: number): (count: number) => string[] {
  const random = randoms(seed);
  const seen = new Set<string>();
  const next = (): string => {
    for (;;) {
      const path = `/v1/observations?${seriesQuery(indicators, random)}`;
      if (seen.has(path)) continue;
      seen.add(path);
      return path;
    }
  };
  return (count) => Array.from({ length: count }, next);
}

function seriesQuery(indicators: readonly string[], random: () => number): string {
  const whole = (from: number, to: number) => from + Math.floor(random() * (to - from + 1));
  const indicator = indicators[whole(0, indicators.length - 1)];
  const parts = [`indicator=${indicator}`];
  if (random() < 0.6) parts.push(`asOf=${day(whole(0, 3 * 365))}`);
  if (random() < 0.5) parts.push(`period=${period(whole)}`);
  if (random() < 0.5) parts.push(`limit=${whole(1, 1000)}`);
  if (random() < 0.5) parts.push(`fields=${members.filter(() => random() < 0.4).join(',') || 'id'}`);
  return parts.join('&');
}

/** A day of three years from 2023-08 on. */
function day(number: number): string {
  return new Date(Date.UTC(2023, 7, 1 + number)).toISOString().slice(0, 10);
}

/** A year, a range of years, or a range without its first or last year; mostly wide, so that most have rows. */
function period(whole: (from: number, to: number) => number): string {
  const [from, to] = [whole(2010, 2023), whole(2024, 2026)];
  return [String(whole(2020, 2025)), `${from}..${to}`, `..${to}`, `${from}..`][whole(0, 3)] ?? '';
}
