export type { Answer, Call, Fields, Listed, Lister, Path, Query, Schemas, Warning } from './answers.ts';
export {
  type AskLatest,
  type Client,
  createClient,
  type EntryAt,
  type ListAt,
  type Names,
  type Settings,
} from './client.ts';
export type { List, Page } from './pages.ts';
export {
  type CorrectableProblem,
  type FinalProblem,
  type Outcome,
  outcomeOf,
  type Problem,
  type ProblemCode,
  type ProblemDetails,
  ProblemError,
  problemOf,
  type TemporaryProblem,
  type UnknownProblem,
} from './problems.ts';
export type { Fetch, Retries } from './retries.ts';
export type { components, paths } from './schema.ts';
