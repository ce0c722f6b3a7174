import type { Text } from '../statements/codes.ts';
import type { Bounds } from '../statements/statement.ts';
import type { IdentityName, Outcome } from './evaluation.ts';

/** A side of a check; its numbers are in the unit of the check. */
export interface CheckSide {
  readonly value: number | null;
  readonly bounds: Bounds;
  readonly display: Text;
}

/** A statement in a check. */
export interface CheckOperand {
  readonly role: string;
  /** Id of the statement. */
  readonly id: string;
  readonly display: Text;
}

/** An identity between figures of the dataset, evaluated with their bounds. */
export interface Check {
  readonly id: string;
  readonly identity: IdentityName;
  /** `written` by hand, or `generated` from a declared rule. */
  readonly origin: 'written' | 'generated';
  /** Id of the rule that generated the check; null for a written one. */
  readonly rule: string | null;
  readonly title: Text;
  /** Why the identity should hold. */
  readonly why: Text;
  readonly outcome: Outcome;
  readonly unit: string;
  readonly left: CheckSide | null;
  readonly right: CheckSide | null;
  /** Width of the overlap of both sides, or minus the width of the gap between them; null when the overlap is unbounded. */
  readonly slack: number | null;
  readonly sentence: Text;
  /** Why the figures do not fit, when that is known. */
  readonly explanation: Text | null;
  readonly operands: readonly CheckOperand[];
  /** Day on which the last of its operands became known; null where an operand is missing. */
  readonly knownFrom: string | null;
  /** Sequence of the release that brought the last of its operands; null where one is missing. */
  readonly release: number | null;
}
