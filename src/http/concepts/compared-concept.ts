import type { Concept } from '../../domain/catalogue/catalogue.ts';
import { livingIndicators } from '../../domain/catalogue/indicators-at.ts';
import { type Comparison, compareRivals } from '../../domain/concepts/comparison.ts';
import { everything, type Selection } from '../../domain/query/selection.ts';
import type { Period } from '../../domain/time/period.ts';
import type { Store } from '../../store/store.ts';
import { allOf } from '../observations/batches.ts';

/** What to compare; null is left open, and `asOf` null is today. */
interface Asked {
  readonly area: string | null;
  readonly period: Period | null;
  readonly asOf: string | null;
}

/** The rivals of a concept side by side, and the selection of all their figures. */
export async function comparedConcept(
  { id }: Concept,
  { asOf, ...asked }: Asked,
  store: Store,
): Promise<{ readonly selection: Selection; readonly compared: Comparison }> {
  const living = livingIndicators(await store.catalogue());
  const rivals = [...living.values()].filter(({ concept }) => concept === id);
  const selection: Selection = {
    ...{ ...everything, revisions: 'latest', asOf },
    indicators: rivals.map((indicator) => indicator.id),
  };
  return { selection, compared: compareRivals(rivals, await allOf(selection, store), asked) };
}
