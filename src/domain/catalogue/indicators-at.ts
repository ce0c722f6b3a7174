import { memoized } from '../memoized.ts';
import type { Catalogue, Indicator } from './catalogue.ts';

type Indicators = ReadonlyMap<string, Indicator>;

/** The indicators of a release by its sequence; those that it or an earlier one has retired are left out. */
export function indicatorsAt(catalogue: Pick<Catalogue, 'indicators'>, release: number): Indicators {
  const byRelease = kept(catalogue);
  const found = byRelease.get(release) ?? aliveAt(catalogue.indicators, release);
  byRelease.set(release, found);
  return found;
}

/** The indicators of the newest release. */
export function livingIndicators(catalogue: Pick<Catalogue, 'indicators'>): Indicators {
  return indicatorsAt(catalogue, Number.POSITIVE_INFINITY);
}

const kept = memoized((_: Pick<Catalogue, 'indicators'>) => new Map<number, Indicators>());

function aliveAt(indicators: Indicators, release: number): Indicators {
  return new Map([...indicators].filter(([, { retired }]) => retired === null || release < retired.release));
}
