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
  return Object.entries(parameters).flatMap(([parameter, kind]) => {
    const ids = listed(query[parameter]);
    if (ids.length === 0) return [];
    const known = idsOf(catalogue, kind);
    const unknown = ids.filter((id) => id !== '' && id !== '*' && !known.has(id));
    return unknown.map((id) => unknownId(parameter, id, known.keys()));
  });
}

function listed(value: unknown): string[] {
  const ids = typeof value === 'string' ? value.split(',') : Array.isArray(value) ? value.map(String) : [];
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
