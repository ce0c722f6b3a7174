import { codes, path } from '../base/api.ts';
import { h } from '../base/dom.ts';
import { pick, t, term } from '../base/language.ts';
import type { List } from '../base/model.ts';

/** Filters of the search, in the order in which they stand; the first two are open. */
export const facetNames = ['topic', 'producer', 'concept', 'frequency', 'area', 'unit', 'nature'] as const;

type Facet = (typeof facetNames)[number];

const lists = {
  topic: 'topics',
  producer: 'producers',
  concept: 'concepts',
  area: 'areas',
  unit: 'units',
} as const;
const openFirst: readonly Facet[] = ['topic', 'producer'];
const fewest = 6;

/** The filters with their counts: every value is a link that adds it or takes it away. */
export async function facetsPanel(
  query: URLSearchParams,
  facets: NonNullable<List<unknown>['facets']>,
): Promise<HTMLElement> {
  const names = await Promise.all(facetNames.map(namesOf));
  const groups = facetNames.map((facet, at) => {
    const chosen = valuesOf(query, facet);
    const counted = facets[facet] ?? [];
    if (counted.length < 2 && chosen.length === 0) return null;
    const name = names[at];
    const items = counted.map(({ id, count }) => item(query, facet, id, name?.(id) ?? id, count));
    return h(
      'details',
      { open: openFirst.includes(facet) || chosen.length > 0, 'data-facet': facet },
      h('summary', {}, t(`facet.${facet}`)),
      h('ul', {}, items.slice(0, fewest)),
      items.length > fewest &&
        h(
          'details',
          { class: 'rest' },
          h('summary', {}, `${t('more')} (${items.length - fewest})`),
          h('ul', {}, items.slice(fewest)),
        ),
    );
  });
  return h('div', { class: 'facet-groups' }, groups);
}

export function valuesOf(query: URLSearchParams, facet: string): string[] {
  return (query.get(facet) ?? '').split(',').filter((value) => value !== '');
}

async function namesOf(facet: Facet): Promise<(id: string) => string> {
  if (facet === 'frequency' || facet === 'nature') return (id) => term(facet, id);
  const list = await codes(lists[facet]);
  return (id) => {
    const code = list.get(id);
    return code ? pick(code.name) : id;
  };
}

function item(query: URLSearchParams, facet: Facet, id: string, name: string, count: number): HTMLElement {
  const chosen = valuesOf(query, facet);
  const on = chosen.includes(id);
  const values = on ? chosen.filter((value) => value !== id) : [...chosen, id];
  const href = path('/', { ...Object.fromEntries(query), [facet]: values.join(',') });
  return h(
    'li',
    {},
    h(
      'a',
      { href, class: 'facet', 'aria-current': on ? 'true' : null },
      h('span', {}, name),
      h('span', { class: 'count' }, count),
    ),
  );
}
