import type { FastifyContextConfig, FastifyRequest, FastifySchemaCompiler } from 'fastify';
import type { z } from 'zod';
import { type ParameterFault, Problem } from '../../domain/problems.ts';
import { nearest } from '../../domain/query/nearest.ts';
import { bareType, formats } from '../../formats/formats.ts';
import type { Services } from '../services.ts';
import { address, pathOf, readable } from './addresses.ts';
import { type IdParameters, unknownIds } from './ids.ts';

type Issue = z.core.$ZodIssue;
type Query = Readonly<Record<string, unknown>>;

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Which parameters are ids, and of what. */
    ids?: IdParameters;
    /** Query that this route needs at least, to make an address that works. */
    needs?: (services: Services) => Promise<Readonly<Record<string, string>>>;
    /** Looks up what the path names. @throws Problem `unknown-id` or `retired` */
    find?: (services: Services, params: Readonly<Record<string, string>>) => Promise<unknown>;
  }
}

/** What zod found wrong with a request, whole. */
export class Invalid extends Error {
  readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[]) {
    super('The request does not fit its schema.');
    this.issues = issues;
  }
}

/** Validates by zod and keeps every issue. */
export const validatorCompiler: FastifySchemaCompiler<z.ZodType> =
  ({ schema }) =>
  (data) => {
    const { success, data: value, error } = schema.safeParse(data);
    return success ? { value } : { error: new Invalid(error.issues) };
  };

/** All faults of a request as one problem: those of its syntax and the ids that nobody knows, in its query and its path. */
export async function faultsOf(
  issues: readonly Issue[],
  request: FastifyRequest,
  services: Services,
): Promise<Problem> {
  const query = request.query as Query;
  const faults = [
    ...described(issues, query, request),
    ...(await unknownBeside(issues, query, request, services)),
  ];
  const missing = await missingOf(request.params, request.routeOptions.config, services);
  const all = [...(missing?.errors ?? []), ...faults];
  return new Problem('invalid-parameters', all.map(({ detail }) => detail).join(' '), {
    errors: all,
    tryInstead: missing?.tryInstead ?? (await repaired(request, faults, services)),
  });
}

/** The problem of a path that names nothing; null where it names something. */
export async function missingOf(
  params: unknown,
  { find }: FastifyContextConfig,
  services: Services,
): Promise<Problem | null> {
  try {
    await find?.(services, params as Readonly<Record<string, string>>);
    return null;
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
}

async function faultsIn(query: Query, request: FastifyRequest, services: Services) {
  const issues = schemaOf(request)?.safeParse(query).error?.issues ?? [];
  return [...described(issues, query, request), ...(await unknownBeside(issues, query, request, services))];
}

function described(issues: readonly Issue[], query: Query, request: FastifyRequest): ParameterFault[] {
  const names = Object.keys(schemaOf(request)?.shape ?? {});
  return issues.flatMap((issue) => describe(issue, query, names));
}

/** Unknown ids of the parameters that can be read. */
async function unknownBeside(
  issues: readonly Issue[],
  query: Query,
  request: FastifyRequest,
  services: Services,
): Promise<ParameterFault[]> {
  const unread = issues.map(({ path }) => path[0]);
  const unknown = await unknownIds(query, request.routeOptions.config.ids ?? {}, services.store());
  return unknown.filter(({ parameter }) => !unread.includes(parameter));
}

function schemaOf(request: FastifyRequest): z.ZodObject | undefined {
  return request.routeOptions.schema?.querystring as z.ZodObject | undefined;
}

function describe(issue: Issue, query: Query, names: readonly string[]): ParameterFault[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownParameter(key, query, names));
  const parameter = String(issue.path[0] ?? '');
  const given = query[parameter];
  const value = Array.isArray(given) ? given.join('&') : given === undefined ? null : String(given);
  return [{ parameter, value, ...kindOf(issue, parameter, given) }];
}

