import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import type { ParameterFault } from '../../domain/problems.ts';
import { nearest } from '../../domain/query/nearest.ts';
import type { IdKind, IdParameters } from './route-config.ts';

/** Faults of the ids in a query that the catalogue does not know, each with the nearest ids. */
export function unknownIds(
  query: Readonly<Record<string, unknown>>,
  parameters: IdParameters,
  catalogue: Catalogue,
): ParameterFault[] {
  const faults: ParameterFault[] = [];
  for (const parameter in parameters) {
    const kind = parameters[parameter];
    if (kind === undefined || query[parameter] == null) continue;
    const known = idsOf(catalogue, kind);
    for (const id of listed(query[parameter]))
      if (id !== '' && id !== '*' && !known.has(id)) faults.push(unknownId(parameter, id, known.keys()));
  }
  return faults;
}

function listed(value: unknown): string[] {
  const ids = Array.isArray(value) ? value.map(String) : String(value).split(',');
  return ids.map((id) => id.trim());
}

function idsOf(catalogue: Catalogue, kind: IdKind): ReadonlyMap<string, unknown> {
  return kind === 'releases'
    ? new Map(catalogue.releases.map((release) => [release.id, release]))
    : catalogue[kind];
}

/** The fault of an id that does not exist. */
export function unknownId(parameter: string, id: string, candidates: Iterable<string>): ParameterFault {
  const suggestions = nearest(id, candidates);
  const hint = suggestions.length > 0 ? `; similar ids: ${suggestions.join(', ')}` : '';
  return {
    parameter,
    value: id,
    code: 'unknownId',
    detail: `${parameter} "${id}" is not known${hint}.`,
    suggestions,
  };
}
