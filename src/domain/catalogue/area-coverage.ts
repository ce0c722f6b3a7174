import { memoized } from '../memoized.ts';
import { areasBelow } from './area-patterns.ts';
import type { Catalogue, Indicator, Series } from './catalogue.ts';
import { livingIndicators } from './indicators-at.ts';

/** The series of each area, by its code. */
export const seriesByArea: (catalogue: Catalogue) => ReadonlyMap<string, readonly Series[]> = memoized(
  (catalogue: Catalogue) => {
    const all = [...livingIndicators(catalogue).keys()].flatMap((id) => catalogue.series.get(id) ?? []);
    return Map.groupBy(all, ({ area }) => area);
  },
);

/** The provinces (`CN-*`) that are not among some areas; null where fewer than two are, because nothing is provincial then. */
export function missingProvinces(
  codes: ReadonlySet<string>,
  { areas }: Pick<Catalogue, 'areas'>,
): readonly string[] | null {
  const provinces = areasBelow('CN', areas).map(({ id }) => id);
  const missing = provinces.filter((id) => !codes.has(id));
  return provinces.length - missing.length < 2 ? null : missing;
}

/**
 * The provinces without a figure of any indicator of a concept, by concept; only concepts with figures of two provinces or
 * more. The figure of a part of a province (`covers`) is none of the province.
 */
export const provincesLacking: (catalogue: Catalogue) => ReadonlyMap<string, readonly string[]> = memoized(
  (catalogue: Catalogue) => {
    const whole = [...livingIndicators(catalogue).values()].filter(({ covers }) => covers === null);
    const byConcept = Map.groupBy(whole, ({ concept }) => concept);
    return new Map(
      [...catalogue.concepts.keys()].flatMap((concept) => {
        const missing = missingProvinces(areasWith(byConcept.get(concept) ?? [], catalogue), catalogue);
        return missing === null ? [] : [[concept, missing]];
      }),
    );
  },
);

/** The areas of which indicators have series. */
function areasWith(indicators: readonly Indicator[], catalogue: Catalogue): ReadonlySet<string> {
  return new Set(indicators.flatMap(({ id }) => catalogue.series.get(id) ?? []).map(({ area }) => area));
}
