import type { Catalogue, Release } from '../../domain/catalogue/catalogue.ts';
import type { Selection } from '../../domain/query/selection.ts';
import { currentRelease } from '../response/current-release.ts';
import type { ObservationParameters } from './observation-parameters.ts';

/** The statements that validated parameters ask for. Ids are known by now. */
export function selectionOf(query: ObservationParameters, catalogue: Catalogue, release: Release): Selection {
  return {
    indicators: indicatorsOf(query, catalogue),
    areas: query.area ?? null,
    sources: query.source ?? null,
    period: query.period ?? null,
    frequencies: query.frequency ?? null,
    kinds: query.kind ?? null,
    last: query.last ?? null,
    asOf: query.asOf ?? null,
    revisions: query.revisions,
    relations: null,
    afterRelease: null,
    release: release.sequence === currentRelease(catalogue).sequence ? null : release.sequence,
  };
}

function indicatorsOf(
  { indicator, concept }: ObservationParameters,
  catalogue: Catalogue,
): readonly string[] | null {
  const named = indicator === undefined || indicator.includes('*') ? null : indicator;
  if (concept === undefined) return named;
  const rivals = [...catalogue.indicators.values()].filter(
    (entry) => entry.concept !== null && concept.includes(entry.concept),
  );
  return rivals.map(({ id }) => id).filter((id) => named === null || named.includes(id));
}
