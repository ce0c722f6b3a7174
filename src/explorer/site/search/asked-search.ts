/** Filters of the search, in the order in which they stand. */
export const facetNames = ['topic', 'producer', 'concept', 'frequency', 'area', 'unit', 'nature'] as const;
export type FacetName = (typeof facetNames)[number];

/** Indicators that are shown at once, and that each step adds. */
export const step = 20;
const mostShown = 600;

/** A search as its address has it. */
export interface AskedSearch {
  readonly q: string;
  readonly facets: Readonly<Partial<Record<FacetName, string>>>;
  /** Indicators that are shown. */
  readonly shown: number;
}

/** The search of an address; null where none is asked for. */
export function askedSearch(query: Readonly<Record<string, string>>): AskedSearch | null {
  const { q: written = '', show } = query;
  const q = written.trim();
  const facets = Object.fromEntries(facetNames.flatMap((name) => (query[name] ? [[name, query[name]]] : [])));
  if (q === '' && Object.keys(facets).length === 0) return null;
  const shown = Math.min(Math.max(Number(show ?? 0), step), mostShown);
  return { q, facets, shown };
}
