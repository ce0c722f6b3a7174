import { compareText } from '../compare-text.ts';
import type { Decimal } from '../numbers/decimal.ts';
import { type Interval, narrower, overlap } from '../numbers/interval.ts';
import type { Kind, Relation, Tier } from './codes.ts';

/** What the rule of supersession needs to know of a statement. */
export interface Claim {
  readonly id: string;
  readonly kind: Kind;
  /** Null where the source printed a range. */
  readonly value: Decimal | null;
  readonly bounds: Interval;
  readonly isInequality: boolean;
  /** Day on which it became known, `YYYY-MM-DD`. */
  readonly knownFrom: string;
  readonly tier: Tier;
  readonly doubtful: boolean;
  /** Id of the statement that it declares to replace. */
  readonly supersedes: string | null;
}

/** The relation of a statement to the one before it, and the days on which it was current. */
export interface Standing {
  readonly relation: Relation;
  /** First day as the current statement; null when it never was. */
  readonly currentFrom: string | null;
  /** Day on which another became current; null while it is current itself. */
  readonly currentTo: string | null;
  /** Id of the statement that was current before it; null for the first. */
  readonly previous: string | null;
}

/** Rank of a tier; 0 is the best. */
export const tierRank: Record<Tier, number> = { primary: 0, official: 1, secondary: 2 };
/** Rank of a kind inside its lane; 0 is the firmest. */
export const kindRank: Record<Kind, number> = {
  actual: 0,
  preliminary: 1,
  estimate: 2,
  forecast: 0,
  target: 0,
};

/**
 * The standings of the statements of one indicator, area, period and lane, by id. Statements are taken in the order in
 * which they became known (ties: better tier, then id); of several that become current on one day, the last is current.
 */
export function settle<C extends Claim>(claims: readonly C[]): Map<string, Standing> {
  const standings = new Map<string, Standing>();
  let current: { claim: C; standing: Standing } | null = null;
  for (const claim of [...claims].sort(byKnowledge)) {
    const relation: Relation = current === null ? 'first' : relate(claim, current.claim);
    const takesOver = relation === 'first' || relation === 'refines' || relation === 'revises';
    const standing: Standing = {
      relation,
      currentFrom: takesOver ? claim.knownFrom : null,
      currentTo: null,
      previous: current?.claim.id ?? null,
    };
    standings.set(claim.id, standing);
    if (!takesOver) continue;
    if (current !== null)
      standings.set(current.claim.id, { ...current.standing, currentTo: claim.knownFrom });
    current = { claim, standing };
  }
  return standings;
}

/** Order in which statements became known; ties go to the better tier, then to the id. */
export function byKnowledge<C extends Pick<Claim, 'id' | 'knownFrom' | 'tier'>>(a: C, b: C): number {
  return (
    compareText(a.knownFrom, b.knownFrom) || tierRank[a.tier] - tierRank[b.tier] || compareText(a.id, b.id)
  );
}

/** The relation of a later statement to the current one. */
export function relate(claim: Claim, current: Claim): Relation {
  if (claim.supersedes === current.id) return 'revises';
  const maySupersede = supersedes(claim, current);
  if (!agree(claim, current)) return maySupersede ? 'revises' : 'disputes';
  const refines = !sameNumberBarInequality(claim, current) && narrower(claim.bounds, current.bounds);
  return refines && maySupersede ? 'refines' : 'corroborates';
}

/** Two statements agree when their intervals overlap, or when they give one number and only one of them an inequality. */
export function agree(a: Claim, b: Claim): boolean {
  return sameNumberBarInequality(a, b) || overlap(a.bounds, b.bounds);
}

function sameNumberBarInequality(a: Claim, b: Claim): boolean {
  return a.isInequality !== b.isInequality && a.value !== null && b.value !== null && a.value.equals(b.value);
}

/** True when tier, kind and doubt let a later statement take the place of the current one. */
function supersedes(claim: Claim, current: Claim): boolean {
  return (
    tierRank[claim.tier] <= tierRank[current.tier] &&
    kindRank[claim.kind] <= kindRank[current.kind] &&
    (current.doubtful || !claim.doubtful)
  );
}
