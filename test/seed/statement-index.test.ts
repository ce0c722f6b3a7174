import { describe, expect, it } from 'vitest';
import { known } from '../../src/domain/catalogue/known.ts';
import { settle } from '../../src/domain/statements/revisions.ts';
import { StatementIndex } from '../../src/store/seed/checks/statement-index.ts';
import type { Settled } from '../../src/store/seed/read/dataset.ts';
import { currentOn, days, outspokenChain } from '../domain/statements/claims.ts';
import fc from '../fast-check.ts';
import { statement } from '../fixtures/statements.ts';

/** Statements of one period, several of them often of one day, as they come and in another order. */
const chains = outspokenChain
  .map((claims) => {
    const standings = settle(claims);
    const settled = claims.map(
      ({ id, knownFrom, kind }): Settled => ({
        ...statement({ source: id, knownFrom, kind, ...known(standings, id) }),
        id,
      }),
    );
    return { standings, settled };
  })
  .chain(({ standings, settled }) =>
    fc.record({
      standings: fc.constant(standings),
      settled: fc.constant(settled),
      shuffled: fc.shuffledSubarray(settled, { minLength: settled.length }),
    }),
  );

describe('the index of statements', () => {
  it('has the others of a period the newest first, in whatever order they come', () => {
    fc.assert(
      fc.property(chains, ({ settled, shuffled }) => {
        for (const one of settled) {
          const found = new StatementIndex(shuffled).besides(one);
          expect(found).toEqual(new StatementIndex(settled).besides(one));
          const order = found.map(({ knownFrom, id }) => `${knownFrom} ${id}`);
          expect(order).toEqual([...order].sort().reverse());
          expect(found).toHaveLength(settled.length - 1);
        }
      }),
    );
  });

  it('has as of a day one that became current, of one day the last, in whatever order they come', () => {
    fc.assert(
      fc.property(chains, fc.constantFrom(...days), ({ standings, settled, shuffled }, day) => {
        const [first] = settled;
        if (first === undefined) return;
        const { indicator, area, period } = first;
        const found = new StatementIndex(shuffled).asOf(indicator, area, period.text, day);
        expect(found).toEqual(new StatementIndex(settled).asOf(indicator, area, period.text, day));
        if (found?.currentFrom == null) return;
        expect(currentOn(standings, found.currentFrom)).toEqual([found.id]);
      }),
      { numRuns: 300 },
    );
  });
});
