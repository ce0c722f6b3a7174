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
  return [...Map.groupBy(drafts, chainKey).values()].flatMap((chain) => settledChain(chain, dataset, upTo));
}

/** A chain as a release has it; `place` is that of its first statement in the dataset. */
interface PlacedChain {
  readonly drafts: readonly Draft[];
  readonly place: number;
  readonly statements: readonly Settled[];
}

/**
 * What `settled` gives for every release, in order. A chain that a release leaves as it was is settled once: its
 * statements are the objects of the release before.
 */
export function settledReleases(dataset: Dataset): Settled[][] {
  const places = new Map(dataset.statements.map((draft, place) => [draft, place]));
  const changes = chainChanges(dataset);
  let chains: readonly PlacedChain[] = [];
  return dataset.releases.map(({ sequence }) => {
    const changed = changes.get(sequence) ?? new Set();
    const fresh = [...changed].flatMap((drafts): PlacedChain[] => {
      const present = drafts.filter((draft) => isInRelease(draft, sequence));
      const [first] = present;
      if (first === undefined) return [];
      const statements = settledChain(present, dataset, sequence);
      return [{ drafts, place: places.get(first) ?? 0, statements }];
    });
    const kept = chains.filter(({ drafts }) => !changed.has(drafts));
    chains = [...kept, ...fresh].sort((a, b) => a.place - b.place);
    return chains.flatMap(({ statements }) => statements);
  });
}

/** By release: the chains that have a statement more or less in it, or one whose source had another tier before. */
function chainChanges({ statements, earlierTiers }: Dataset): Map<number, Set<readonly Draft[]>> {
  const changes = new Map<number, Set<readonly Draft[]>>();
  for (const chain of Map.groupBy(statements, chainKey).values())
    for (const { fromRelease, toRelease, source } of chain) {
      const tiers = (earlierTiers.get(source) ?? []).map(({ release }) => release);
      for (const release of [fromRelease, toRelease ?? fromRelease, ...tiers]) {
        const changed = changes.get(release) ?? new Set();
        changes.set(release, changed.add(chain));
      }
    }
  return changes;
}

function settledChain(chain: readonly Draft[], dataset: Dataset, upTo: number): Settled[] {
  const worded = wordings(dataset);
  const standings = settle(chain.map((draft) => claimOf(draft, dataset, upTo)));
  return chain.map((draft) => ({ ...draft, ...known(standings, draft.id), ...worded(draft) }));
}

/** The texts of statements, written once: those of two releases are the same. */
const wordings = memoized((dataset: Dataset) => memoized((draft: Draft) => wordingsOf(draft, dataset)));

/** Every state of every statement as the last release that has it lets it stand; `byRelease` has the statements of every release, in order. */
export function lastStandings<S extends Settled>(byRelease: readonly (readonly S[])[]): Map<string, S> {
  return new Map(distinct(byRelease).map((statement) => [stateKey(statement), statement]));
}

/** The objects of all releases, each once, in the order in which they came. */
function distinct<S extends Settled>(byRelease: readonly (readonly S[])[]): S[] {
  const all = new Set<S>();
  for (const statements of byRelease) for (const statement of statements) all.add(statement);
  return [...all];
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
  const changed = new Set(
    distinct(byRelease).filter((statement) => !same(statement, known(last, stateKey(statement)))),
  );
  return byRelease.flatMap((statements, place) =>
    statements
      .filter((statement) => changed.has(statement))
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

/** Equal for the statements of one indicator, area, period and lane. */
export const chainKey = memoized(
  ({ indicator, area, period, lane }: Draft) => `${indicator} ${area} ${period.text} ${lane}`,
);

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
