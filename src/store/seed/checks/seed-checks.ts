import type { Check } from '../../../domain/checks/check.ts';
import { type Identity, identities } from '../../../domain/checks/evaluation.ts';
import type { Dataset, Settled, WrittenCheck } from '../read/dataset.ts';
import type { CheckDraft } from './check-draft.ts';
import { evaluated } from './evaluated-checks.ts';
import { generated } from './generated-checks.ts';
import { StatementIndex } from './statement-index.ts';
import { isTelling } from './telling-checks.ts';

/** All checks of a dataset, evaluated: those written in the seed, then those that its rules generate in addition and that tell something. */
export function checksOf(dataset: Dataset, statements: readonly Settled[]): Check[] {
  const index = new StatementIndex(statements);
  const written = dataset.checks.map((check) => draftOf(check, index));
  const taken = new Set(written.map(fingerprint));
  const drafts = generated(dataset, index).filter(
    (draft) => !taken.has(fingerprint(draft)) && isTelling(draft, dataset),
  );
  return [...written, ...drafts].map((draft) => evaluated(draft, dataset));
}

/** Two checks of one identity over the same operands are the same check. */
function fingerprint({ identity, operands }: CheckDraft): string {
  const ids = Object.values(operands)
    .flat()
    .map((operand) => (operand === null || typeof operand === 'number' ? String(operand) : operand.id));
  return `${identity} ${ids.sort().join(' ')}`;
}

function draftOf(check: WrittenCheck, index: StatementIndex): CheckDraft {
  const { roles }: Identity = identities[check.identity];
  const operands = roles.map((role) => {
    const name = role.replace('[]', '');
    const entries = [check.operands[name] ?? []].flat();
    return [name, entries.map((entry) => (typeof entry === 'number' ? entry : index.find(entry)))];
  });
  return { ...check, origin: 'written', rule: null, operands: Object.fromEntries(operands) };
}
