import type { Check } from '../../../domain/checks/check.ts';
import { exactly, type Operand } from '../../../domain/checks/evaluation.ts';
import { statedFigure } from '../../../domain/numbers/bounded-figure.ts';
import type { Settled } from '../read/dataset.ts';

/** An operand of a check: a statement, a number, or null for a reference to a statement that does not exist. */
type DraftOperand = Settled | number | null;

/** A check before it is evaluated, with its operands by role. */
export interface CheckDraft
  extends Pick<Check, 'id' | 'identity' | 'origin' | 'rule' | 'title' | 'why' | 'explanation'> {
  readonly operands: Readonly<Record<string, readonly DraftOperand[]>>;
}

/** The statements among the operands of a check. */
export function statementsOf(operands: CheckDraft['operands']): Settled[] {
  return Object.values(operands)
    .flat()
    .filter((operand) => operand !== null && typeof operand !== 'number');
}

/** An operand as it is evaluated: a number is exact. */
export function operandOf(entry: Settled | number): Operand {
  return typeof entry === 'number' ? exactly(entry) : statedFigure(entry);
}
