import { compareText } from '../../../domain/compare-text.ts';
import type { Lane } from '../../../domain/statements/codes.ts';
import { isCurrentStatement, periodInId } from '../../../domain/statements/statement.ts';
import type { Settled } from '../read/dataset.ts';

/** Looks statements up by id, and current ones by indicator, area, period and lane. */
export class StatementIndex {
  readonly #byId: ReadonlyMap<string, Settled>;
  readonly #current: ReadonlyMap<string, Settled>;
  readonly #ofIndicator: ReadonlyMap<string, Settled[]>;
  readonly #chains: ReadonlyMap<string, Settled[]>;

  constructor(statements: readonly Settled[]) {
    const current = statements.filter(isCurrentStatement);
    this.#byId = new Map(statements.map((statement) => [statement.id, statement]));
    this.#current = new Map(current.map((statement) => [place(statement, statement.lane), statement]));
    this.#chains = Map.groupBy(statements, (statement) => place(statement, statement.lane));
    this.#ofIndicator = Map.groupBy(current, ({ indicator }) => indicator);
  }

  /** The statement of an id, or the current outturn of `indicator.area.period` (`…@forecast` for another lane); null when there is none. */
  find(reference: string): Settled | null {
    const [name = '', lane = 'outturn'] = reference.split('@');
    return this.#byId.get(reference) ?? this.#current.get(`${name}@${lane}`) ?? null;
  }

  /** The current statement of an indicator, area, period and lane; null when there is none. */
  current(indicator: string, area: string, period: string, lane: Lane): Settled | null {
    return this.#current.get(`${indicator}.${area}.${periodInId(period)}@${lane}`) ?? null;
  }

  /**
   * The outturn of an indicator, area and period by the vintage of a day, as its last refinement gives it; null when none
   * was known. Where nothing was ever revised, its only vintage is taken, even if it is known from a later page.
   */
  asOf(indicator: string, area: string, period: string, day: string): Settled | null {
    const chain = this.#chains.get(`${indicator}.${area}.${periodInId(period)}@outturn`) ?? [];
    const published = chain.flatMap((statement) =>
      statement.currentFrom === null
        ? []
        : [{ statement, from: statement.currentFrom, to: statement.currentTo ?? '9999' }],
    );
    // Of several that became current on one day, the last is the one that is current beyond it.
    published.sort((a, b) => compareText(a.from, b.from) || compareText(a.to, b.to));
    const revisions = published.filter(({ statement }) => statement.relation === 'revises');
    const next = revisions.find(({ from }) => from > day);
    const vintage = published.filter(({ from }) => next === undefined || from < next.from);
    const isKnown = revisions.length === 0 || vintage.some(({ from }) => from <= day);
    return isKnown ? (vintage.at(-1)?.statement ?? null) : null;
  }

  /** The current statements of an indicator, of all areas, periods and lanes. */
  of(indicator: string): readonly Settled[] {
    return this.#ofIndicator.get(indicator) ?? [];
  }

  /** The statements of other sources for the same indicator, area, period and lane, the newest first; those of one day by id, backwards. */
  besides(statement: Settled): Settled[] {
    const chain = this.#chains.get(place(statement, statement.lane)) ?? [];
    return chain
      .filter(({ source }) => source !== statement.source)
      .sort((a, b) => compareText(b.knownFrom, a.knownFrom) || compareText(b.id, a.id));
  }
}

function place({ indicator, area, period }: Settled, lane: Lane): string {
  return `${indicator}.${area}.${periodInId(period.text)}@${lane}`;
}
