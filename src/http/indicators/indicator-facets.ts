import { z } from 'zod';
import { compareText } from '../../domain/compare-text.ts';
import { wordsOf } from '../../domain/statements/codes.ts';
import type { IndicatorEntry } from './indicator-entries.ts';

/** Filters of the indicator list, and the values that an indicator has for each. */
const facetValues = {
  topic: ({ indicator }) => [indicator.topic],
  concept: ({ indicator }) => (indicator.concept === null ? [] : [indicator.concept]),
  producer: ({ indicator }) => [indicator.producer, ...indicator.coProducers],
  unit: ({ indicator }) => [indicator.unit],
  frequency: ({ coverage }) => coverage.frequencies,
  area: ({ coverage }) => coverage.areas,
  nature: ({ indicator }) => [indicator.nature],
} as const satisfies Record<string, (entry: IndicatorEntry) => readonly string[]>;

type Facet = keyof typeof facetValues;
export type Filters = Partial<Record<Facet, readonly string[] | null | undefined>>;

const facetNames = wordsOf(facetValues);

const counts = z.array(z.object({ id: z.string(), count: z.number().int().min(1).max(1e6) }));

export const facetsSchema = z
  .object(Object.fromEntries(facetNames.map((name) => [name, counts])) as Record<Facet, typeof counts>)
  .meta({
    id: 'Facets',
    description:
      'Number of indicators that each value of a filter would leave, the other filters unchanged. Absent with `meta=none`.',
  });

/** Entries that pass every filter, and how many each value of each filter would leave. */
interface Narrowed {
  readonly entries: readonly IndicatorEntry[];
  readonly facets: z.infer<typeof facetsSchema>;
}

/** Applies filters; each facet counts the entries that all filters but its own let pass. */
export function narrow(entries: readonly IndicatorEntry[], filters: Filters): Narrowed {
  const failed = entries.map((entry) => facetNames.filter((facet) => !passes(entry, facet, filters[facet])));
  const passing = (own: Facet | null) =>
    entries.filter((_, place) => failed[place]?.every((facet) => facet === own) ?? false);
  const facets = facetNames.map((facet) => [facet, counted(passing(facet), facet)]);
  return { entries: passing(null), facets: Object.fromEntries(facets) };
}

function passes(entry: IndicatorEntry, facet: Facet, wanted: Filters[Facet]): boolean {
  return wanted == null || facetValues[facet](entry).some((value) => wanted.includes(value));
}

/** How many entries have each value, the most frequent first. */
function counted(entries: readonly IndicatorEntry[], facet: Facet): z.infer<typeof counts> {
  const tally = new Map<string, number>();
  for (const entry of entries)
    for (const id of facetValues[facet](entry)) tally.set(id, (tally.get(id) ?? 0) + 1);
  return [...tally]
    .map(([id, count]) => ({ id, count }))
    .sort((a, b) => b.count - a.count || compareText(a.id, b.id));
}
