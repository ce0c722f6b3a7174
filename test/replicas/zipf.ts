import { randoms } from '../../bench/addresses.ts';
import { mixOf } from '../../bench/mix.ts';
import { sitePath } from './replicas.ts';

/** Addresses of which some are asked for: the one of rank r with a probability that falls as 1/r (Zipf's law). */
export interface ZipfMix {
  readonly addresses: readonly string[];
  /** The next address; the same ones for the same seed. */
  readonly next: () => string;
}

/** A mix of the addresses of all resources behind nginx, at most `count` different ones. */
export function zipfMix(indicators: readonly string[], seed: number, count: number): ZipfMix {
  const paths = mixOf(indicators, seed, count).filter((path) => path !== '/metrics');
  const addresses = [...new Set(paths)].map((path) => sitePath + path);
  const sums: number[] = [];
  for (const [place] of addresses.entries()) sums.push((sums.at(-1) ?? 0) + 1 / (place + 1));
  const random = randoms(seed);
  const next = (): string => {
    const drawn = random() * (sums.at(-1) ?? 0);
    return addresses[sums.findIndex((sum) => sum > drawn)] ?? sitePath;
  };
  return { addresses, next };
}
