import type { FastifyRequest } from 'fastify';
import type { Catalogue, Release } from '../../domain/catalogue/catalogue.ts';
import { type ParameterFault, Problem } from '../../domain/problems.ts';
import { nearest } from '../../domain/query/nearest.ts';
import type { Store } from '../../store/store.ts';
import { inTurns } from '../../turns.ts';
import type { Services } from '../services.ts';
import { repaired } from './validation.ts';

type IdMap = 'indicators' | 'concepts' | 'areas' | 'sources' | 'topics' | 'producers' | 'units';

/** Parameters whose values are comma lists of ids. */
export type IdParameters = Readonly<Record<string, IdMap | 'releases'>>;

/** Ids of a query that the catalogue does not know, each with the nearest ones. */
export async function unknownIds(
  query: Readonly<Record<string, unknown>>,
  parameters: IdParameters,
  store: Store,
): Promise<ParameterFault[]> {
  const catalogue = await store.catalogue();
  const faults: ParameterFault[] = [];
  for (const [parameter, map] of Object.entries(parameters)) {
    const text = query[parameter];
    const asked = typeof text === 'string' ? text.split(',') : Array.isArray(text) ? text.map(String) : [];
    if (asked.length === 0) continue;
    const known = idsOf(catalogue, map);
    const unknown = asked.map((id) => id.trim()).filter((id) => id !== '' && id !== '*' && !known.has(id));
    // Each is compared with every id that there is.
    faults.push(...(await inTurns(unknown, (id) => unknownId(parameter, id, known.keys()))));
  }
  return faults;
}

function idsOf(catalogue: Catalogue, map: IdMap | 'releases'): ReadonlyMap<string, unknown> {
  return map === 'releases'
    ? new Map(catalogue.releases.map((release) => [release.id, release]))
    : catalogue[map];
}

function unknownId(parameter: string, id: string, candidates: Iterable<string>): ParameterFault {
  const suggestions = nearest(id, candidates);
  return {
    parameter,
    value: id,
    code: 'unknownId',
    detail: `${parameter} "${id}" is not known${suggestions.length > 0 ? `; close to it: ${suggestions.join(', ')}` : ''}.`,
    suggestions,
  };
}

/** Stops a request that names unknown ids. @throws Problem `unknown-id` naming each, or `retired` with the successor */
export async function requireKnownIds(request: FastifyRequest, services: Services): Promise<void> {
  const parameters = request.routeOptions.config.ids;
  if (parameters === undefined) return;
  const store = services.store();
  const raw = Object.fromEntries(new URLSearchParams(request.url.split('?')[1] ?? ''));
  const faults = await unknownIds(raw, parameters, store);
  if (faults.length === 0) return;
  const { retired } = await store.catalogue();
  const gone = retired.filter(({ id }) => faults.some(({ value }) => value === id));
  const errors = faults.map((fault) => {
    const entry = gone.find(({ id }) => id === fault.value);
    return entry
      ? {
          ...fault,
          code: 'retired',
          detail: `${fault.value} was retired: ${entry.reason.en}`,
          suggestions: entry.successor ? [entry.successor] : [],
        }
      : fault;
  });
  throw new Problem(
    gone.length === faults.length ? 'retired' : 'unknown-id',
    errors.map(({ detail }) => detail).join(' '),
    {
      errors,
      tryInstead: await repaired(
        request,
        faults.map((fault, index) => ({ ...fault, suggestions: errors[index]?.suggestions ?? [] })),
        services,
      ),
    },
  );
}

/** The entry of a path's id. @throws Problem `unknown-id` with the nearest ids, or `retired` with the successor */
export function requireEntry<T>(
  map: ReadonlyMap<string, T>,
  id: string,
  path: string,
  noun: string,
  catalogue: Catalogue,
  fallback = path,
): T {
  const entry = map.get(id);
  if (entry !== undefined) return entry;
  const retired = catalogue.retired.find((candidate) => candidate.id === id);
  if (retired) {
    throw new Problem(
      'retired',
      `${noun} "${id}" was retired in release ${retired.release}: ${retired.reason.en}`,
      {
        errors: [
          {
            parameter: 'id',
            value: id,
            code: 'retired',
            detail: retired.reason.en,
            suggestions: retired.successor ? [retired.successor] : [],
          },
        ],
        tryInstead: retired.successor ? `${path}/${retired.successor}` : fallback,
      },
    );
  }
  const fault = unknownId('id', id, map.keys());
  const [best] = fault.suggestions ?? [];
  throw new Problem('unknown-id', `There is no ${noun} "${id}".`, {
    errors: [fault],
    tryInstead: best === undefined ? fallback : `${path}/${best}`,
  });
}

/** A release by its id. @throws Problem `unknown-id` with the nearest ids */
export function requireRelease(catalogue: Catalogue, id: string): Release {
  const releases = new Map(catalogue.releases.map((release) => [release.id, release]));
  return requireEntry(releases, id, '/v1/releases', 'release', catalogue);
}
