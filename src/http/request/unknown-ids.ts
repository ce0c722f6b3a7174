import { areasBelow, areasNamed } from '../../domain/catalogue/area-patterns.ts';
import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import { indicatorsAt } from '../../domain/catalogue/indicators-at.ts';
import type { ParameterFault } from '../../domain/problems.ts';
import { nearest } from '../../domain/query/nearest.ts';
import { idNamed } from './known-names.ts';
import type { IdKind, IdParameters } from './route-config.ts';

/** Faults of the ids in a query that the catalogue does not know, each with its successor or the nearest ids. */
export function unknownIds(
  query: Readonly<Record<string, unknown>>,
  parameters: IdParameters,
  catalogue: Catalogue,
): ParameterFault[] {
  const faults: ParameterFault[] = [];
  for (const parameter in parameters) {
    const kind = parameters[parameter];
    if (kind === undefined || query[parameter] == null) continue;
    const known = idsOf(catalogue, kind, query.release);
    for (const id of new Set(listed(query[parameter])))
      if (id !== '' && id !== '*' && !known.has(id))
        faults.push(...faultOf(parameter, id, { kind, catalogue, known }));
  }
  return faults;
}

function faultOf(
  parameter: string,
  id: string,
  { kind, catalogue, known }: { kind: IdKind; catalogue: Catalogue; known: ReadonlyMap<string, unknown> },
): ParameterFault[] {
  if (kind !== 'areas' || !id.includes('*'))
    return [retiredFault(parameter, id, catalogue) ?? unknownId(parameter, id, known)];
  return areasNamed(id, catalogue.areas).length > 0 ? [] : [unknownPattern(parameter, id, catalogue.areas)];
}

function listed(value: unknown): string[] {
  const ids = Array.isArray(value) ? value.map(String) : String(value).split(',');
  return ids.map((id) => id.trim());
}

/** The ids of a kind in a release, given by its id; in the newest one where that is unknown. */
function idsOf(catalogue: Catalogue, kind: IdKind, at: unknown): ReadonlyMap<string, unknown> {
  const { releases } = catalogue;
  if (kind === 'releases') return new Map(releases.map((release) => [release.id, release]));
  if (kind !== 'indicators') return catalogue[kind];
  return indicatorsAt(catalogue, releases.find(({ id }) => id === at)?.sequence ?? releases.length);
}

/** The fault of a retired id, with its successor; null for other ids. */
function retiredFault(parameter: string, id: string, { retired }: Catalogue): ParameterFault | null {
  const entry = retired.find((candidate) => candidate.id === id);
  if (entry === undefined) return null;
  return {
    parameter,
    value: id,
    code: 'retired',
    detail: `${id} was retired: ${entry.reason.en}`,
    suggestions: entry.successor === null ? [] : [entry.successor],
  };
}

/** The fault of a pattern that names no area: `GD*`, `广东-*`, and `CN-BJ-*`, below which there is none. */
function unknownPattern(parameter: string, value: string, areas: Catalogue['areas']): ParameterFault {
  const stem = value.replaceAll('*', '').replace(/[-_. ]+$/, '');
  const { code, suggestions = [] } = areas.has(stem)
    ? { code: 'otherSpelling', suggestions: [stem] }
    : unknownId(parameter, stem, areas);
  const hasNoneBelow = (id: string) => areasBelow(id, areas).length === 0;
  const none = suggestions.find(hasNoneBelow);
  return {
    parameter,
    value,
    code: none === undefined ? code : 'unknownId',
    detail:
      none === undefined
        ? `${parameter} "${value}" is no pattern of areas: CN-* is every province, CN-GD-* every city of Guangdong.`
        : `${parameter} "${value}" names no area: there is none below ${none}.`,
    suggestions:
      suggestions.length === 0 ? ['CN-*'] : suggestions.map((id) => (hasNoneBelow(id) ? id : `${id}-*`)),
  };
}

/** The fault of an id that does not exist: a name, or another case, of an entry that does; else with the nearest ids. */
export function unknownId(
  parameter: string,
  id: string,
  entries: ReadonlyMap<string, unknown>,
): ParameterFault {
  const suggestions = nearest(id, entries.keys());
  const [close] = suggestions;
  const meant = close?.toLowerCase() === id.toLowerCase() ? close : idNamed(id, entries);
  if (meant != null)
    return {
      parameter,
      value: id,
      code: 'otherSpelling',
      detail: `${parameter} "${id}" is no id: write ${meant}.`,
      suggestions: [meant],
    };
  const hint = suggestions.length > 0 ? `; similar ids: ${suggestions.join(', ')}` : '';
  return {
    parameter,
    value: id,
    code: 'unknownId',
    detail: `${parameter} "${id}" is not known${hint}.`,
    suggestions,
  };
}
