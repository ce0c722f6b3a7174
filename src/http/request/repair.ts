import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { type ParameterFault, Problem } from '../../domain/problems.ts';
import { bareType } from '../../formats/format.ts';
import { formats } from '../../formats/formats.ts';
import { faultsIn, faultsWith, missingEntry } from './validation.ts';

/** All faults of a request as one problem: those of its query and of its path, with an address that works. */
export async function invalidRequest(
  issues: readonly z.core.$ZodIssue[],
  request: FastifyRequest,
): Promise<Problem> {
  const faults = await faultsWith(issues, request.query as Readonly<Record<string, unknown>>, request);
  const missing = await missingEntry(request.params, request.routeOptions.config, request.store);
  const all = [...(missing?.errors ?? []), ...faults];
  return new Problem('invalid-parameters', all.map(({ detail }) => detail).join(' '), {
    errors: all,
    tryInstead: missing?.tryInstead ?? (await repaired(request, faults)),
  });
}

/**
 * The same address with each fault replaced by its first suggestion, or taken out; proven by the route's own schema.
 * Faults of a suggested value are repaired in turn, three rounds at most; then only the least query is left.
 */
export async function repaired(request: FastifyRequest, faults: readonly ParameterFault[]): Promise<string> {
  const least = (await request.routeOptions.config.needs?.(request.store)) ?? {};
  let query = request.address.parameters();
  let wrong = faults;
  for (let round = 0; round < 3; round++) {
    query = prepared(wrong.reduce(mended, query), least, formatsOf(request));
    wrong = await faultsIn(query, request);
    if (wrong.length === 0) return request.address.withQuery(query);
  }
  return request.address.withQuery(least);
}

type Query = Readonly<Record<string, string>>;

/** Without a cursor, which is bound to the query that is being repaired, and with the parameters that the route needs. */
function prepared(query: Query, least: Query, formats: readonly string[]): Record<string, string> {
  const kept = Object.entries(query).filter(
    ([name, value]) => name !== 'cursor' && (name !== 'format' || formats.includes(value)),
  );
  const selects = ['indicator', 'concept', 'source'].some((name) => name in query);
  return { ...Object.fromEntries(kept), ...(selects ? {} : least) };
}

/** Names of the formats that a route says it answers in. */
function formatsOf(request: FastifyRequest): string[] {
  const response = request.routeOptions.schema?.response as
    | { readonly 200?: { readonly content?: object } }
    | undefined;
  const types = Object.keys(response?.[200]?.content ?? {});
  return formats.filter((format) => types.includes(bareType(format))).map(({ name }) => name);
}

/** A query without one fault. */
function mended(query: Record<string, string>, fault: ParameterFault): Record<string, string> {
  const { parameter, code, suggestions } = fault;
  const { [parameter]: given = '', ...rest } = query;
  const [best] = suggestions ?? [];
  const value =
    code === 'unknownParameter'
      ? undefined
      : code === 'unknownId' || code === 'retired'
        ? listWithout(given, fault.value, best)
        : best;
  return value === undefined ? rest : { ...query, [parameter]: value };
}

/** A comma list with an id replaced, or taken out; undefined where nothing is left. */
function listWithout(list: string, id: string | null, best: string | undefined): string | undefined {
  const kept = list.split(',').flatMap((part) => (part.trim() === id ? (best ?? []) : part.trim()));
  return kept.length === 0 ? undefined : [...new Set(kept)].join(',');
}
