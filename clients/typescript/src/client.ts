import createFetchClient, { type Client as FetchClient } from 'openapi-fetch';
import {
  type Answer,
  answerOf,
  type Call,
  haveKeys,
  type Listed,
  type Lister,
  lister,
  otherRows,
  type Path,
  type Query,
  type Schemas,
  surroundingsOf,
  type Warning,
} from './answers.ts';
import { type List, listOf, type Page } from './pages.ts';
import { type Fetch, type Retries, withRetries } from './retries.ts';
import type { paths } from './schema.ts';

export interface Settings {
  /** Address of the server, such as `https://api.example.org`; it may have a path. */
  readonly baseUrl: string;
  /** Sends the requests; the global `fetch` unless given. */
  readonly fetch?: Fetch;
  /** Whether to wait and ask again after 429 and 503; not unless given. */
  readonly retries?: Retries;
  /** Headers of every request. */
  readonly headers?: Readonly<Record<string, string>>;
}

type Observations = Query<'/v1/observations'>;
type Computation =
  | 'transform'
  | 'base'
  | 'window'
  | 'by'
  | 'per'
  | 'aggregate'
  | 'partial'
  | 'currency'
  | 'rate';

/** Answers of a path whose rows are of a kind. */
export type Kind<P extends Path, K extends string> = Extract<Answer<P>, { readonly rows: K }>;

/** A list at a path, whose rows are whole unless `fields` names keys. */
export type ListAt<P extends Path, R, K extends string = 'whole', Q = Query<P>> = Lister<
  Q,
  Kind<P, K | 'sparse'>,
  R
>;

/** Names of the codes of a figure, in `lang`; `fields` asks for them. */
export interface Names {
  readonly indicatorName: string;
  readonly areaName: string;
  /** The unit with its scale in words. */
  readonly unitName: string;
}

type Figure = Schemas['Observation'];
type ComputedFigure = Schemas['ComputedObservation'];

type BriefKey = keyof Schemas['BriefIndicator'];

/** What a search says of an indicator unless `fields` names more. */
const briefKeys = [
  ...(['id', 'name', 'unit', 'topic', 'concept', 'producer'] as const),
  ...(['frequencies', 'firstPeriod', 'lastPeriod', 'statements', 'latest', 'links'] as const),
] satisfies readonly BriefKey[];

type LatestFigure = Schemas['LatestFigure'];

const latestKeys = [
  ...(['indicator', 'area', 'frequency', 'lane', 'period', 'kind', 'value', 'unit', 'qualifier'] as const),
  ...(['lower', 'upper', 'grade', 'knownFrom', 'source', 'display'] as const),
] satisfies readonly (keyof LatestFigure)[];

/** The latest figures of an indicator or several, `*` for all; the query narrows them. */
export type AskLatest = (
  indicator: string | readonly string[],
  query?: Omit<Query<'/v1/latest'>, 'indicator'>,
  call?: Call,
) => List<Page<LatestFigure> & { readonly page: Schemas['Page']; readonly warnings: readonly Warning[] }>;

/** One entry of a path, by its id. */
export type EntryAt<P extends Path> = (id: string, query?: Query<P>, call?: Call) => Promise<Answer<P>>;

/**
 * A client of one server. Functions of lists give the first page when awaited and all rows in `for await`; `fields`
 * keeps some keys, and the type of the rows follows. The last parameter of each function has a signal that ends the call.
 */
export interface Client {
  /** The latest figure of each indicator, area, frequency and lane, in small answers. */
  readonly latest: AskLatest;
  /** Published figures; `fields` may name their names too. */
  readonly observations: Lister<
    Omit<Observations, Computation>,
    Kind<'/v1/observations', 'published' | 'sparse'>,
    Figure & Names,
    keyof Figure
  >;
  /** Figures computed from published ones: growth, ratios, conversions. */
  readonly computed: Lister<
    Observations,
    Kind<'/v1/observations', 'computed' | 'sparse'>,
    ComputedFigure & Names,
    keyof ComputedFigure
  >;
  /** A wide table: a row for each period, a column for each series, described in `meta.columns`. */
  readonly table: (
    query: Observations & { readonly labels?: 'code' | 'name' | 'both' },
    call?: Call,
  ) => List<Listed<Schemas['WideTable'], Schemas['WideRow']>>;
  /** One statement: provenance, history, checks and citation. */
  readonly dossier: EntryAt<'/v1/observations/{id}'>;
  /** Indicators; `q` searches them, in English or Chinese. */
  readonly indicators: Lister<
    Query<'/v1/indicators'>,
    Kind<'/v1/indicators', 'whole' | 'brief' | 'sparse'>,
    Schemas['Indicator'],
    BriefKey
  >;
  /** One indicator: definition, coverage, latest figures, rivals and sources. */
  readonly indicator: EntryAt<'/v1/indicators/{id}'>;
  /** The rivals of a concept side by side, with the range between them. */
  readonly concept: (
    id: string,
    query?: Query<'/v1/concepts/{id}'>,
    call?: Call,
  ) => Promise<Kind<'/v1/concepts/{id}', 'whole'>>;
  readonly areas: ListAt<'/v1/areas', Schemas['Area']>;
  readonly sources: ListAt<'/v1/sources', Schemas['Source']>;
  readonly checks: ListAt<'/v1/checks', Schemas['Check']>;
  readonly changes: ListAt<'/v1/changes', Schemas['Change']>;
  readonly calendar: ListAt<'/v1/calendar', Schemas['DueFigure']>;
  /** Every path, typed: the client of openapi-fetch below this one. */
  readonly api: FetchClient<paths>;
}

