import type { FastifyRequest } from 'fastify';
import type { Catalogue, Release, Retired } from '../../domain/catalogue/catalogue.ts';
import { detailOf, Problem } from '../../domain/problems.ts';
import { resume } from './page-cursor.ts';
import { waysOn } from './repair.ts';
import { unknownId, unknownIds } from './unknown-ids.ts';

/** Stops a request whose query names unknown ids. @throws Problem `unknown-id` naming each, or `retired` with the successor */
export async function requireKnownIds(request: FastifyRequest): Promise<void> {
  const parameters = request.routeOptions.config.ids;
  if (parameters === undefined) return;
  const catalogue = await request.store.catalogue();
  const query = request.address.parameters();
  const faults = unknownIds(query, parameters, catalogue);
  if (faults.length === 0) return;
  const allRetired = faults.every(({ code }) => code === 'retired');
  // A cursor goes on in the release of its first page, which may have what is retired now.
  const resumed = allRetired ? await resume(request, query.cursor) : null;
  if (
    resumed !== null &&
    unknownIds({ ...query, release: resumed.release.id }, parameters, catalogue).length === 0
  )
    return;
  throw new Problem(allRetired ? 'retired' : 'unknown-id', detailOf(faults), {
    errors: faults,
    ...(await waysOn(request)),
  });
}

/** Where an id of a path is looked up. */
interface Lookup<T> {
  readonly entries: ReadonlyMap<string, T>;
  /** Path of the collection. */
  readonly path: string;
  readonly noun: string;
  /** Address that works where no id is similar; the collection unless said. */
  readonly fallback?: string;
  /** What follows the id in the path; nothing unless said. */
  readonly ending?: string;
}

/** The entry of a path's id. @throws Problem `unknown-id` with the nearest ids, or `retired` with the successor */
export function requireEntry<T>(id: string, { retired }: Pick<Catalogue, 'retired'>, lookup: Lookup<T>): T {
  const { entries, path, noun, fallback = path, ending = '' } = lookup;
  const entry = entries.get(id);
  if (entry !== undefined) return entry;
  const gone = retired.find((candidate) => candidate.id === id);
  if (gone !== undefined) throw retiredEntry(gone, noun, { path, fallback, ending });
  const fault = unknownId('id', id, entries);
  const [best] = fault.suggestions ?? [];
  throw new Problem('unknown-id', `There is no ${noun} "${id}".`, {
    errors: [fault],
    tryInstead: best === undefined ? fallback : `${path}/${best}${ending}`,
  });
}

function retiredEntry(
  { id, release, reason, successor }: Retired,
  noun: string,
  { path, fallback, ending }: Required<Pick<Lookup<unknown>, 'path' | 'fallback' | 'ending'>>,
): Problem {
  const suggestions = successor === null ? [] : [successor];
  return new Problem('retired', `${noun} "${id}" was retired in release ${release}: ${reason.en}`, {
    errors: [{ parameter: 'id', value: id, code: 'retired', detail: reason.en, suggestions }],
    tryInstead: successor === null ? fallback : `${path}/${successor}${ending}`,
  });
}

/** A release by its id. @throws Problem `unknown-id` with the nearest ids */
export function requireRelease(id: string, catalogue: Catalogue): Release {
  const entries = new Map(catalogue.releases.map((release) => [release.id, release]));
  return requireEntry(id, catalogue, { entries, path: '/v1/releases', noun: 'release' });
}
