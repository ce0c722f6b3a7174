import { detailOf, type ParameterFault, Problem } from '../../../domain/problems.ts';
import type { QueryChange, RequestAddress } from '../../request/addresses.ts';
import type { ObservationParameters } from '../observation-parameters.ts';

/** The parameters that make a computation, in the order in which they act. */
export const computationParameters = [
  'aggregate',
  'partial',
  'currency',
  'rate',
  'per',
  'transform',
  'base',
  'window',
  'by',
] as const;

/** Leaves the computation out of an address, and the place in its pages. */
export const withoutComputation: Readonly<Record<string, null>> = Object.fromEntries(
  [...computationParameters, 'cursor'].map((name) => [name, null]),
);

/** What is left of a query where its remedies do not help: the published figures, then the current ones as a long table, then as JSON. */
export const simplerQueries: readonly QueryChange[] = [
  withoutComputation,
  { ...withoutComputation, revisions: null, shape: null },
  { ...withoutComputation, revisions: null, shape: null, format: null },
];

interface Rule {
  readonly parameter: keyof ObservationParameters;
  readonly code: string;
  readonly detail: string;
  /** True where the combination means nothing. */
  readonly applies: (query: ObservationParameters) => boolean;
  /** Parameters to set, or with null to leave out. */
  readonly remedy: Readonly<Record<string, string | null>>;
}

/** True when a query asks for anything but the statements themselves. */
export const isDerived = ({ transform, aggregate, currency, per }: ObservationParameters) =>
  transform !== 'level' || aggregate !== undefined || currency !== undefined || per !== undefined;

/** Combinations of parameters that mean nothing, each with what would. */
const rules: readonly Rule[] = [
  {
    parameter: 'base',
    code: 'baseWithoutUse',
    detail: 'base belongs to transform=index and transform=cagr.',
    applies: ({ base, transform }) => base !== undefined && transform !== 'index' && transform !== 'cagr',
    remedy: { base: null },
  },
  {
    parameter: 'window',
    code: 'windowWithoutUse',
    detail: 'window belongs to transform=movingAverage.',
    applies: ({ window, transform }) => window !== undefined && transform !== 'movingAverage',
    remedy: { window: null },
  },
  {
    parameter: 'by',
    code: 'byWithoutUse',
    detail: 'by belongs to transform=ratio.',
    applies: ({ by, transform }) => by !== undefined && transform !== 'ratio',
    remedy: { by: null },
  },
  {
    parameter: 'transform',
    code: 'byRequired',
    detail: 'transform=ratio needs by, an indicator to divide by.',
    applies: ({ by, transform }) => by === undefined && transform === 'ratio',
    remedy: { transform: null },
  },
  {
    parameter: 'partial',
    code: 'partialWithoutUse',
    detail: 'partial belongs to aggregate.',
    applies: ({ partial, aggregate }) => partial !== undefined && aggregate === undefined,
    remedy: { partial: null },
  },
  {
    parameter: 'aggregate',
    code: 'frequencyRequired',
    detail: 'aggregate needs one frequency to convert to: A, S or Q.',
    applies: ({ aggregate, frequency }) =>
      aggregate !== undefined && (frequency?.length !== 1 || frequency?.[0] === 'YTD'),
    remedy: { aggregate: null, partial: null, frequency: null },
  },
  {
    parameter: 'fields',
    code: 'notForThisShape',
    detail: 'fields selects columns of the long table; a wide table has columns for each series.',
    applies: ({ fields, shape }) => fields !== undefined && shape === 'wide',
    remedy: { fields: null },
  },
  {
    parameter: 'rate',
    code: 'rateWithoutUse',
    detail: 'rate belongs to currency.',
    applies: ({ rate, currency }) => rate !== undefined && currency === undefined,
    remedy: { rate: null },
  },
  {
    parameter: 'revisions',
    code: 'severalStatements',
    detail: 'A computation needs one statement for each period: revisions=latest takes the current one.',
    applies: (query) => isDerived(query) && query.revisions !== 'latest',
    remedy: { revisions: null },
  },
];

/** Stops a query whose parameters mean nothing together. @throws Problem `not-computable` naming each */
export function requireMeaning(query: ObservationParameters, address: RequestAddress): void {
  const broken = rules.filter(({ applies }) => applies(query));
  if (broken.length === 0) return;
  const errors = broken.map(
    ({ parameter, code, detail }): ParameterFault => ({
      parameter,
      value: address.given(parameter),
      code,
      detail,
    }),
  );
  throw new Problem('not-computable', detailOf(errors), {
    errors,
    tryInstead: address.with(Object.assign({ cursor: null }, ...broken.map(({ remedy }) => remedy))),
  });
}
