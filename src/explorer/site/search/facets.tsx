import type { List } from '../../page/base/api-answers.ts';
import { useLanguage } from '../page-language.ts';
import { Link } from '../parts/link.tsx';
import { type NamedCode, withQuery } from '../rows.ts';
import { type AskedSearch, type FacetName, facetNames } from './asked-search.ts';

/** Facets that stand open at first. */
const openFirst: readonly FacetName[] = ['topic', 'producer'];
/** Values that are shown at once; the others unfold. */
const fewest = 6;

export type FacetCounts = NonNullable<List<unknown>['facets']>;
/** The code list of each facet that has one. */
export type FacetLists = Readonly<Partial<Record<FacetName, ReadonlyMap<string, NamedCode>>>>;

interface FacetsProps {
  readonly asked: AskedSearch;
  readonly counts: FacetCounts;
  readonly lists: FacetLists;
}

/** The filters with their counts: every value is a link that adds it or takes it away. */
export function Facets(props: FacetsProps) {
  return (
    <div class="facet-groups">
      {facetNames.map((facet) => (
        <FacetGroup key={facet} facet={facet} {...props} />
      ))}
    </div>
  );
}

function FacetGroup({ facet, asked, counts, lists }: FacetsProps & { readonly facet: FacetName }) {
  const { pick, t, term } = useLanguage();
  const chosen = (asked.facets[facet] ?? '').split(',').filter((value) => value !== '');
  const counted = counts[facet] ?? [];
  if (counted.length < 2 && chosen.length === 0) return null;
  const items = counted.map(({ id, count }) => {
    const code = lists[facet]?.get(id);
    const name = code ? pick(code.name) : term(facet, id);
    return <Value key={id} {...{ facet, asked, chosen, id, name, count }} />;
  });
  return (
    <details open={openFirst.includes(facet) || chosen.length > 0} data-facet={facet}>
      <summary>{t(`facet.${facet}`)}</summary>
      <ul>{items.slice(0, fewest)}</ul>
      {items.length > fewest && (
        <details class="rest">
          <summary>{t('moreOf', { n: items.length - fewest })}</summary>
          <ul>{items.slice(fewest)}</ul>
        </details>
      )}
    </details>
  );
}

interface ValueProps {
  readonly facet: FacetName;
  readonly asked: AskedSearch;
  readonly chosen: readonly string[];
  readonly id: string;
  readonly name: string;
  readonly count: number;
}

function Value({ facet, asked, chosen, id, name, count }: ValueProps) {
  const on = chosen.includes(id);
  const values = on ? chosen.filter((value) => value !== id) : [...chosen, id];
  const href = withQuery('/', { q: asked.q, ...asked.facets, [facet]: values.join(',') });
  return (
    <li>
      <Link href={href} class="facet" aria-current={on ? 'true' : undefined}>
        <span>{name}</span>
        <span class="count">{count}</span>
      </Link>
    </li>
  );
}
