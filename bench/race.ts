import type { Measured } from './load.ts';
import { printTable, shown } from './table.ts';
import { type Spread, spreadOf } from './targets.ts';

/** A server under a load; `run` is called once in each round. */
export interface Contestant {
  readonly name: string;
  readonly run: () => Promise<Measured>;
}

/** Returns the ratio of the rates of two contestants: median, lowest and highest of the rounds. */
export type Ratio = (name: string, over: string) => Spread;

/** Runs contestants alternately, A B C A B C …, so that other load on the machine affects all of them alike. */
export async function race(title: string, contestants: readonly Contestant[], rounds = 7): Promise<Ratio> {
  const results = new Map<string, Measured[]>(contestants.map(({ name }) => [name, []]));
  // Warm-up: V8 has compiled the hot code after these.
  for (let round = 0; round < 2; round += 1) for (const { run } of contestants) await run();
  for (let round = 0; round < rounds; round += 1)
    for (const { name, run } of contestants) results.get(name)?.push(await run());
  const of = (name: string, figure: keyof Measured) =>
    (results.get(name) ?? []).map((measured) => measured[figure]);
  printTable(
    `${title}; medians of ${rounds} rounds`,
    ['server', 'requests/s', 'lowest to highest', 'p50 ms', 'p99 ms'],
    contestants.map(({ name }) => {
      const { median, low, high } = spreadOf(of(name, 'rate'));
      const [p50, p99] = [spreadOf(of(name, 'p50')), spreadOf(of(name, 'p99'))];
      return [name, median, `${shown(low)} to ${shown(high)}`, p50.median, p99.median];
    }),
  );
  return (name, over) => {
    const others = of(over, 'rate');
    return spreadOf(of(name, 'rate').map((rate, round) => rate / (others[round] ?? Number.NaN)));
  };
}
