import type { Cell } from '../domain/column.ts';
import { byId } from '../domain/order.ts';
import { Problem } from '../domain/problems.ts';
import { turns } from './turns.ts';

/** What a wide table needs of a row of the long one. */
export type LongLike = Readonly<Record<string, Cell>>;

export interface Wide {
  readonly columns: readonly string[];
  readonly rows: readonly Readonly<Record<string, Cell>>[];
}

/** Rows, or columns of a row, until others may have their turn. */
const atOnce = 500;

/**
 * A row per period and a column per series, its qualifier beside it; forecasts and targets have columns of their own.
 * A period without a figure is null.
 * @throws Problem `not-computable` for several frequencies or several statements of one cell, with what would work
 */
export async function wideTable(
  rows: readonly LongLike[],
  tryInstead: (change: Record<string, string>) => string,
): Promise<Wide> {
  const othersTurn = turns();
  const frequencies = [...new Set(rows.map(({ frequency }) => String(frequency)))];
  const [finest = 'A'] = frequencies;
  if (frequencies.length > 1)
    throw refusal(
      'shape',
      'mixedFrequencies',
      `Figures of the frequencies ${frequencies.join(', ')} do not fit into one table by period: choose one with frequency.`,
      frequencies,
      tryInstead({ frequency: finest }),
    );
  const severalAreas = new Set(rows.map(({ area }) => area)).size > 1;
  const columns = new Set<string>();
  const periods = new Map<string, Record<string, Cell>>();
  for (const [place, row] of rows.entries()) {
    if (place % atOnce === 0) await othersTurn();
    const name = `${row.indicator}${severalAreas ? `.${row.area}` : ''}${row.lane === 'outturn' ? '' : `:${row.lane}`}`;
    const period = periods.get(String(row.period)) ?? {
      period: row.period ?? null,
      periodStart: row.periodStart ?? null,
      periodEnd: row.periodEnd ?? null,
    };
    if (name in period)
      throw refusal(
        'shape',
        'severalStatements',
        `A cell of a wide table holds one figure, and ${row.period} has several of ${name}: revisions=latest takes the current one.`,
        ['latest'],
        tryInstead({ revisions: 'latest' }),
      );
    columns.add(name);
    period[name] = row.value ?? null;
    period[`${name}:qualifier`] = row.qualifier ?? null;
    periods.set(String(row.period), period);
  }
  const names = [...columns].sort(byColumn).flatMap((name) => [name, `${name}:qualifier`]);
  const ordered = [...periods.values()].sort(
    (a, b) =>
      byId(String(a.periodStart), String(b.periodStart)) || byId(String(a.periodEnd), String(b.periodEnd)),
  );
  const all = ['period', 'periodStart', 'periodEnd', ...names];
  const full: Record<string, Cell>[] = [];
  for (const period of ordered) {
    const row: Record<string, Cell> = {};
    for (const [place, name] of all.entries()) {
      if (place % atOnce === 0) await othersTurn();
      row[name] = period[name] ?? null;
    }
    full.push(row);
  }
  return { columns: all, rows: full };
}

/** Columns by indicator, the outturn before forecast and target. */
function byColumn(a: string, b: string): number {
  return byId(a.replace(':', ' '), b.replace(':', ' '));
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
