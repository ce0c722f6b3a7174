import { createHash } from 'node:crypto';
import { byId } from '../../domain/order.ts';
import { statementId } from '../../domain/statement.ts';
import type { Draft } from './dataset.ts';

/** SHA-256 over what the statements state: ids, kinds, figures and qualifiers. It names a release and must never change. */
export function statementsChecksum(statements: readonly Draft[]): string {
  const hash = createHash('sha256');
  for (const s of statements.toSorted((a, b) => byId(statementId(a), statementId(b))))
    hash.update(
      `${[statementId(s), s.kind, s.digits, s.exponent, s.qualifier, s.bounds.lower, s.bounds.upper].join(' ')}\n`,
    );
  return hash.digest('hex');
}
