import { known } from '../../../domain/catalogue/known.ts';
import type { Correction } from '../../../domain/statements/statement.ts';
import type { Draft } from '../read/dataset.ts';
import type { RawSeed } from '../read/raw-seed.ts';
import type { Line } from '../read/seed-csv.ts';
import {
  type CorrectionRow,
  type StatementRow,
  statementColumns,
  statementRow,
} from '../read/seed-entries.ts';
import type { Place } from '../read/seed-faults.ts';
import { instead, type References, unknownEntry } from '../read/seed-references.ts';
import { sequenceOf, statementOf } from './statement-lines.ts';

/** A statement as it was published, and its row. */
export interface Published {
  readonly draft: Draft;
  readonly row: Line<StatementRow>;
}

/** A row of `corrections.csv` with the sequence of its release. */
interface Sequenced extends Line<CorrectionRow> {
  readonly sequence: number;
}

/** What a release changes of a row, and the cells of the row after it. */
interface Step {
  readonly cells: Line<StatementRow>['cells'];
  readonly changes: readonly Sequenced[];
  readonly sequence: number;
}

/** Columns that make up the id of a statement, or that its indicator or its first release decide. */
const fixed: readonly string[] = ['indicator', 'area', 'period', 'source', 'unit', 'release'];
const correctable = [...statementColumns.filter((column) => !fixed.includes(column)), 'withdrawn'];

/** Applies `corrections.csv` to the statements of a seed. Its faults are added to those of `references`. */
export class Corrections {
  readonly #raw: RawSeed;
  readonly #references: References;
  readonly #published: ReadonlyMap<string, Published>;
  readonly #corrections: ReadonlyMap<string, readonly Sequenced[]>;
  /** Sequences of the releases that withdrew statements, by their ids. */
  readonly #withdrawn: ReadonlyMap<string, number>;