function unknownParameter(key: string, query: Query, names: readonly string[]): ParameterFault {
  const close = nearest(key, names);
  return {
    parameter: key,
    value: String(query[key]),
    code: 'unknownParameter',
    detail: `There is no parameter "${key}"${close[0] ? `; did you mean ${close[0]}?` : '.'}`,
    allowed: names,
    suggestions: close,
  };
}

function kindOf(
  issue: Issue,
  parameter: string,
  given: unknown,
): Omit<ParameterFault, 'parameter' | 'value'> {
  if (Array.isArray(given))
    return {
      code: 'repeated',
      detail: `"${parameter}" may be given once; a list is written with commas.`,
      suggestions: [String(given.at(-1))],
    };
  if (given === '')
    return { code: 'empty', detail: `"${parameter}" has no value; leave it out to have none.` };
  if (given === undefined) return { code: 'missing', detail: issue.message };
  if (issue.code === 'custom') {
    const { code = 'malformed', allowed, suggestions } = (issue.params ?? {}) as Partial<ParameterFault>;
    return {
      code,
      detail: `${parameter}: ${issue.message}`,
      ...(allowed ? { allowed } : {}),
      ...(suggestions ? { suggestions } : {}),
    };
  }
  if (issue.code === 'invalid_value') {
    const allowed = issue.values.map(String);
    return {
      code: 'notAllowed',
      detail: `${parameter}: "${given}" is not one of ${allowed.join(', ')}.`,
      allowed,
      suggestions: nearest(String(given), allowed),
    };
  }
  return { code: 'malformed', detail: `${parameter}: ${issue.message}` };
}

/**
 * The same address with each fault mended by its first suggestion, or taken out; proven by the route's own schema.
 * What a mended value still has wrong is mended in turn.
 */
export async function repaired(
  request: FastifyRequest,
  faults: readonly ParameterFault[],
  services: Services,
): Promise<string> {
  const least = (await request.routeOptions.config.needs?.(services)) ?? {};
  // What the client wrote: a validated query holds arrays and ranges.
  const query = new URLSearchParams(request.url.split('?')[1] ?? '');
  let wrong = faults;
  for (let round = 0; round < 3; round++) {
    for (const fault of wrong) mend(query, fault);
    // A cursor is bound to the very query that is being mended.
    query.delete('cursor');
    if (!formatsOf(request).includes(query.get('format') ?? '')) query.delete('format');
    if (!['indicator', 'concept', 'source'].some((name) => query.has(name)))
      for (const [name, value] of Object.entries(least)) query.set(name, value);
    wrong = await faultsIn(Object.fromEntries(query), request, services);
    if (wrong.length === 0) return address(pathOf(request), readable(query));
  }
  return address(pathOf(request), readable(new URLSearchParams(least)));
}

/** Names of the formats that a route says it answers in. */
function formatsOf(request: FastifyRequest): string[] {
  const response = request.routeOptions.schema?.response as
    | { readonly 200?: { readonly content?: object } }
    | undefined;
  const types = Object.keys(response?.[200]?.content ?? {});
  return formats.filter((format) => types.includes(bareType(format))).map(({ name }) => name);
}

function mend(query: URLSearchParams, { parameter, code, suggestions, value }: ParameterFault): void {
  const [best] = suggestions ?? [];
  if (code === 'unknownParameter') query.delete(parameter);
  else if (code === 'unknownId') replaceId(query, parameter, value, best);
  else if (best === undefined) query.delete(parameter);
  else query.set(parameter, best);
}

function replaceId(
  query: URLSearchParams,
  parameter: string,
  value: string | null,
  best: string | undefined,
): void {
  const kept = (query.get(parameter) ?? '')
    .split(',')
    .flatMap((id) => (id.trim() === value ? (best ?? []) : id.trim()));
  if (kept.length === 0) query.delete(parameter);
  else query.set(parameter, [...new Set(kept)].join(','));
}
