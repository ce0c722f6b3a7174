import type { z } from 'zod';
import type { Catalogue, Indicator } from '../../domain/catalogue/catalogue.ts';
import { compareText } from '../../domain/compare-text.ts';
import type { Selection } from '../../domain/query/selection.ts';
import type { alternativeSchema } from './envelope.ts';

export type Alternative = z.infer<typeof alternativeSchema>;

/** Rival indicators of the concepts of a selection that it does not hold. */
export function alternativesTo(
  { indicators }: Pick<Selection, 'indicators'>,
  catalogue: Catalogue,
  base: string,
): Alternative[] {
  if (indicators === null) return [];
  const concepts = new Set(indicators.map((id) => catalogue.indicators.get(id)?.concept));
  const rivals = [...concepts].flatMap((concept) =>
    concept == null
      ? []
      : rivalsOf(concept, catalogue)
          .filter(({ id }) => !indicators.includes(id))
          .map(({ id, name, differs }) => ({
            indicator: id,
            concept,
            name,
            differs,
            links: {
              indicator: `${base}/v1/indicators/${id}`,
              observations: `${base}/v1/observations?indicator=${id}`,
            },
          })),
  );
  return concepts.size > 1 ? rivals.sort((a, b) => compareText(a.indicator, b.indicator)) : rivals;
}

const byConcept = new WeakMap<Catalogue, ReadonlyMap<string | null, readonly Indicator[]>>();

function rivalsOf(concept: string, catalogue: Catalogue): readonly Indicator[] {
  const grouped =
    byConcept.get(catalogue) ?? Map.groupBy(catalogue.indicators.values(), (entry) => entry.concept);
  byConcept.set(catalogue, grouped);
  return grouped.get(concept) ?? [];
}
