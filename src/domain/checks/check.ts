import type { Text } from '../statements/codes.ts';
import type { Bounds } from '../statements/statement.ts';
import type { IdentityName, Outcome } from './evaluation.ts';

/** A side of a check as it is served: numbers in the unit of the check. */
export interface CheckSide {
  readonly value: number | null;
  readonly bounds: Bounds;
  readonly display: Text;
}

export interface CheckOperand {
  readonly role: string;
  /** Id of the statement that it is. */
  readonly id: string;
  readonly display: Text;
}

/** An identity between figures of the data, evaluated with their bounds. */
export interface Check {
  readonly id: string;
  readonly identity: IdentityName;
  /** `written` by hand, or `generated` from a declared rule. */
  readonly origin: 'written' | 'generated';
  /** Id of the rule that generated it. */
  readonly rule: string | null;
  readonly title: Text;
  /** Why the figures should fit together. */
  readonly why: Text;
  readonly outcome: Outcome;
  readonly unit: string;
  readonly left: CheckSide | null;
  readonly right: CheckSide | null;
  /** Width of what both sides share; negative: the gap between them; null where there is no end. */
  readonly slack: number | null;
  readonly sentence: Text;
  /** Why the figures do not fit, where that is known. */
  readonly explanation: Text | null;
  readonly operands: readonly CheckOperand[];
}
