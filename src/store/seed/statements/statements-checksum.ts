import { hash } from 'node:crypto';
import { compareText } from '../../../domain/compare-text.ts';
import { memoized } from '../../../domain/memoized.ts';
import { boundsOf, quantity } from '../../../domain/numbers/quantity.ts';
import type { Draft } from '../read/dataset.ts';

/**
 * SHA-256 over ids, kinds, figures and qualifiers of statements, in the order of the ids. Published releases are
 * identified by it: its definition must never change.
 */
export function statementsChecksum(statements: readonly Draft[]): string {
  const inOrder = statements.map(stated).sort((a, b) => compareText(a.id, b.id));
  return hash('sha256', inOrder.map(({ line }) => line).join(''));
}

/** What counts of a statement, which is in several releases. */
const stated = memoized((statement: Draft) => {
  const { id, kind, digits, exponent, qualifier } = statement;
  const { lower, upper } = nearestBounds(statement);
  return { id, line: `${[id, kind, digits, exponent, qualifier, lower, upper].join(' ')}\n` };
});

/** The ends rounded to the nearest double, as they were served when the definition was made; served ones are widened outwards. */
function nearestBounds({ digits, exponent, qualifier, significantDigits, bounds }: Draft) {
  if (digits === null) return bounds;
  const { lower, upper } = boundsOf(quantity(digits, exponent, qualifier, significantDigits ?? undefined));
  return { lower: lower?.toNumber(), upper: upper?.toNumber() };
}
