import { type ParameterFault, Problem } from '../problems.ts';
import type { RefusalCode } from './refusal-words.ts';

/** Parameters to set, or to remove where null, so that a request succeeds. */
export type Remedy = Readonly<Record<string, string | null>>;

/** Why a computation would be meaningless, with a remedy. */
export interface Refusal {
  readonly problem: 'not-computable' | 'not-comparable' | 'mixed-definitions' | 'mismatched-areas';
  readonly parameter: string;
  readonly code: RefusalCode;
  readonly detail: string;
  /** Null when no change of parameters helps. */
  readonly remedy: Remedy | null;
  readonly suggestions?: readonly string[];
}

/** The refusal of a computation that means nothing for the series. */
export function notComputable(
  parameter: string,
  code: RefusalCode,
  detail: string,
  remedy: Remedy | null,
): Refusal {
  return { problem: 'not-computable', parameter, code, detail, remedy };
}

/**
 * One problem that names all refusals; null where there are none. `value` returns the value of a parameter in the
 * request, `tryInstead` is an address made with the remedy of the first refusal.
 */
export function refusalProblem(
  refusals: readonly Refusal[],
  value: (parameter: string) => string | null,
  tryInstead?: string,
): Problem | null {
  const [first] = refusals;
  if (first === undefined) return null;
  // Series of one indicator are refused for one reason.
  const keyed = refusals.map((refusal) => [`${refusal.parameter} ${refusal.detail}`, refusal] as const);
  const different = [...new Map(keyed).values()];
  const errors = different.map((refusal): ParameterFault => {
    const suggestions = refusal.suggestions ?? remedyValues(refusal);
    const { parameter, code, detail } = refusal;
    return {
      parameter,
      value: value(parameter),
      code,
      detail,
      ...(suggestions.length > 0 && { suggestions }),
    };
  });
  const detail = [...new Set(different.map((refusal) => refusal.detail))].join(' ');
  return new Problem(first.problem, detail, { errors, ...(tryInstead && { tryInstead }) });
}

/** The value that the remedy sets for the refused parameter itself, if it does. */
function remedyValues({ parameter, remedy }: Refusal): string[] {
  const value = remedy?.[parameter];
  return value ? [value] : [];
}
