import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import { livingIndicators } from '../../domain/catalogue/indicators-at.ts';
import { memoized } from '../../domain/memoized.ts';

/** Ids of the codes that the figures of a catalogue have, by the list of codes; of lists that are not here all are used. */
export const usedItems: (catalogue: Catalogue) => ReadonlyMap<string, ReadonlySet<string>> = memoized(
  (catalogue) => {
    const series = [...catalogue.series.values()].flat();
    const indicators = livingIndicators(catalogue);
    const units = [...indicators.values()].map(({ unit }) => unit);
    return new Map([
      ['CL_AREA', withAbove(new Set(series.map(({ area }) => area)), catalogue)],
      ['CL_FREQ', new Set<string>(series.map(({ frequency }) => frequency))],
      ['CL_INDICATOR', new Set(series.map(({ indicator }) => indicator))],
      ['CL_LANE', new Set<string>(series.map(({ lane }) => lane))],
      ['CL_UNIT', new Set(units)],
    ]);
  },
);

/** Areas with all those above them. */
function withAbove(areas: ReadonlySet<string>, { areas: all }: Catalogue): ReadonlySet<string> {
  const found = new Set<string>();
  for (const area of areas)
    for (let at: string | null = area; at !== null && !found.has(at); at = all.get(at)?.parent ?? null)
      found.add(at);
  return found;
}
