import { createHash } from 'node:crypto';
import { compareText } from '../../../domain/compare-text.ts';
import { boundsOf, quantity } from '../../../domain/numbers/quantity.ts';
import { statementId } from '../../../domain/statements/statement.ts';
import type { Draft } from '../read/dataset.ts';

/**
 * SHA-256 over ids, kinds, figures and qualifiers of statements, in the order of the ids. Published releases are
 * identified by it: its definition must never change.
 */
export function statementsChecksum(statements: readonly Draft[]): string {
  const hash = createHash('sha256');
  const named = statements.map((s) => ({ id: statementId(s), s })).sort((a, b) => compareText(a.id, b.id));
  for (const { id, s } of named) {
    const { lower, upper } = nearestBounds(s);
    hash.update(`${[id, s.kind, s.digits, s.exponent, s.qualifier, lower, upper].join(' ')}\n`);
  }
  return hash.digest('hex');
}

/** The ends rounded to the nearest double, as they were served when the definition was made; served ones are widened outwards. */
function nearestBounds({ digits, exponent, qualifier, significantDigits, bounds }: Draft) {
  if (digits === null) return bounds;
  const { lower, upper } = boundsOf(quantity(digits, exponent, qualifier, significantDigits ?? undefined));
  return { lower: lower?.toNumber(), upper: upper?.toNumber() };
}
