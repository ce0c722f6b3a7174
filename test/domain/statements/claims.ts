import { boundsOf, printedValue, quantity } from '../../../src/domain/numbers/quantity.ts';
import { kinds, tiers, wordsOf } from '../../../src/domain/statements/codes.ts';
import type { Claim, Standing } from '../../../src/domain/statements/revisions.ts';
import fc from '../../fast-check.ts';
import { qualifier } from '../../fixtures/figures.ts';

/** A claim of so many, as its source printed it: 30 exactly, by the producer, on 1 January 2024 unless said otherwise. */
export function claim(id: string, said: Partial<Claim> & { digits?: string; words?: Words } = {}): Claim {
  const { digits = '30', words = 'exact', ...rest } = said;
  const figure = quantity(digits, 0, words);
  const { basis, ...bounds } = boundsOf(figure);
  return {
    id,
    kind: 'actual',
    value: printedValue(figure),
    bounds,
    isInequality: basis === 'inequality',
    knownFrom: '2024-01-01',
    tier: 'primary',
    doubtful: false,
    supersedes: null,
    ...rest,
  };
}

type Words = Parameters<typeof quantity>[2];

export const days = Array.from({ length: 9 }, (_, place) => `2024-01-0${place + 1}`);
export const day = fc.constantFrom(...days);

const outturn = fc.constantFrom(...wordsOf(kinds).filter((kind) => kinds[kind].lane === 'outturn'));

const said = fc.record({
  digits: fc.constantFrom('28', '29.9', '30', '30.0', '30.4', '31', '40'),
  words: qualifier,
  kind: outturn,
  knownFrom: fc.constantFrom(...days.slice(1, 8)),
  tier: fc.constantFrom(...wordsOf(tiers)),
  doubtful: fc.boolean(),
});

/** Claims of one lane of one period, none of which names another that it supersedes. */
export const chain: fc.Arbitrary<Claim[]> = fc
  .array(said, { minLength: 1, maxLength: 8 })
  .map((list) => list.map((entry, place) => claim(`s${place}`, entry)));

/** The same, some of which supersede another by their own word. */
export const outspokenChain: fc.Arbitrary<Claim[]> = fc
  .tuple(chain, fc.array(fc.option(fc.nat(7), { nil: null }), { minLength: 8, maxLength: 8 }))
  .map(([claims, targets]) =>
    claims.map((entry, place) => {
      const target = targets[place] ?? null;
      return { ...entry, supersedes: target === null || target === place ? null : `s${target}` };
    }),
  );

/** Ids that were current on a day. */
export function currentOn(standings: ReadonlyMap<string, Standing>, asOf: string): string[] {
  return [...standings]
    .filter(
      ([, { currentFrom, currentTo }]) =>
        currentFrom !== null && currentFrom <= asOf && (currentTo === null || currentTo > asOf),
    )
    .map(([id]) => id);
}
