import type { Catalogue, Indicator } from '../../domain/catalogue/catalogue.ts';
import { livingIndicators } from '../../domain/catalogue/indicators-at.ts';
import type { ReadClaim } from '../../domain/claims/claim.ts';
import type { Told } from '../../domain/claims/fitting-indicators.ts';
import type { SearchHit, Store } from '../../store/store.ts';
import type { AskedClaim } from './asked-claim.ts';

/** Where the claim is looked for. */
interface Subject {
  readonly indicators: readonly Indicator[];
  readonly areas: readonly string[];
  /** Some that fit a part of the claim, where none fits it. */
  readonly near: readonly Indicator[];
  /** True where the indicator or its concept is given by its id. */
  readonly byId: boolean;
}

/** The indicators that a claim may be about, the best first, and the areas that it names. */
export async function subjectOf(
  { about, area }: AskedClaim,
  { sought, besideName, named }: ReadClaim & Pick<Told, 'named'>,
  store: Store,
): Promise<Subject> {
  const living = livingIndicators(await store.catalogue());
  const own = about === null ? undefined : living.get(about);
  const rivals = [...living.values()].filter(({ concept }) => concept !== null && concept === about);
  const searched = own === undefined && rivals.length === 0 ? (about ?? sought) : '';
  const found = searched === '' ? null : await store.search(searched);
  const livingOf = (hits: readonly SearchHit[] = []) => hits.flatMap(({ id }) => living.get(id) ?? []);
  const hits = [livingOf(found?.hits), livingOf(found?.elsewhere)].flat();
  const placed = besideName === null ? found : besideName === '' ? null : await store.search(besideName);
  return {
    indicators:
      own === undefined ? [...new Set([...rivals, ...(searched === '' ? [] : named), ...hits])] : [own],
    near: livingOf(found?.near),
    byId: own !== undefined || rivals.length > 0,
    areas: area === null ? (placed?.areas ?? []) : [area],
  };
}

/**
 * The first indicator with figures of the area, or of the part of a province that the area is; without an area, of China or,
 * where it has none, of its only area.
 */
export function placedIn(
  indicators: readonly Indicator[],
  area: string | null,
  { areas, series }: Catalogue,
): { readonly indicator: Indicator; readonly area: string } | null {
  const areasOf = ({ id }: Indicator) => new Set(series.get(id)?.map((entry) => entry.area));
  const wanted = area ?? 'CN';
  const there = indicators.find((entry) => areasOf(entry).has(wanted));
  if (there !== undefined) return { indicator: there, area: wanted };
  const [first] = indicators;
  if (first === undefined) return null;
  const { parent: outer = null, name = null } = areas.get(area ?? '') ?? {};
  const part = indicators.find(
    (entry) => name !== null && entry.covers?.en.includes(name.en) && areasOf(entry).has(outer ?? ''),
  );
  if (part !== undefined && outer !== null) return { indicator: part, area: outer };
  if (area !== null) return { indicator: first, area };
  const [only, ...others] = areasOf(first);
  return only === undefined || others.length > 0 ? null : { indicator: first, area: only };
}

/** Areas without those that others of them lie in: Guangdong goes without saying beside Shenzhen. */
export function innermost(ids: readonly string[], { areas }: Catalogue): readonly string[] {
  return ids.filter((id) => ids.every((other) => areas.get(other)?.parent !== id));
}
