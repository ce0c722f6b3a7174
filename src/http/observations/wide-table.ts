import { Problem } from '../../domain/problems.ts';
import type { Cell, Column } from '../../domain/statements/cells.ts';
import { longType } from '../../domain/statements/long-table.ts';
import { byId } from '../../domain/statements/ordering.ts';
import { Entries } from '../../formats/json/json-text.ts';
import { eachInTurn, inTurns, sortedInTurns } from '../../turns.ts';

/** What a wide table needs of a row of the long one. */
export type LongLike = Readonly<Record<string, Cell>>;

/** Everything by period: its columns, and how many rows it has. The cells of a row are looked up when they are asked for. */
export interface Wide {
  readonly columns: readonly Column[];
  readonly length: number;
  cells(place: number): Iterable<Cell>;
}

/** The row of a wide table as an object. */
export function entriesOf({ columns, cells }: Wide, place: number): Entries {
  return new Entries(function* () {
    let at = 0;
    for (const cell of cells(place)) {
      yield [columns[at]?.name ?? '', cell];
      at += 1;
    }
  }, columns.length);
}

/** The row of a wide table, which may have some ten thousand cells. */
export function rowOf({ cells }: Wide, place: number): Promise<Cell[]> {
  return inTurns(cells(place), (cell) => cell);
}

interface Series {
  readonly indicator: Cell;
  readonly area: Cell;
  readonly lane: Cell;
  /** In the order in which the series were found, from 0. */
  readonly number: number;
}

/** Figures of one row by the number of their series. */
interface Period {
  readonly cells: readonly [text: Cell, start: Cell, end: Cell];
  readonly values: (Cell | undefined)[];
  readonly qualifiers: Cell[];
}

/**
 * A row per period and a column per series, its qualifier beside it; forecasts and targets have columns of their own.
 * A period without a figure is null.
 * @throws Problem `not-computable` for several frequencies or several statements of one cell, with what would work
 */
export async function wideTable(
  batches: AsyncIterable<readonly LongLike[]>,
  tryInstead: (change: Record<string, string>) => string,
): Promise<Wide> {
  const found = new Found();
  for await (const rows of batches) await eachInTurn(rows, (row) => found.add(row));
  const { frequencies, conflict } = found;
  const [finest = 'A'] = frequencies;
  if (frequencies.size > 1)
    throw refusal(
      'shape',
      'mixedFrequencies',
      `Figures of the frequencies ${[...frequencies].join(', ')} do not fit into one table by period: choose one with frequency.`,
      [...frequencies],
      tryInstead({ frequency: finest }),
    );
  if (conflict !== null)
    throw refusal(
      'shape',
      'severalStatements',
      `A cell of a wide table holds one figure, and ${conflict.period} has several of ${found.nameOf(conflict.series)}: revisions=latest takes the current one.`,
      ['latest'],
      tryInstead({ revisions: 'latest' }),
    );
  const named = await inTurns(found.series.values(), (series) => {
    const name = found.nameOf(series);
    // Columns by indicator, the outturn before forecast and target.
    return { name, key: name.replace(':', ' '), series };
  });
  const ordered = await sortedInTurns(named, (a, b) => byId(a.key, b.key));
  const columns: Column[] = ['period', 'periodStart', 'periodEnd'].map((name) => ({
    name,
    type: longType(name),
  }));
  const numbers: number[] = [];
  await eachInTurn(ordered, ({ name, series }) => {
    columns.push({ name, type: 'number' }, { name: `${name}:qualifier`, type: 'text' });
    numbers.push(series.number);
  });
  const periods = [...found.periods.values()].sort(byDays);
  return {
    columns,
    length: periods.length,
    *cells(place) {
      const period = periods[place];
      if (period === undefined) throw new Error(`The table has ${periods.length} rows.`);
      const { cells, values, qualifiers } = period;
      yield* cells;
      for (const number of numbers) {
        yield values[number] ?? null;
        yield qualifiers[number] ?? null;
      }
    },
  };
}

/** What the rows of a long table hold, by series and period. */
class Found {
  readonly frequencies = new Set<string>();
  readonly areas = new Set<Cell | undefined>();
  readonly series = new Map<string, Series>();
  readonly periods = new Map<string, Period>();
  /** The first cell that has several statements. */
  conflict: { readonly series: Series; readonly period: Cell | undefined } | null = null;

  add(row: LongLike): void {
    const { indicator = null, area = null, lane = null, period = null } = row;
    this.frequencies.add(String(row.frequency));
    this.areas.add(area);
    const { number } = this.#series({ indicator, area, lane });
    const { values, qualifiers } = this.#period(String(period), row);
    if (values[number] !== undefined) {
      this.conflict ??= { series: this.#series({ indicator, area, lane }), period };
      return;
    }
    // A list with gaps would become a slow one.
    while (values.length < number) {
      values.push(undefined);
      qualifiers.push(null);
    }
    values[number] = row.value ?? null;
    qualifiers[number] = row.qualifier ?? null;
  }

  #series(place: Omit<Series, 'number'>): Series {
    const key = `${place.indicator} ${place.area} ${place.lane}`;
    const known = this.series.get(key);
    if (known !== undefined) return known;
    const made: Series = { ...place, number: this.series.size };
    this.series.set(key, made);
    return made;
  }

  #period(text: string, { period = null, periodStart = null, periodEnd = null }: LongLike): Period {
    const known = this.periods.get(text);
    if (known !== undefined) return known;
    const made: Period = { cells: [period, periodStart, periodEnd], values: [], qualifiers: [] };
    this.periods.set(text, made);
    return made;
  }

  /** Name of a column; the area is in it where there are several. */
  nameOf({ indicator, area, lane }: Series): string {
    return `${indicator}${this.areas.size > 1 ? `.${area}` : ''}${lane === 'outturn' ? '' : `:${lane}`}`;
  }
}

function byDays({ cells: [, a, to] }: Period, { cells: [, b, until] }: Period): number {
  return byId(String(a), String(b)) || byId(String(to), String(until));
}

function refusal(
  parameter: string,
  code: string,
  detail: string,
  suggestions: readonly string[],
  tryInstead: string,
): Problem {
  return new Problem('not-computable', detail, {
    errors: [{ parameter, value: 'wide', code, detail, suggestions }],
    tryInstead,
  });
}
