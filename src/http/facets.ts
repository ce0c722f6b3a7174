import { z } from 'zod';
import type { IndicatorItem } from './indicators.ts';

/** Filters of the indicator list, and which values an indicator has for each. */
export const facetValues = {
  topic: (item: IndicatorItem) => [item.topic],
  concept: (item: IndicatorItem) => (item.concept === null ? [] : [item.concept]),
  producer: (item: IndicatorItem) => [item.producer, ...item.coProducers],
  unit: (item: IndicatorItem) => [item.unit],
  frequency: (item: IndicatorItem) => item.frequencies,
  area: (item: IndicatorItem) => item.areas,
  nature: (item: IndicatorItem) => [item.nature],
} as const satisfies Record<string, (item: IndicatorItem) => readonly string[]>;

export type Facet = keyof typeof facetValues;
export type Filters = Partial<Record<Facet, readonly string[] | undefined>>;

export const facetNames = Object.keys(facetValues) as Facet[];

const counts = z.array(z.object({ id: z.string(), count: z.number().int().min(1).max(1e6) }));

export const facetsSchema = z
  .object(Object.fromEntries(facetNames.map((name) => [name, counts])) as Record<Facet, typeof counts>)
  .meta({
    id: 'Facets',
    description: 'How many indicators each value of a filter would leave, the other filters as they are.',
  });

/** Items that pass every filter, but one where it is to be counted. */
export function filtered(items: readonly IndicatorItem[], filters: Filters, except?: Facet): IndicatorItem[] {
  return items.filter((item) =>
    facetNames.every((facet) => {
      const wanted = facet === except ? undefined : filters[facet];
      return (
        wanted === undefined ||
        (facetValues[facet](item) as readonly string[]).some((value) => wanted.includes(value))
      );
    }),
  );
}

/** Counts of each filter's values, the most frequent first. */
export function facetsOf(items: readonly IndicatorItem[], filters: Filters): z.infer<typeof facetsSchema> {
  const counted = facetNames.map((facet) => {
    const tally = new Map<string, number>();
    for (const item of filtered(items, filters, facet))
      for (const value of facetValues[facet](item)) tally.set(value, (tally.get(value) ?? 0) + 1);
    const entries = [...tally].map(([id, count]) => ({ id, count }));
    return [facet, entries.sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1))];
  });
  return Object.fromEntries(counted);
}
