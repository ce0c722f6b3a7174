import type { FastifyRequest, FastifySchemaCompiler } from 'fastify';
import { z } from 'zod';
import { type ParameterFault, Problem } from '../../domain/problems.ts';
import { nearest } from '../../domain/query/nearest.ts';
import { likelyCodes, meantParameter } from '../../domain/query/other-words.ts';
import type { PathParameters } from './route-config.ts';
import { unknownIds } from './unknown-ids.ts';

type Issue = z.core.$ZodIssue;
type Query = Readonly<Record<string, unknown>>;

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

/** The faults of a query: those that its schema finds, and the unknown ids of the parameters that can be read. */
export async function faultsIn(query: Query, request: FastifyRequest): Promise<ParameterFault[]> {
  return faultsWith(schemaOf(request)?.safeParse(query).error?.issues ?? [], query, request);
}

/** The same, where the schema has been applied already and found `issues`. */
export async function faultsWith(
  issues: readonly Issue[],
  query: Query,
  request: FastifyRequest,
): Promise<ParameterFault[]> {
  const unread = issues.map(({ path }) => path[0]);
  const ids = request.routeOptions.config.ids ?? {};
  const unknown = unknownIds(query, ids, await request.store.catalogue());
  return [
    ...issues.flatMap((issue) => describe(issue, query, request)),
    ...unknown.filter(({ parameter }) => !unread.includes(parameter)),
  ];
}

/** The problem of a path whose entry does not exist; null where it does. */
export async function missingEntry({
  params,
  query,
  routeOptions: { config },
  store,
}: FastifyRequest): Promise<Problem | null> {
  try {
    await config.find?.(store, params as PathParameters, query as Query);
    return null;
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
}

/** Names of the parameters that a route knows. */
export function parameterNames(request: FastifyRequest): string[] {
  return Object.keys(schemaOf(request)?.shape ?? {});
}

/** The query with each name once: repeated lists are joined, of other repeated parameters the last value counts. */
export function readOnce(request: FastifyRequest): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(request.address.values()).map(([name, values]) => [name, onceOf(values, name, request)]),
  );
}

/** One value for a parameter that may be repeated. */
function onceOf(values: readonly string[], name: string, request: FastifyRequest): string {
  const [first = '', ...others] = values;
  if (others.length === 0) return first;
  const field = schemaOf(request)?.shape[name] ?? z.never();
  // A list is read as an array, or as null where `*` stands for all.
  const isList = values.some((value) => {
    const { success, data } = z.safeParse(field, value);
    return success && (data === null || Array.isArray(data));
  });
  return isList ? [...new Set(values.flatMap((value) => value.split(',')))].join(',') : (values.at(-1) ?? '');
}

/** True where what a fault suggests is another spelling of what was written, not a guess. */
export function isSpelling({ code, value, suggestions }: ParameterFault): boolean {
  const sameLetters = suggestions?.[0]?.toLowerCase() === value?.toLowerCase();
  return sameLetters || !['unknownId', 'notAllowed'].includes(code);
}

function schemaOf(request: FastifyRequest): z.ZodObject | undefined {
  return request.routeOptions.schema?.querystring as z.ZodObject | undefined;
}

function describe(issue: Issue, query: Query, request: FastifyRequest): ParameterFault[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => unknownParameter(key, query, request));
  const parameter = String(issue.path[0] ?? '');
  const given = query[parameter];
  if (Array.isArray(given))
    return [
      {
        parameter,
        value: given.join('&'),
        code: 'repeated',
        detail: `"${parameter}" may be given once; a list is written with commas.`,
        suggestions: [onceOf(given.map(String), parameter, request)],
      },
    ];
  const value = given === undefined ? null : String(given);
  return [{ parameter, value, ...kindOf(issue, parameter, given) }];
}

function unknownParameter(key: string, query: Query, request: FastifyRequest): ParameterFault {
  const names = parameterNames(request);
  const { without = {} } = request.routeOptions.config;
  const reason = Object.hasOwn(without, key) ? without[key] : undefined;
  const meant = meantParameter(key, names);
  const similar = meant === undefined ? nearest(key, names) : [meant];
  const close = reason === undefined ? similar : [];
  return {
    parameter: key,
    value: String(query[key]),
    code: 'unknownParameter',
    detail: reason ?? `There is no parameter "${key}"${close[0] ? `; did you mean ${close[0]}?` : '.'}`,
    allowed: names,
    suggestions: close,
  };
}

function kindOf(
  issue: Issue,
  parameter: string,
  given: unknown,
): Omit<ParameterFault, 'parameter' | 'value'> {
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
      suggestions: likelyCodes(String(given), allowed),
    };
  }
  return { code: 'malformed', detail: `${parameter}: ${issue.message}` };
}
