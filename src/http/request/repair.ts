import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { detailOf, type ParameterFault, Problem } from '../../domain/problems.ts';
import { nearest } from '../../domain/query/nearest.ts';
import { meantParameter } from '../../domain/query/other-words.ts';
import { faultsIn, faultsWith, isSpelling, missingEntry, parameterNames, readOnce } from './validation.ts';

/** All faults of a request as one problem: those of its query and of its path. */
export async function invalidRequest(
  issues: readonly z.core.$ZodIssue[],
  request: FastifyRequest,
): Promise<Problem> {
  const faults = await faultsWith(issues, request.query as Readonly<Record<string, unknown>>, request);
  const missing = await missingEntry(request);
  const all = [...(missing?.errors ?? []), ...faults];
  const ways = missing?.tryInstead === undefined ? await waysOn(request) : missing;
  return new Problem('invalid-parameters', detailOf(all), {
    errors: all,
    tryInstead: ways.tryInstead,
    orElse: ways.orElse,
  });
}

/** The addresses of a request without its faults: with what each fault suggests, and without what is only a guess. */
export async function waysOn(
  request: FastifyRequest,
): Promise<{ readonly tryInstead: string; readonly orElse: string }> {
  return {
    tryInstead: await repaired(request, (fault) => fault.suggestions?.[0]),
    orElse: await repaired(request, (fault) => (isSpelling(fault) ? fault.suggestions?.[0] : undefined)),
  };
}

type Query = Readonly<Record<string, string>>;
/** What takes the place of a value; undefined leaves it out. */
type Remedy = (fault: ParameterFault) => string | undefined;

/** Rounds of repair: what a fault suggests may itself be faulty. */
const mostRounds = 4;

/** The address without its faults, and without a cursor, which is bound to its query; the least query where that fails. */
async function repaired(request: FastifyRequest, remedy: Remedy): Promise<string> {
  const { needs = {} } = request.routeOptions.config;
  let query = withPeriod(readOnce(request), parameterNames(request));
  for (let round = 0; round < mostRounds; round++) {
    const { cursor: _, ...rest } = query;
    const faults = await faultsIn(rest, request);
    if (faults.length === 0) return request.address.withQuery(rest);
    // A renamed parameter may be the one that is missing.
    const ordered = faults.toSorted((a, b) => Number(a.code === 'missing') - Number(b.code === 'missing'));
    query = ordered.reduce((mending, fault) => mended(mending, fault, { needs, remedy }), rest);
  }
  return request.address.withQuery(needs);
}

/** A query without one fault. */
function mended(
  query: Query,
  fault: ParameterFault,
  { needs, remedy }: { readonly needs: Query; readonly remedy: Remedy },
): Query {
  const { parameter, code, allowed = [] } = fault;
  const { [parameter]: given = '', ...rest } = query;
  const set = (name: string | undefined, value: string | undefined) =>
    name === undefined || value === undefined
      ? rest
      : { ...(name === parameter ? query : rest), [name]: value };
  if (code === 'missing') return parameter in query ? query : set(parameter, needs[parameter]);
  if (code === 'unknownParameter') {
    // Of a name only the likeliest one: `country` is not `currency`.
    const name = meantParameter(parameter, allowed) ?? nearest(parameter, allowed, 1, 0.3)[0];
    return set(name !== undefined && name in query ? undefined : name, given);
  }
  const ofList = ['unknownId', 'retired', 'otherSpelling'].includes(code);
  return set(parameter, ofList ? listWithout(given, fault.value, remedy(fault)) : remedy(fault));
}

/** A comma list with an id replaced, or taken out; undefined where nothing is left. */
function listWithout(list: string, id: string | null, best: string | undefined): string | undefined {
  const kept = list.split(',').flatMap((part) => (part.trim() === id ? (best ?? []) : part.trim()));
  return kept.length === 0 ? undefined : [...new Set(kept)].join(',');
}

const beginnings = ['start', 'from', 'startperiod'];
const ends = ['end', 'to', 'endperiod'];
const times = ['year', 'date'];

/** The query with `period` in place of other words for it: `start=2020&end=2023` is `period=2020..2023`. */
function withPeriod(query: Query, names: readonly string[]): Query {
  if (!names.includes('period')) return query;
  const words = [...beginnings, ...ends, ...times];
  const isWord = (name: string) => !names.includes(name) && words.includes(name.toLowerCase());
  const given = (wanted: readonly string[]) =>
    Object.entries(query).find(
      ([name, value]) => isWord(name) && wanted.includes(name.toLowerCase()) && value !== '',
    )?.[1];
  const [first, last, time] = [given(beginnings), given(ends), given(times)];
  const range = first === undefined && last === undefined ? time : `${first ?? ''}..${last ?? ''}`;
  const others = Object.fromEntries(Object.entries(query).filter(([name]) => !isWord(name)));
  return range === undefined || (query.period ?? '') !== '' ? others : { ...others, period: range };
}
