import { expect } from 'vitest';
import type { Refusal } from '../../../src/domain/derivation/refusal.ts';

/** The detail must name these; wording around them is free. */
export function expectRefusal(
  refusal: Refusal | null,
  expected: Partial<Refusal>,
  ...named: readonly string[]
) {
  expect(refusal).toMatchObject({ problem: 'not-computable', ...expected });
  for (const text of named) expect(refusal?.detail).toContain(text);
  expect(refusal?.detail).toMatch(/\.$/);
}
