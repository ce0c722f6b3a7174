import { known } from '../../../domain/catalogue/known.ts';
import type { Check } from '../../../domain/checks/check.ts';
import { memoized } from '../../../domain/memoized.ts';
import { evidenceOf, type FailedCheck, type Testimony } from '../../../domain/statements/evidence.ts';
import type { Evidence, Rival, Rivals } from '../../../domain/statements/evidence-schema.ts';
import type { Dataset, Draft, Settled } from '../read/dataset.ts';
import { chainKey, claimOf } from './standings.ts';

/** The evidence of a statement from a day until another; null where it still holds. */
export interface EvidenceSpan {
  readonly since: string;
  readonly until: string | null;
  readonly evidence: Evidence;
}

/** A failed check, and the day on which the last of its operands became known. */
interface DatedCheck extends FailedCheck {
  readonly day: string;
}

/** All that evidence in one release depends on. For the evidence of some statements, `Touched.around` is enough of a release. */
export class GatheredEvidence {
  readonly #dataset: Dataset;
  readonly #chains: ReadonlyMap<string, readonly Testimony[]>;
  readonly #testimonyOf: (statement: Settled) => Testimony;
  readonly #rivals: ReadonlyMap<string | null, readonly Settled[]>;
  readonly #failed: ReadonlyMap<string, readonly DatedCheck[]>;

  /** `checks` may be of a later release: those with operands that this one has not are left out. */
  constructor(dataset: Dataset, statements: readonly Settled[], checks: readonly Check[]) {
    this.#dataset = dataset;
    this.#testimonyOf = memoized((statement) => testimony(statement, dataset));
    this.#chains = mapped(Map.groupBy(statements, chainKey), (chain) => chain.map(this.#testimonyOf));
    const current = statements.filter(({ currentFrom }) => currentFrom !== null);
    this.#rivals = Map.groupBy(current, (statement) => rivalry(statement, dataset));
    this.#failed = failedChecks(checks, statements);
  }

  /** The evidence of a statement from the day on which it became known, oldest first and without a gap. */
  spans(statement: Settled): EvidenceSpan[] {
    const own = this.#testimonyOf(statement);
    const chain = this.#chains.get(chainKey(statement)) ?? [];
    const failed = this.#failed.get(own.id) ?? [];
    const rivals = this.#rivalsOf(statement);
    const changes = [
      ...chain.map(({ knownFrom }) => knownFrom),
      ...failed.map(({ day }) => day),
      ...rivals.flatMap(({ currentFrom, currentTo }) => [currentFrom ?? '', currentTo ?? '']),
    ].filter((day) => day > own.knownFrom);
    const spans: EvidenceSpan[] = [];
    for (const since of [own.knownFrom, ...new Set(changes.sort())]) {
      const evidence = evidenceOf(own, {
        statements: chain.filter(({ knownFrom }) => knownFrom <= since),
        failed: failed.filter(({ day }) => day <= since),
        rivals: extremes(rivals.filter((rival) => isCurrent(rival, since))),
      });
      const last = spans.at(-1);
      if (last !== undefined && same(last.evidence, evidence)) continue;
      if (last !== undefined) spans[spans.length - 1] = { ...last, until: since };
      spans.push({ since, until: null, evidence });
    }
    return spans;
  }

  #rivalsOf(statement: Settled): readonly Settled[] {
    const key = rivalry(statement, this.#dataset);
    const all = key === null ? [] : (this.#rivals.get(key) ?? []);
    return all.filter(({ indicator }) => indicator !== statement.indicator);
  }
}

/** The present evidence among spans. */
export function presentOf(spans: readonly EvidenceSpan[]): Evidence {
  const last = spans.at(-1);
  if (last === undefined) throw new Error('A statement has evidence from its first day on.');
  return last.evidence;
}

/** True where two evidences, or two lists of spans, are the same. */
export function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** A claim with the publisher and the text that it is a copy of, where it is one. */
function testimony(draft: Draft, dataset: Dataset): Testimony {
  const { id, publisher, copyOf } = known(dataset.sources, draft.source);
  return Object.assign(claimOf(draft, dataset), {
    publisher: copyOf?.publisher ?? publisher,
    text: copyOf?.source ?? id,
  });
}

/** Equal for rivals: what their concept, area, period, lane and unit are; null without a concept. */
export function rivalry(
  { indicator, area, period, lane }: Draft,
  dataset: Pick<Dataset, 'indicators'>,
): string | null {
  const { concept, unit } = known(dataset.indicators, indicator);
  return concept === null ? null : `${concept} ${area} ${period.text} ${lane} ${unit}`;
}

function isCurrent({ currentFrom, currentTo }: Settled, day: string): boolean {
  return currentFrom !== null && currentFrom <= day && (currentTo === null || currentTo > day);
}

/** The lowest and the highest of some figures; of a printed range the end on that side. */
function extremes(statements: readonly Settled[]): Rivals {
  const of = (end: 'lower' | 'upper') =>
    statements.flatMap((s): Rival[] => {
      const value = s.value ?? s.bounds[end];
      const { indicator, id, qualifier } = s;
      return value === null ? [] : [{ indicator, id, qualifier, value }];
    });
  const lowest = of('lower').reduce<Rival | null>((a, b) => (a !== null && a.value <= b.value ? a : b), null);
  const highest = of('upper').reduce<Rival | null>(
    (a, b) => (a !== null && a.value >= b.value ? a : b),
    null,
  );
  return lowest === null || highest === null ? null : { lowest, highest };
}

/** Inconsistent checks by the id of each of their operands. */
function failedChecks(checks: readonly Check[], statements: readonly Settled[]): Map<string, DatedCheck[]> {
  const ids = new Set(statements.map(({ id }) => id));
  const failed = new Map<string, DatedCheck[]>();
  for (const { id, identity, outcome, explanation, operands, knownFrom: day } of checks) {
    if (outcome !== 'inconsistent' || day === null || operands.some((operand) => !ids.has(operand.id)))
      continue;
    // That two statements disagree is a dispute or a revision already, with rules of its own.
    const explained = explanation !== null || identity === 'agreement';
    for (const operand of new Set(operands.map((entry) => entry.id)))
      failed.set(operand, [...(failed.get(operand) ?? []), { id, explained, day }]);
  }
  return failed;
}

function mapped<K, V, W>(map: ReadonlyMap<K, V>, make: (value: V) => W): Map<K, W> {
  return new Map([...map].map(([key, value]) => [key, make(value)]));
}
