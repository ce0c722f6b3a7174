import type { Code, List, Problem, Single } from './model.ts';
import { at } from './root-path.ts';

/** Why an answer did not come: the server's own problem document where it sent one. */
export class Failure extends Error {
  readonly kind: 'problem' | 'limited' | 'unavailable' | 'offline';
  readonly problem: Problem | null;
  /** Seconds to wait before asking again. */
  readonly retryAfter: number | null;

  constructor(kind: Failure['kind'], problem: Problem | null, retryAfter: number | null) {
    super(problem?.detail ?? kind);
    this.kind = kind;
    this.problem = problem;
    this.retryAfter = retryAfter;
  }
}

const kept = new Map<string, Promise<unknown>>();
const mostKept = 200;

/**
 * The JSON at a path of this API; asked once per address while the page is open.
 * @throws Failure
 */
export function get<T>(path: string): Promise<T> {
  const known = kept.get(path);
  // The one place where an answer gets its type: the server has tested it against its own schema.
  if (known) return known as Promise<T>;
  const asked = ask<T>(path);
  kept.set(path, asked);
  const oldest = kept.keys().next().value;
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
  asked.catch(() => kept.delete(path));
  return asked;
}

async function ask<T>(path: string): Promise<T> {
  const response = await fetch(at(path), { headers: { accept: 'application/json' } }).catch(() => {
    throw new Failure('offline', null, null);
  });
  if (response.ok) return response.json();
  const problem: Problem | null = await response.json().catch(() => null);
  const wait = Number(response.headers.get('retry-after')) || null;
  if (response.status === 429) throw new Failure('limited', problem, wait ?? 10);
  if (response.status >= 500) throw new Failure('unavailable', problem, wait);
  throw new Failure('problem', problem, null);
}

/** A text at a path of this API. @throws Failure */
export async function getText(path: string): Promise<string> {
  const response = await fetch(at(path)).catch(() => {
    throw new Failure('offline', null, null);
  });
  if (!response.ok) throw new Failure('problem', null, null);
  return response.text();
}

/** Every page of a list, joined; at most so many pages. */
export async function all<T>(path: string, mostPages = 10): Promise<List<T>> {
  const first = await get<List<T>>(path);
  const data = [...first.data];
  let next = first.page.next;
  for (let page = 1; next !== null && page < mostPages; page += 1) {
    const more: List<T> = await get<List<T>>(local(next));
    data.push(...more.data);
    next = more.page.next;
  }
  return { ...first, data };
}

export async function one<T>(path: string): Promise<T> {
  return (await get<Single<T>>(path)).data;
}

/** The names of a code list, by id; an unknown list has none. */
export async function codes(list: string): Promise<ReadonlyMap<string, Code>> {
  const codes = await all<Code>(`/v1/codelists/${list}?limit=1000`);
  return new Map(codes.data.map((code) => [code.id, code]));
}

/** An address of the API as a path on this origin, whatever base it was written with. */
export function local(address: string): string {
  return /\/v1(?=[/?#]|$).*$/.exec(address)?.[0] ?? address;
}

/** Path and parameters; empty ones are left out, commas and slashes stay readable. */
export function path(
  base: string,
  parameters: Readonly<Record<string, string | number | null | undefined>>,
): string {
  const query = Object.entries(parameters)
    .filter(([, value]) => value !== null && value !== undefined && value !== '')
    .map(([name, value]) => `${name}=${readable(`${value}`)}`);
  return query.length === 0 ? base : `${base}?${query.join('&')}`;
}

function readable(text: string): string {
  return encodeURIComponent(text).replaceAll('%2C', ',').replaceAll('%2F', '/').replaceAll('%3A', ':');
}
