import { Problem } from '../../domain/problems.ts';
import { limits } from '../../domain/query/limits.ts';
import type { Cell, Column } from '../../domain/statements/cells.ts';
import { longType } from '../../domain/statements/long-table.ts';
import { byId } from '../../domain/statements/ordering.ts';
import type { QueryChange } from '../request/addresses.ts';

/** The cells of a long row that a wide table needs. */
export type LongLike = Readonly<Record<string, Cell>>;

/** Everything by period: a column per series, its qualifier beside it. */
export interface Wide {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}

interface Series {
  readonly indicator: Cell;
  readonly area: Cell;
  readonly lane: Cell;
  /** Rows by the text of their period. */
  readonly rows: Map<Cell, LongLike>;
}

/** Makes the address of the same request with some parameters changed. */
type Retry = (change: QueryChange) => string;

/**
 * A row per period and a column per series, its qualifier beside it; forecasts and targets have columns of their own.
 * A period without a figure is null.
 * @throws Problem `not-computable` for several frequencies, several statements of one cell or more than `mostCells` values
 */
export async function wideTable(
  batches: AsyncIterable<readonly LongLike[]>,
  retry: Retry,
  mostCells: number = limits.wideCells,
): Promise<Wide> {
  const gathered = new Gathered(retry);
  for await (const rows of batches)
    for (const row of rows) {
      gathered.add(row);
      if (gathered.size > mostCells) throw tooLarge(mostCells, retry);
    }
  gathered.requireOneTable();
  const series = gathered.named();
  const periods = [...gathered.periods.values()].sort(byDays);
  return {
    columns: [
      ...['period', 'periodStart', 'periodEnd'].map((name) => ({ name, type: longType(name) })),
      ...series.flatMap(({ name }): Column[] => [
        { name, type: 'number' },
        { name: `${name}:qualifier`, type: 'text' },
      ]),
    ],
    rows: periods.map((period) => [
      period.period ?? null,
      period.periodStart ?? null,
      period.periodEnd ?? null,
      ...series.flatMap(({ rows }) => {
        const row = rows.get(period.period ?? null);
        return [row?.value ?? null, row?.qualifier ?? null];
      }),
    ]),
  };
}

/** The rows of a long table by series and period. */
class Gathered {
  /** A row of each period. */
  readonly periods = new Map<Cell, LongLike>();
  readonly #series = new Map<string, Series>();
  readonly #frequencies = new Set<Cell>();
  readonly #areas = new Set<Cell>();
  readonly #retry: Retry;
  #conflict: { readonly series: Series; readonly period: Cell } | null = null;

  constructor(retry: Retry) {
    this.#retry = retry;
  }

  /** Values that the table will have. */
  get size(): number {
    return this.periods.size * this.#series.size;
  }

  add(row: LongLike): void {
    const { indicator = null, area = null, lane = null, period = null, frequency = null } = row;
    this.#frequencies.add(frequency);
    this.#areas.add(area);
    if (!this.periods.has(period)) this.periods.set(period, row);
    const key = `${indicator} ${area} ${lane}`;
    const series = this.#series.get(key) ?? { indicator, area, lane, rows: new Map() };
    this.#series.set(key, series);
    if (series.rows.has(period)) this.#conflict ??= { series, period };
    else series.rows.set(period, row);
  }

  /** @throws Problem where the rows do not fit into one table by period */
  requireOneTable(): void {
    const frequencies = [...this.#frequencies].map(String);
    if (frequencies.length > 1)
      throw refusal(
        'mixedFrequencies',
        `Figures of the frequencies ${frequencies.join(', ')} do not fit into one table by period: choose one with frequency.`,
        { suggestions: frequencies, tryInstead: this.#retry({ frequency: frequencies[0] ?? 'A' }) },
      );
    if (this.#conflict === null) return;
    const { period, series } = this.#conflict;
    throw refusal(
      'severalStatements',
      `A cell of a wide table holds one figure, and ${period} has several of ${this.#nameOf(series)}: revisions=latest takes the current one.`,
      { suggestions: ['latest'], tryInstead: this.#retry({ revisions: 'latest' }) },
    );
  }

  /** Series with the names of their columns, in the order of the names; the outturn before forecast and target. */
  named(): { readonly name: string; readonly rows: Series['rows'] }[] {
    return [...this.#series.values()]
      .map((series) => ({ name: this.#nameOf(series), rows: series.rows }))
      .sort((a, b) => byId(a.name.replace(':', ' '), b.name.replace(':', ' ')));
  }

  /** Name of a column; the area is in it where there are several. */
  #nameOf({ indicator, area, lane }: Series): string {
    return `${indicator}${this.#areas.size > 1 ? `.${area}` : ''}${lane === 'outturn' ? '' : `:${lane}`}`;
  }
}

function byDays(a: LongLike, b: LongLike): number {
  return byId(String(a.periodStart), String(b.periodStart)) || byId(String(a.periodEnd), String(b.periodEnd));
}

function tooLarge(mostCells: number, retry: Retry): Problem {
  return refusal(
    'tooManyCells',
    `A wide table has at most ${mostCells} values: name fewer indicators, areas or periods, or take the long table.`,
    { suggestions: ['long'], tryInstead: retry({ shape: null }) },
  );
}

function refusal(
  code: string,
  detail: string,
  { suggestions, tryInstead }: { readonly suggestions: readonly string[]; readonly tryInstead: string },
): Problem {
  return new Problem('not-computable', detail, {
    errors: [{ parameter: 'shape', value: 'wide', code, detail, suggestions }],
    tryInstead,
  });
}
