import type { z } from 'zod';
import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import { livingIndicators } from '../../domain/catalogue/indicators-at.ts';
import { compareText } from '../../domain/compare-text.ts';
import { memoized } from '../../domain/memoized.ts';
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
      : (byConcept(catalogue).get(concept) ?? [])
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

const byConcept = memoized((catalogue: Catalogue) =>
  Map.groupBy(livingIndicators(catalogue).values(), (entry) => entry.concept),
);
