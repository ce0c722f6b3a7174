import { type Continuation, type List, listOf, type Page } from './pages.ts';
import { ProblemError, problemOf } from './problems.ts';
import type { components, paths } from './schema.ts';

export type Path = keyof paths;
export type Schemas = components['schemas'];
export type Warning = Schemas['Warning'];

/** What a path answers, in JSON. */
export type Answer<P extends Path> = paths[P] extends {
  get: { responses: { 200: { content: { 'application/json': infer A } } } };
}
  ? A
  : never;

/**
 * Parameters of the representation, which is JSON, and of the place in a list, which the client keeps. `labels` would
 * take keys away that rows have by their types: `fields` names what names are wanted.
 */
type Own =
  | 'format'
  | 'bom'
  | 'width'
  | 'height'
  | 'theme'
  | 'frame'
  | 'axis'
  | 'marks'
  | 'cursor'
  | 'fields'
  | 'meta'
  | 'shape'
  | 'labels';

/** What may be asked at a path. */
export type Query<P extends Path> = paths[P] extends { get: { parameters: { query?: infer Q } } }
  ? Omit<NonNullable<Q>, Own>
  : never;

/** Keys of rows to keep. */
export interface Fields<F> {
  readonly fields?: F | readonly F[];
}

/** What is said of one call, besides the query. */
export interface Call {
  /** Ends the call; what was asked for rejects with the reason of the signal. */
  readonly signal?: AbortSignal | undefined;
}

/** An answer with rows, as the server gives it. */
interface Given extends Page<object> {
  readonly rows: string;
  readonly meta: Schemas['Meta'];
}

/** A page of an answer, its rows with the keys that `fields` names, and its warnings beside them. */
export type Listed<A, R, F extends keyof R = keyof R> = Omit<A, 'data' | 'rows'> &
  Page<Pick<R, F>> & { readonly warnings: readonly Warning[] };

/** Asks for a list, whose rows have the keys of `D` unless `fields` names others. */
export type Lister<Q, A, R, D extends keyof R = keyof R> = <F extends keyof R = D>(
  query?: Q & Fields<F>,
  call?: Call,
) => List<Listed<A, R, F>>;

/** A function that asks for a list whose rows are whole, or have the keys that `fields` names, `brief` without any. */
export function lister<Q, X, R extends object, W extends X & Given, S extends X & Given, D extends keyof R>(
  ask: (query: (Q & Fields<keyof R>) | undefined, init: Call & Continuation) => Promise<X>,
  whole: (answer: X) => answer is W,
  sparse: (answer: X) => answer is S,
  brief: readonly D[] = [],
): Lister<Q, W | S, R, D> {
  return <F extends keyof R = D>(query?: Q & Fields<F>, call?: Call) =>
    listOf<Listed<W | S, R, F>>(async (continuation) => {
      const answer = await ask(query, { ...call, ...continuation });
      const keys = [query?.fields ?? brief].flat();
      if (whole(answer) || (keys.length > 0 && sparse(answer))) {
        const { data } = answer;
        if (haveKeys<Pick<R, F>>(data, keys)) return { ...surroundingsOf(answer), data };
      }
      throw otherRows();
    });
}

/** What an answer has besides its rows, with the warnings beside them. */
export function surroundingsOf<A extends Given>({ data: _, rows: __, ...rest }: A) {
  return { ...rest, warnings: rest.meta.warnings };
}

export function otherRows(): TypeError {
  return new TypeError('The server answers with other rows than were asked for.');
}

/** Whether all rows have these keys. */
export function haveKeys<R extends object>(
  rows: readonly object[],
  keys: readonly PropertyKey[],
): rows is readonly R[] {
  return rows.every((row) => keys.every((key) => key in row));
}

/** The body of a success. @throws ProblemError for everything else */
export async function answerOf<T>(
  asked: Promise<{ data?: T; error?: unknown; response: Response }>,
): Promise<T> {
  const { data, error, response } = await asked;
  if (data === undefined) throw new ProblemError(problemOf(response, error));
  return data;
}
