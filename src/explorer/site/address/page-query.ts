import type { Problem } from '../../page/base/api-answers.ts';
import { ApiFailure } from '../public-api.ts';

/** What a parameter of a page takes: one of a few words, or a text of a form. */
type Takes = readonly string[] | RegExp;

/** The parameters of a page by name. Others are ignored: links that were shared carry marks of where. */
export type Parameters = Readonly<Record<string, Takes>>;

export type Query = Readonly<Record<string, string>>;

/** Of a value that the API reads, and refuses where it means nothing. */
export const readByApi = /(?:)/;

/** A count of what is shown. */
export const countForm = /^[1-9]\d{0,3}$/;

/** A year, half-year, quarter, month or year to date. */
export const periodForm = /^\d{4}(-(S[12]|Q[1-4]|(0[1-9]|1[0-2])(-01\/P\d+M)?))?$/;

/** A value that a page cannot show. */
interface Fault {
  readonly parameter: string;
  readonly value: string;
  /** What would be right; none where that has no list. */
  readonly allowed: readonly string[];
}

/** What an address gives for the parameters that a page has; empty ones are not given. @throws ApiFailure 400 where a value means nothing */
export function givenOf(query: Query, parameters: Parameters): Query {
  const given = Object.entries(query).filter(
    ([name, value]) => Object.hasOwn(parameters, name) && value !== '',
  );
  const faults = given.flatMap(([parameter, value]): Fault[] => {
    const takes = parameters[parameter];
    if (takes === undefined || (takes instanceof RegExp ? takes.test(value) : takes.includes(value)))
      return [];
    return [{ parameter, value, allowed: takes instanceof RegExp ? [] : takes }];
  });
  if (faults.length > 0) throw refused(faults);
  return Object.fromEntries(given);
}

/** The refusal of a page whose address has values that mean nothing. */
export function refused(faults: readonly Fault[]): ApiFailure {
  const errors = faults.map((fault) => ({
    ...fault,
    code: fault.allowed.length === 0 ? 'malformed' : 'notAllowed',
    detail: `${fault.parameter}: "${fault.value}" ${
      fault.allowed.length === 0 ? 'means nothing here.' : `is not one of ${fault.allowed.join(', ')}.`
    }`,
  }));
  return new ApiFailure(400, problemOf(errors), null);
}

function problemOf(errors: NonNullable<Problem['errors']>): Problem {
  return {
    ...{ code: 'invalid-parameters', title: 'Invalid parameters', status: 400, instance: '', links: {} },
    detail: errors.map(({ detail }) => detail).join(' '),
    errors,
  };
}

/** A failure in terms of the page: faults under the names of its own parameters, with the address that has none of them. */
export function failureOfPage(error: unknown, path: string, query: Query): unknown {
  if (!(error instanceof ApiFailure) || ![400, 404, 422].includes(error.status)) return error;
  const { problem, status, retryAfter } = error;
  const errors = (problem?.errors ?? []).flatMap((fault) => {
    const parameter = nameOnPage(fault.parameter ?? '', fault.value ?? '', query);
    return parameter === null ? [] : [{ ...fault, parameter }];
  });
  if (problem === null || errors.length === 0) return error;
  const faulty = errors.map(({ parameter }) => parameter);
  const rest = Object.entries(query).filter(([name]) => !faulty.includes(name));
  const { code, title } = problemOf(errors);
  const own = status === 422 ? {} : { code, title, status: 400 };
  const links = { tryInstead: addressOf(path, Object.fromEntries(rest)) };
  const detail = errors.map(sentenceOf).join(' ');
  return new ApiFailure(own.status ?? status, { ...problem, ...own, detail, errors, links }, retryAfter);
}

/** What is wrong with a parameter, its name first. */
function sentenceOf({ parameter, detail = '' }: { parameter: string; detail?: string }): string {
  return detail.startsWith(`${parameter}:`) ? detail : `${parameter}: ${detail}`;
}

/** Parameters of the API that pages have under other names. */
const otherNames: Readonly<Record<string, readonly string[]>> = {
  id: ['compare', 'add', 'by'],
  indicator: ['compare', 'add'],
  period: ['from', 'to'],
  limit: ['show'],
};

function nameOnPage(name: string, value: string, query: Query): string | null {
  if (Object.hasOwn(query, name)) return name;
  const given = (otherNames[name] ?? []).filter((other) => Object.hasOwn(query, other));
  const named = given.find((other) => query[other]?.split(',').includes(value));
  // An id may also be that of the page itself.
  return named ?? (name === 'id' ? null : (given[0] ?? null));
}

/** A path with a query, without the language, which links add. */
function addressOf(path: string, { lang: _, ...query }: Query): string {
  const text = new URLSearchParams(query).toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
  return text === '' ? path : `${path}?${text}`;
}
