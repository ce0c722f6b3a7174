import type { z } from 'zod';
import type { Catalogue } from '../domain/catalogue.ts';
import type { Selection } from '../domain/query.ts';
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
  return [...catalogue.indicators.values()].flatMap(({ id, concept, name, differs }) =>
    concept !== null && concepts.has(concept) && !indicators.includes(id)
      ? [
          {
            indicator: id,
            concept,
            name,
            differs,
            links: {
              indicator: `${base}/v1/indicators/${id}`,
              observations: `${base}/v1/observations?indicator=${id}`,
            },
          },
        ]
      : [],
  );
}
