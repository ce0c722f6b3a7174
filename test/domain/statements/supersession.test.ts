import { describe, expect, it } from 'vitest';
import { kinds, tiers, wordsOf } from '../../../src/domain/statements/codes.ts';
import { byKnowledge, type Claim, settle } from '../../../src/domain/statements/revisions.ts';
import fc from '../../fast-check.ts';
import { chain, currentOn, day, days, outspokenChain } from './claims.ts';

/** Claims that were current at some time, in turn. */
function holders(claims: readonly Claim[]): Claim[] {
  const standings = settle(claims);
  return claims.filter(({ id }) => standings.get(id)?.currentFrom != null).toSorted(byKnowledge);
}

/** Checks a law of each holder and the one that took its place. */
function eachTakeover(claims: readonly Claim[], law: (before: Claim, after: Claim) => void): void {
  const list = holders(claims);
  for (const [place, before] of list.entries()) {
    const after = list[place + 1];
    if (after !== undefined) law(before, after);
  }
}

describe('supersession', () => {
  it('leaves one current statement on any day from the first on, and none before', () => {
    fc.assert(
      fc.property(outspokenChain, (claims) => {
        const standings = settle(claims);
        const first = claims.map(({ knownFrom }) => knownFrom).toSorted()[0] ?? '';
        for (const asOf of days) expect(currentOn(standings, asOf)).toHaveLength(asOf < first ? 0 : 1);
      }),
    );
  });

  it('asOf a day equals the standings of only the statements known by then', () => {
    fc.assert(
      fc.property(outspokenChain, day, (claims, asOf) => {
        const known = settle(claims.filter(({ knownFrom }) => knownFrom <= asOf));
        expect(currentOn(settle(claims), asOf)).toEqual(currentOn(known, '9999-12-31'));
        for (const [id, { relation }] of known) expect(settle(claims).get(id)?.relation).toBe(relation);
      }),
    );
  });

  it('does not depend on the order of the input', () => {
    fc.assert(
      fc.property(
        outspokenChain.chain((claims) =>
          fc.tuple(
            fc.constant(claims),
            fc.shuffledSubarray(claims, { minLength: claims.length, maxLength: claims.length }),
          ),
        ),
        ([claims, shuffled]) => {
          expect(settle(shuffled)).toEqual(settle(claims));
        },
      ),
    );
  });

  it('gives every statement one relation, and `first` to the first alone', () => {
    fc.assert(
      fc.property(outspokenChain, (claims) => {
        const relations = [...settle(claims)].map(([, { relation }]) => relation);
        expect(relations).toHaveLength(claims.length);
        expect(relations.map((relation) => relation === 'first')).toEqual(relations.map((_, n) => n === 0));
      }),
    );
  });

  it('dates the taking over by the day on which the statement became known', () => {
    fc.assert(
      fc.property(outspokenChain, (claims) => {
        const standings = settle(claims);
        for (const { id, knownFrom } of claims) {
          const standing = standings.get(id);
          const takesOver = ['first', 'refines', 'revises'].includes(standing?.relation ?? '');
          expect(standing?.currentFrom).toBe(takesOver ? knownFrom : null);
          if (!takesOver) expect(standing?.currentTo).toBeNull();
        }
      }),
    );
  });

  it('lets no doubtful statement take the place of an undoubted one', () => {
    fc.assert(
      fc.property(chain, (claims) =>
        eachTakeover(claims, (before, after) => {
          expect(after.doubtful && !before.doubtful).toBe(false);
        }),
      ),
    );
  });

  it('lets no lower kind take the place of a higher one', () => {
    const rank = (claim: Claim) => wordsOf(kinds).indexOf(claim.kind);
    fc.assert(
      fc.property(chain, (claims) =>
        eachTakeover(claims, (before, after) => {
          expect(rank(after)).toBeLessThanOrEqual(rank(before));
        }),
      ),
    );
  });

  it('lets no lesser tier take the place of a better one', () => {
    const rank = (claim: Claim) => wordsOf(tiers).indexOf(claim.tier);
    fc.assert(
      fc.property(chain, (claims) =>
        eachTakeover(claims, (before, after) => {
          expect(rank(after)).toBeLessThanOrEqual(rank(before));
        }),
      ),
    );
  });
});
