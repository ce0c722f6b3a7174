import { known } from '../../../domain/catalogue/known.ts';
import { memoized } from '../../../domain/memoized.ts';
import { Decimal } from '../../../domain/numbers/decimal.ts';
import type { Interval } from '../../../domain/numbers/interval.ts';
import type { Tier } from '../../../domain/statements/codes.ts';
import { type Claim, type Standing, settle } from '../../../domain/statements/revisions.ts';
import { isInRelease } from '../../../domain/statements/statement.ts';
import { wordingsOf } from '../../../domain/statements/wording.ts';
import type { Dataset, Draft, Settled } from '../read/dataset.ts';

/** A statement with its standing (relation, current from and to) at a release before the newest one. */
interface PastStanding<S> {
  readonly release: number;
  readonly statement: S;
}

/** The statements of a release with their texts and standings; of the newest release by default. */
export function settled(dataset: Dataset, upTo = dataset.releases.length): Settled[] {
  const drafts = dataset.statements.filter((draft) => isInRelease(draft, upTo));
  const worded = wordings(dataset);
  const statements: Settled[] = [];
  for (const chain of chains(drafts).values()) {
    const standings = settle(chain.map((draft) => claimOf(draft, dataset, upTo)));
    for (const draft of chain) {
      const standing = standings.get(draft.id);
      if (standing) statements.push({ ...draft, ...standing, ...worded(draft) });
    }
  }
  return statements;
}

/** The texts of statements, written once: those of two releases are the same. */
const wordings = memoized((dataset: Dataset) => memoized((draft: Draft) => wordingsOf(draft, dataset)));

/** Every state of every statement as the last release that has it lets it stand; `byRelease` has the statements of every release, in order. */
export function lastStandings<S extends Settled>(byRelease: readonly (readonly S[])[]): Map<string, S> {
  return new Map(byRelease.flat().map((statement) => [stateKey(statement), statement]));
}

/** Different for two states of one statement. */
export function stateKey({ id, fromRelease }: Pick<Draft, 'id' | 'fromRelease'>): string {
  return `${id} ${fromRelease}`;
}

/** The standings at releases that differ from the last ones. */
export function pastStandings<S extends Settled>(
  byRelease: readonly (readonly S[])[],
  last: ReadonlyMap<string, S>,
): PastStanding<S>[] {
  return byRelease.flatMap((statements, place) =>
    statements
      .filter((statement) => !same(statement, known(last, stateKey(statement))))
      .map((statement) => ({ release: place + 1, statement })),
  );
}

function same(a: Standing, b: Standing): boolean {
  return (
    a.relation === b.relation &&
    a.currentFrom === b.currentFrom &&
    a.currentTo === b.currentTo &&
    a.previous === b.previous
  );
}

/** Statements grouped by indicator, area, period and lane. */
function chains(drafts: readonly Draft[]): Map<string, Draft[]> {
  return Map.groupBy(drafts, chainKey);
}

/** Equal for the statements of one indicator, area, period and lane. */
export function chainKey({ indicator, area, period, lane }: Draft): string {
  return `${indicator} ${area} ${period.text} ${lane}`;
}

/** What a source was taken for at a release. */
function tierAt(source: string, { sources, earlierTiers }: Dataset, release: number): Tier {
  const then = earlierTiers.get(source)?.find((earlier) => release < earlier.release);
  return then?.tier ?? known(sources, source).tier;
}

/** What the rule of supersession needs of a statement, in the newest release unless said. */
export function claimOf(draft: Draft, dataset: Dataset, release = dataset.releases.length): Claim {
  return {
    id: draft.id,
    kind: draft.kind,
    // Getters, because most statements have no rivals, so that nothing reads them.
    get value() {
      return decimalOf(draft.value);
    },
    get bounds() {
      return intervalOf(draft.bounds);
    },
    isInequality: draft.bounds.basis === 'inequality',
    knownFrom: draft.knownFrom,
    tier: tierAt(draft.source, dataset, release),
    doubtful: draft.doubtful,
    supersedes: draft.supersedes,
  };
}

/** Computed once for all states of a statement, which share their bounds. */
const intervalOf = memoized(
  ({ lower, upper, ...ends }: Draft['bounds']): Interval => ({
    ...ends,
    lower: decimalOf(lower),
    upper: decimalOf(upper),
  }),
);

function decimalOf(value: number | null): Decimal | null {
  return value === null ? null : new Decimal(value);
}
