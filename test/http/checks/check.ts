import type { Text } from '../../../src/domain/statements/codes.ts';
import type { Bounds } from '../../../src/domain/statements/statement.ts';
import type { Row } from '../server.ts';

interface Side {
  readonly value: number | null;
  readonly bounds: Bounds;
  readonly display: Text;
}
/** A check, as an answer has it. */
export interface Check extends Row {
  readonly identity: string;
  readonly origin: 'written' | 'generated';
  readonly rule: string | null;
  readonly title: Text;
  readonly why: Text;
  readonly outcome: 'consistent' | 'inconsistent' | 'notComputable';
  readonly unit: string;
  readonly left: Side | null;
  readonly right: Side | null;
  readonly slack: number | null;
  readonly sentence: Text;
  readonly explanation: Text | null;
  readonly knownFrom: string | null;
  readonly operands: readonly { readonly role: string; readonly id: string; readonly display: Text }[];
}
