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

/** Filters by what an indicator is of; one that is null or absent lets everything pass. */
export interface Belonging {
  readonly concept?: readonly string[] | null | undefined;
  readonly topic?: readonly string[] | null | undefined;
  /** The main producer or one of the others. */
  readonly producer?: readonly string[] | null | undefined;
}

/** The indicators of a release that pass all filters; null where there is no filter. */
export function indicatorsOf(
  { concept, topic, producer }: Belonging,
  catalogue: Pick<Catalogue, 'indicators'>,
  release: number,
): readonly Indicator[] | null {
  if ([concept, topic, producer].every((filter) => filter == null)) return null;
  const passes = (wanted: readonly string[] | null | undefined, ...ids: readonly (string | null)[]) =>
    wanted == null || ids.some((id) => id !== null && wanted.includes(id));
  return [...indicatorsAt(catalogue, release).values()].filter(
    (entry) =>
      passes(concept, entry.concept) &&
      passes(topic, entry.topic) &&
      passes(producer, entry.producer, ...entry.coProducers),
  );
}

const kept = memoized((_: Pick<Catalogue, 'indicators'>) => new Map<number, Indicators>());

function aliveAt(indicators: Indicators, release: number): Indicators {
  return new Map([...indicators].filter(([, { retired }]) => retired === null || release < retired.release));
}
