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

/** The parameters of a computation as the client wrote them: `transform=yoy currency=USD`. */
export function computationTerms(address: RequestAddress): string {
  const [aggregate, ...others] = computationParameters;
  return [aggregate, 'frequency', ...others]
    .flatMap((name) => (address.has(name) ? `${name}=${address.given(name)}` : []))
    .join(' ');
}

/** Leaves the computation out of an address, and the place in its pages. */
export const withoutComputation: Readonly<Record<string, null>> = Object.fromEntries(
  [...computationParameters, 'cursor'].map((name) => [name, null]),
);

/** Makes of any query that of the published figures as JSON, in the order in which its parameters can be put back. */
export const simplestQuery: QueryChange = {
  ...withoutComputation,
  revisions: null,
  shape: null,
  format: null,
};

interface Rule {
  readonly parameter: keyof ObservationParameters;
  readonly code: string;
  readonly detail: string;
  /** True for a query that breaks the rule. */
  readonly applies: (query: ObservationParameters) => boolean;
  /** Parameters to set, or with null to leave out. */
  readonly remedy: Readonly<Record<string, string | null>>;
}

/** True when a query asks for anything but the statements themselves. */
export const isDerived = ({ transform, aggregate, currency, per }: ObservationParameters) =>
  transform !== 'level' || aggregate !== undefined || currency !== undefined || per !== undefined;

/** A rule for a parameter that has an effect only beside another: it is left out where `used` is false. */
function onlyWith(
  parameter: 'base' | 'window' | 'by' | 'partial' | 'rate',
  other: string,
  used: (query: ObservationParameters) => boolean,
): Rule {
  return {
    parameter,
    code: `${parameter}WithoutUse`,
    detail: `${parameter} belongs to ${other}.`,
    applies: (query) => query[parameter] !== undefined && !used(query),
    remedy: { [parameter]: null },
  };
}

/** The rules that a combination of parameters must keep, each with the change that mends a query. */
const rules: readonly Rule[] = [
  onlyWith('base', 'transform=index and transform=cagr', ({ transform }) =>
    ['index', 'cagr'].includes(transform),
  ),
  onlyWith('window', 'transform=movingAverage', ({ transform }) => transform === 'movingAverage'),
  onlyWith('by', 'transform=ratio', ({ transform }) => transform === 'ratio'),
  {
    parameter: 'transform',
    code: 'byRequired',
    detail: 'transform=ratio needs by, an indicator to divide by.',
    applies: ({ by, transform }) => by === undefined && transform === 'ratio',
    remedy: { transform: null },
  },
  onlyWith('partial', 'aggregate', ({ aggregate }) => aggregate !== undefined),
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
    parameter: 'sort',
    code: 'notForThisShape',
    detail: 'A row of a wide table is a period of all series: sort=period and sort=-period order it.',
    applies: ({ sort = [], shape }) => shape === 'wide' && sort.some(({ key }) => key !== 'period'),
    remedy: { sort: null },
  },
  onlyWith('rate', 'currency', ({ currency }) => currency !== undefined),
  {
    parameter: 'revisions',
    code: 'severalStatements',
    detail: 'A computation needs one statement for each period: revisions=latest takes the current one.',
    applies: (query) => isDerived(query) && query.revisions !== 'latest',
    remedy: { revisions: null },
  },
];

/** @throws Problem `not-computable` that names every rule which the parameters of a query break */
export function requireValidCombination(query: ObservationParameters, address: RequestAddress): void {
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
