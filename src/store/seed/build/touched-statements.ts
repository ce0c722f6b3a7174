import type { Check } from '../../../domain/checks/check.ts';
import { memoized } from '../../../domain/memoized.ts';
import type { Dataset, Settled } from '../read/dataset.ts';
import { rivalry } from './gathered-evidence.ts';
import { chainKey } from './standings.ts';

/** Of the statements of a release, in their order. */
interface Touched {
  /** Those whose evidence may be another than in the release before. */
  readonly touched: readonly Settled[];
  /** Those on which the evidence of `touched` rests, these included. */
  readonly around: readonly Settled[];
}

/**
 * Finds what a release changes. A statement is touched by one that is new, gone or of another standing in its chain,
 * among its rivals, or in an inconsistent check with it.
 */
export function touching(
  dataset: Pick<Dataset, 'indicators'>,
  checks: readonly Check[],
): (before: readonly Settled[], after: readonly Settled[]) => Touched {
  const rivalryOf = memoized((statement: Settled) => rivalry(statement, dataset));
  const checkedWith = operandsBesides(checks);
  const connected = (statements: readonly Settled[]) => {
    const chains = new Set(statements.map(chainKey));
    const rivalries = new Set(statements.map(rivalryOf));
    const operands = new Set(statements.flatMap(({ id }) => checkedWith.get(id) ?? []));
    rivalries.delete(null);
    return (statement: Settled) =>
      chains.has(chainKey(statement)) || rivalries.has(rivalryOf(statement)) || operands.has(statement.id);
  };
  return (before, after) => {
    const [old, present] = [new Set(before), new Set(after)];
    const touched = after.filter(connected([...old.symmetricDifference(present)]));
    return { touched, around: after.filter(connected(touched)) };
  };
}

/** The operands of inconsistent checks by the id of each of them. */
function operandsBesides(checks: readonly Check[]): Map<string, string[]> {
  const besides = new Map<string, string[]>();
  for (const { outcome, operands } of checks) {
    if (outcome !== 'inconsistent') continue;
    const ids = operands.map(({ id }) => id);
    for (const id of ids) besides.set(id, [...(besides.get(id) ?? []), ...ids]);
  }
  return besides;
}