/** A client of the server at an address. What is no success is thrown as `ProblemError`. */
export function createClient(settings: Settings): Client {
  const api = apiOf(settings);
  return {
    latest: (indicator, query, call) =>
      listOf(async (continuation) => {
        const params = { query: { ...query, indicator, meta: 'none' } } as const;
        const asked = api.GET('/v1/latest', { ...call, ...continuation, params });
        const answer = await answerOf(asked);
        if ('meta' in answer) throw otherRows();
        const { data, page, warnings = [] } = answer;
        if (haveKeys<LatestFigure>(data, latestKeys)) return { data, page, warnings };
        throw otherRows();
      }),
    observations: lister(
      (query, init) => answerOf(api.GET('/v1/observations', { ...init, params: { query } })),
      (answer) => answer.rows === 'published',
      (answer) => answer.rows === 'sparse',
    ),
    computed: lister(
      (query, init) => answerOf(api.GET('/v1/observations', { ...init, params: { query } })),
      (answer) => answer.rows === 'computed',
      (answer) => answer.rows === 'sparse',
    ),
    table: (query, call) =>
      listOf(async (continuation) => {
        const params = { query: { ...query, shape: 'wide' } } as const;
        const answer = await answerOf(api.GET('/v1/observations', { ...call, ...continuation, params }));
        if (answer.rows === 'wide') return { ...surroundingsOf(answer), data: answer.data };
        throw otherRows();
      }),
    dossier: (id, query, call) =>
      answerOf(api.GET('/v1/observations/{id}', { ...call, params: { path: { id }, query } })),
    indicators: lister(
      (query, init) => answerOf(api.GET('/v1/indicators', { ...init, params: { query } })),
      (answer) => answer.rows === 'whole',
      (answer) => answer.rows === 'brief' || answer.rows === 'sparse',
      briefKeys,
    ),
    indicator: (id, query, call) =>
      answerOf(api.GET('/v1/indicators/{id}', { ...call, params: { path: { id }, query } })),
    concept: async (id, query, call) => {
      const params = { path: { id }, query };
      const answer = await answerOf(api.GET('/v1/concepts/{id}', { ...call, params }));
      if (answer.rows === 'whole') return answer;
      throw otherRows();
    },
    areas: lister(
      (query, init) => answerOf(api.GET('/v1/areas', { ...init, params: { query } })),
      (answer) => answer.rows === 'whole',
      (answer) => answer.rows === 'sparse',
    ),
    sources: lister(
      (query, init) => answerOf(api.GET('/v1/sources', { ...init, params: { query } })),
      (answer) => answer.rows === 'whole',
      (answer) => answer.rows === 'sparse',
    ),
    checks: lister(
      (query, init) => answerOf(api.GET('/v1/checks', { ...init, params: { query } })),
      (answer) => answer.rows === 'whole',
      (answer) => answer.rows === 'sparse',
    ),
    changes: lister(
      (query, init) => answerOf(api.GET('/v1/changes', { ...init, params: { query } })),
      (answer) => answer.rows === 'whole',
      (answer) => answer.rows === 'sparse',
    ),
    calendar: lister(
      (query, init) => answerOf(api.GET('/v1/calendar', { ...init, params: { query } })),
      (answer) => answer.rows === 'whole',
      (answer) => answer.rows === 'sparse',
    ),
    api,
  };
}

function apiOf({ baseUrl, fetch: given, retries, headers }: Settings): FetchClient<paths> {
  const send: Fetch = given ?? ((request) => fetch(request));
  return createFetchClient<paths>({
    baseUrl,
    fetch: retries ? withRetries(send, retries) : send,
    headers: { accept: 'application/json', ...headers },
    querySerializer: { array: { style: 'form', explode: false } },
  });
}
