import { createHash } from 'node:crypto';
import { defaultOrder, everything } from '../../src/domain/query/selection.ts';
import { type Statement, statementId } from '../../src/domain/statements/statement.ts';
import type { Store } from '../../src/store/store.ts';

/** What never changes of a statement of a published release. */
function pinned(s: Statement): readonly unknown[] {
  const { lane, kind, value, digits, exponent, qualifier, significantDigits, bounds, missingReason } = s;
  const { relation, currentFrom, currentTo, previous, release } = s;
  const { lower, upper, lowerInclusive, upperInclusive, basis } = bounds;
  return [
    ...[statementId(s), lane, kind, value, digits, exponent, qualifier, significantDigits, missingReason],
    ...[lower, upper, lowerInclusive, upperInclusive, basis],
    ...[relation, currentFrom, currentTo, previous, release],
  ];
}

/** Days before, between and after the statements of the catalogue. */
const days = [null, '2015-06-30', '2020-01-01', '2023-05-23', '2025-09-22', '2026-11-24'];

/** SHA-256 over all that a release answers: all statements, first and current ones, now and on several days. */
export async function answersOf(store: Store, release: number): Promise<string> {
  const hash = createHash('sha256');
  for (const revisions of ['all', 'latest', 'first'] as const)
    for (const asOf of days) {
      const selection = { ...everything, revisions, asOf, release };
      const paging = { order: defaultOrder, after: null, limit: 1_000_000 };
      const { statements } = await store.read(selection, paging);
      hash.update(`${JSON.stringify([revisions, asOf, statements.map(pinned)])}\n`);
    }
  return hash.digest('hex');
}

/** By release, recorded when it was the newest one: none of these lines ever changes. */
export const publishedAnswers: Readonly<Record<number, string>> = {
  1: '5b3c8f240378e42c0772b00723a027e77d26bfb43bb01e60c4da0f3700cb2c8c',
  2: '12604ed7613abaf7595de4a7453d67dab5942f5f6cf65db2c6dbc04af78c43f1',
  3: '21a090d6daa70c90ccaa38f8b7c25a29e04f31df32a4f809e10d770b3eb3419c',
};
