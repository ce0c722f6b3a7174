import { type ParameterFault, Problem } from '../problems.ts';

/** Why a computation would mean nothing, and what would work instead. */
export interface Refusal {
  readonly problem: 'not-computable' | 'mixed-definitions' | 'mismatched-areas';
  readonly parameter: string;
  /** Lower-camel word for the reason. */
  readonly code: string;
  readonly detail: string;
  /** Parameters to set, or with null to leave out, so that the address works; null when no change of them would do. */
  readonly remedy: Remedy | null;
  readonly suggestions?: readonly string[];
}

export type Remedy = Readonly<Record<string, string | null>>;

/**
 * The answer to refusals: one problem that names all of them. `value` is what the request said for each parameter,
 * `tryInstead` an address made with the remedy of the first. Null where nothing is refused.
 */
export function refusalProblem(
  refusals: readonly Refusal[],
  value: (parameter: string) => string | null,
  tryInstead?: string,
): Problem | null {
  const [first] = refusals;
  if (first === undefined) return null;
  const detail = [...new Set(refusals.map((refusal) => refusal.detail))].join(' ');
  const errors = refusals.map((refusal): ParameterFault => {
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
  return new Problem(first.problem, detail, { errors, ...(tryInstead && { tryInstead }) });
}

/** What to write for the refused parameter itself, where the remedy says so. */
function remedyValues({ parameter, remedy }: Refusal): string[] {
  const value = remedy?.[parameter];
  return value ? [value] : [];
}