  constructor(published: readonly Published[], raw: RawSeed, references: References) {
    this.#raw = raw;
    this.#references = references;
    this.#published = new Map(published.map((entry) => [entry.draft.id, entry]));
    const placed = raw.corrections
      .map((line) => ({ ...line, sequence: sequenceOf(line.value.release, raw) }))
      .filter((correction) => this.#isPlaced(correction))
      .sort((a, b) => a.sequence - b.sequence);
    this.#corrections = Map.groupBy(placed, ({ value }) => value.statement);
    const withdrawals = placed.filter(isWithdrawal);
    this.#withdrawn = new Map(withdrawals.map(({ value, sequence }) => [value.statement, sequence]));
  }

  /** Every state of every statement: releases from `fromRelease` to before `toRelease` have it. */
  apply(): Draft[] {
    const states = this.#apply();
    for (const state of states) this.#checkRetirement(state);
    return states;
  }

  /** From the release on that retires an indicator it has no statement. */
  #checkRetirement(state: Draft): void {
    const retired = this.#raw.indicators.get(state.indicator)?.value.retired;
    const end = retired ? sequenceOf(retired.release, this.#raw) : 0;
    if (!retired || end === 0 || (state.toRelease !== null && state.toRelease <= end)) return;
    const way = state.release < end ? 'withdraw it in corrections.csv' : 'name another indicator';
    const { row } = known(this.#published, state.id);
    this.#references.fault(
      row.place(['indicator']),
      `indicator: "${state.indicator}" is retired in release ${retired.release}${instead(retired.successor)}: ${way}.`,
    );
  }

  #apply(): Draft[] {
    return [...this.#published].flatMap(([id, published]) => {
      const corrections = this.#corrections.get(id) ?? [];
      const redatings = this.#redatings(published.draft);
      return corrections.length + redatings.length === 0
        ? [published.draft]
        : this.#states(published, corrections, redatings);
    });
  }

  /** True where the statement, the release and the column of a correction exist. */
  #isPlaced({ value: { statement, release, column }, place, sequence }: Sequenced): boolean {
    const draft = this.#published.get(statement)?.draft;
    const fault = (at: string, message: string) => {
      this.#references.fault(place([at]), message);
      return false;
    };
    if (draft === undefined)
      return fault('statement', unknownEntry('statement', statement, this.#published.keys()));
    if (sequence === 0) return fault('release', unknownEntry('release', release, this.#raw.releases.keys()));
    if (sequence <= draft.release)
      return fault('release', `release: "${statement}" was added in release ${release} or later.`);
    if (!correctable.includes(column)) {
      const hint = fixed.includes(column) ? ': withdraw the statement and add another' : '';
      return fault('column', `column: "${column}" is none of ${correctable.join(', ')}${hint}.`);
    }
    return true;
  }

  /** The releases since which the source of a statement has another date, as corrections of the statement. */
  #redatings({ source, release }: Draft): Correction[] {
    const { before = [], publishedOn = '' } = this.#raw.sources.get(source)?.value ?? {};
    const dated = before.flatMap((each) =>
      each.publishedOn === undefined ? [] : { ...each, old: each.publishedOn },
    );
    return dated
      .map(({ old, reason, ...each }, place) => ({
        release: sequenceOf(each.release, this.#raw),
        ...{ column: 'publishedOn', old, new: dated[place + 1]?.old ?? publishedOn, reason },
      }))
      .filter((redating) => redating.release > release);
  }

  #states(
    { draft, row }: Published,
    corrections: readonly Sequenced[],
    redatings: readonly Correction[],
  ): Draft[] {
    const ended: Draft[] = [];
    let [last, cells] = [draft, row.cells];
    const sequences = [...corrections.map((each) => each.sequence), ...redatings.map((each) => each.release)];
    for (const sequence of [...new Set(sequences)].sort((a, b) => a - b)) {
      const changes = corrections.filter((each) => each.sequence === sequence);
      const redating = redatings.filter((each) => each.release === sequence);
      const withdrawal = changes.find(isWithdrawal);
      if (last.withdrawn !== null || (withdrawal !== undefined && changes.length > 1)) {
        const message = `"${draft.id}" is withdrawn: it is not corrected, nor withdrawn again.`;
        for (const { place } of changes) this.#references.fault(place(), message);
      } else if (withdrawal === undefined) {
        cells = this.#changed(cells, changes);
        ended.push({ ...last, toRelease: sequence });
        last = this.#corrected(last, { cells, changes, sequence });
        last = { ...last, corrections: [...last.corrections, ...redating] };
      } else last = this.#withdraw(last, withdrawal);
    }
    return [...ended, last];
  }

  /** The cells of a row after some changes. */
  #changed(cells: Line<StatementRow>['cells'], changes: readonly Sequenced[]): Line<StatementRow>['cells'] {
    const changed: Record<string, string> = {};
    for (const { value, place } of changes) {
      const { column, old } = value;
      const before = cells[column] ?? '';
      if (changed[column] !== undefined)
        this.#references.fault(place(['column']), `column: "${column}" is corrected twice in one release.`);
      else if (before !== old)
        this.#references.fault(place(['old']), `old: ${column} is "${before}", not "${old}".`);
      else if (value.new === old) this.#references.fault(place(['new']), 'new: it says the same as old.');
      changed[column] = value.new;
    }
    return { ...cells, ...changed };
  }

  #corrected(draft: Draft, { cells, changes, sequence }: Step): Draft {
    const place: Place = ([column] = []) => {
      const change = changes.find(({ value }) => value.column === column) ?? changes[0];
      return change?.place(['new']) ?? { file: 'corrections.csv', line: 1, column: 1 };
    };
    const parsed = statementRow.safeParse(cells);
    for (const { path, message } of parsed.error?.issues ?? [])
      this.#references.fault(place(path), `${path.join('.')}: ${message}`);
    const value = parsed.data;
    const corrected =
      value === undefined ? null : statementOf({ value, place }, this.#raw, this.#references, sequence);
    return {
      ...(corrected ?? draft),
      release: draft.release,
      fromRelease: sequence,
      corrections: [...draft.corrections, ...changes.map(toCorrection)],
    };
  }

  #withdraw(draft: Draft, { value, place, sequence }: Sequenced): Draft {
    const successor = value.new === '' ? null : value.new;
    if (value.old !== '')
      this.#references.fault(place(['old']), 'old: leave it empty where a statement is withdrawn.');
    if (successor !== null) {
      const fault = this.#faultOf(successor, sequence);
      if (fault !== null) this.#references.fault(place(['new']), fault);
    }
    return {
      ...draft,
      toRelease: sequence,
      withdrawn: { release: sequence, successor, reason: value.reason },
    };
  }

  /** Why a statement cannot be a successor at a release; null where it can. */
  #faultOf(id: string, sequence: number): string | null {
    const draft = this.#published.get(id)?.draft;
    if (draft === undefined || draft.release > sequence)
      return unknownEntry('statement', id, this.#published.keys());
    return (this.#withdrawn.get(id) ?? Number.POSITIVE_INFINITY) <= sequence
      ? `statement "${id}" is withdrawn itself: name the one that took its place.`
      : null;
  }
}

function isWithdrawal({ value }: Sequenced): boolean {
  return value.column === 'withdrawn';
}

function toCorrection({ value: { column, old, new: now, reason }, sequence }: Sequenced): Correction {
  return { release: sequence, column, old, new: now, reason };
}
