import { isInRelease, type Statement } from '../../../domain/statements/statement.ts';
import type { Draft } from '../read/dataset.ts';
import type { RawSeed } from '../read/raw-seed.ts';
import { isLocal } from '../read/release-order.ts';
import type { Line } from '../read/seed-csv.ts';
import type { StatementRow } from '../read/seed-entries.ts';
import { instead, type References } from '../read/seed-references.ts';
import type { Published } from './corrections.ts';
import { sequenceOf, statementOf } from './statement-lines.ts';

/** Releases that follow each other and have the local statements, by their sequences; null where the last one is the newest. */
interface Span {
  readonly from: number;
  readonly to: number | null;
}

/** A row of an import as the releases of a span have it. */
interface Placed {
  readonly draft: Draft;
  readonly span: Span;
}

/**
 * The states of the statements of local imports. Each release that was published after them interrupts them; behind it, a
 * statement of a retired indicator is one of its successor. What cannot be placed is a fault of its row, and left out.
 */
export class LocalRows {
  readonly #raw: RawSeed;
  readonly #references: References;
  readonly #isLocal: readonly boolean[];
  /** Sequences of the releases that took back an import, by the release of the import. */
  readonly #undone: ReadonlyMap<string, number>;
  /** The states of all statements so far by their ids. */
  readonly #states: Map<string, Pick<Statement, 'fromRelease' | 'toRelease' | 'withdrawn'>[]>;

  constructor(published: readonly Draft[], raw: RawSeed, references: References) {
    this.#raw = raw;
    this.#references = references;
    this.#isLocal = [...raw.releases.values()].map(isLocal);
    this.#undone = new Map(
      [...raw.releases.values()].flatMap(({ value: { undoes } }, place) =>
        undoes === undefined ? [] : [[undoes, place + 1]],
      ),
    );
    this.#states = Map.groupBy(published, ({ id }) => id);
  }

  apply(rows: readonly Published[]): Draft[] {
    return rows.flatMap((row) => this.#statesOf(row));
  }

  #statesOf({ draft, row }: Published): Draft[] {
    const placed = this.#spansFrom(draft.release).flatMap((span): Placed[] => {
      const found = this.#at(span, { draft, row });
      return found === null || !this.#isFree(found, span, row) ? [] : [{ draft: found, span }];
    });
    return placed.map((each, place) => this.#state(each, placed[place + 1]));
  }

  /** The spans of local releases from one on. */
  #spansFrom(first: number): Span[] {
    const spans: Span[] = [];
    for (let from = first; from <= this.#isLocal.length; from += 1) {
      if (this.#isLocal[from - 1] !== true) continue;
      const end = this.#isLocal.indexOf(false, from);
      spans.push({ from, to: end < 0 ? null : end + 1 });
      from = end < 0 ? this.#isLocal.length : end;
    }
    const undone = this.#undone.get([...this.#raw.releases.keys()][first - 1] ?? '');
    if (undone === undefined) return spans;
    return spans
      .filter(({ from }) => from < undone)
      .map(({ from, to }) => ({ from, to: to === null ? undone : Math.min(to, undone) }));
  }

  /** The statement of a row in a span: of the successor where its indicator was retired meanwhile; null where there is none. */
  #at({ from }: Span, { draft, row }: Published): Draft | null {
    const retired = this.#retiredBy(draft.indicator, from);
    if (retired === null) return draft;
    const { release, successor, area } = retired;
    if (successor === null || this.#retiredBy(draft.indicator, draft.release) !== null) {
      const ended = `indicator: "${draft.indicator}" is retired since release ${release}${instead(successor)}.`;
      this.#references.fault(row.place(['indicator']), ended);
      return null;
    }
    const at = { indicator: this.#living(successor, from), area: area ?? row.value.area };
    return this.#moved(row, release, at);
  }

  /** How an indicator was retired by a release; null where it was not. */
  #retiredBy(indicator: string, sequence: number) {
    const retired = this.#raw.indicators.get(indicator)?.value.retired ?? null;
    return retired === null || sequence < sequenceOf(retired.release, this.#raw) ? null : retired;
  }

  /** An indicator, or what has taken its place by a release. */
  #living(indicator: string, sequence: number): string {
    const successor = this.#retiredBy(indicator, sequence)?.successor ?? null;
    return successor === null ? indicator : this.#living(successor, sequence);
  }

  /** The statement of a row as one of another indicator, with a note that says so. */
  #moved(
    { value, place }: Line<StatementRow>,
    release: string,
    at: Pick<StatementRow, 'indicator' | 'area'>,
  ): Draft | null {
    const told = `Imported as ${value.indicator}, which release ${release} retired.`;
    const note = value.note === null ? told : `${value.note} ${told}`;
    const moved = { value: { ...value, ...at, note }, place };
    return statementOf(moved, this.#raw, this.#references);
  }

  /** True where no statement has the id of a local one already. Ids of withdrawn statements are not used again. */
  #isFree({ id }: Draft, { from }: Span, { place }: Line<StatementRow>): boolean {
    const other = this.#states
      .get(id)
      ?.find((each) => each.fromRelease <= from && !this.#isUndone(each, from));
    if (other === undefined) return true;
    const release = [...this.#raw.releases.keys()][from - 1];
    const end = other.withdrawn === null || isInRelease(other, from) ? 'has' : 'has withdrawn';
    this.#references.fault(place(), `${id}: release ${release} ${end} a statement of this id already.`);
    return false;
  }

  /** True for a statement that was taken back before a release: its id may be used again. */
  #isUndone({ toRelease }: Pick<Statement, 'toRelease'>, from: number): boolean {
    return toRelease !== null && toRelease <= from && [...this.#undone.values()].includes(toRelease);
  }

  #state({ draft, span }: Placed, next: Placed | undefined): Draft {
    const { from, to } = span;
    const successor = next === undefined || next.draft.id === draft.id ? null : next.draft.id;
    const release = [...this.#raw.releases.keys()][(to ?? 0) - 1];
    const isUndone = [...this.#undone.values()].includes(to ?? 0);
    const told = isUndone ? `Taken back by ${release}` : `Imported locally: not part of release ${release}`;
    const reason = successor === null ? `${told}.` : `${told}, which retired ${draft.indicator}.`;
    const withdrawn = to === null ? null : { release: to, successor, reason };
    const state = { ...draft, fromRelease: from, toRelease: to, withdrawn };
    const { id } = draft;
    this.#states.set(id, [...(this.#states.get(id) ?? []), state]);
    return state;
  }
}
