import type { Indicator } from '../catalogue/catalogue.ts';
import { compareText } from '../compare-text.ts';
import { lanes, wordsOf } from '../statements/codes.ts';
import { type Statement, statementId } from '../statements/statement.ts';
import { compareEnds, type Period } from '../time/period.ts';

/** What the rivals of a concept say of one period of one area. */
export interface Comparison {
  /** Null where no rival has a figure of any area. */
  readonly area: string | null;
  /** Null where no rival has a figure of the area. */
  readonly period: Period | null;
  /** Outturns first, then forecasts, then targets; the largest first in each. */
  readonly figures: readonly Statement[];
  /** Rivals without a figure for the period, each with the one of the area that ends nearest to it. */
  readonly others: readonly { readonly indicator: Indicator; readonly nearest: Statement | null }[];
  /** Areas by how many rivals have a figure of them, the most first. */
  readonly areas: readonly Coverage<string>[];
  /** Periods of outturns of the area, the newest first. */
  readonly periods: readonly Coverage<Period>[];
}

interface Coverage<T> {
  readonly of: T;
  /** How many rivals have a figure of it. */
  readonly rivals: number;
}

/** The area and the period to compare; null where the request leaves it open. */
interface Asked {
  readonly area: string | null;
  readonly period: Period | null;
}

/**
 * Sets the current statements of rivals side by side: of China or, without any, of the area that most of them have, and
 * for the latest of the periods for which most have an outturn, unless other ones are asked for.
 */
export function compareRivals(
  rivals: readonly Indicator[],
  statements: readonly Statement[],
  asked: Asked,
): Comparison {
  const areas = areasOf(statements);
  const area = asked.area ?? areas.find(({ of }) => of === 'CN')?.of ?? areas[0]?.of ?? null;
  const there = statements.filter((statement) => statement.area === area);
  const isFor = forPeriod(rivals);
  const periods = periodsOf(there, isFor);
  const most = Math.max(...periods.map((entry) => entry.rivals));
  const period = asked.period ?? periods.find((entry) => entry.rivals === most)?.of ?? null;
  const figures = period === null ? [] : figuresFor(there, (statement) => isFor(statement, period));
  const missing = rivals.filter(({ id }) => figures.every((figure) => figure.indicator !== id));
  const others = missing.map((indicator) => ({
    indicator,
    nearest: nearestTo(
      period,
      there.filter((statement) => statement.indicator === indicator.id),
    ),
  }));
  return { area, period, figures, others, areas, periods };
}

type IsFor = (statement: Statement, period: Period) => boolean;

/** Whether statements of some indicators are for a period: from January to June is the first half, however it is written. A stock is a level at the end of its period: that of a year is one of its December, too. */
export function forPeriod(rivals: readonly Indicator[]): IsFor {
  const stocks = new Set(rivals.filter(({ nature }) => nature === 'stock').map(({ id }) => id));
  return (statement, period) =>
    statement.period.end === period.end &&
    (statement.period.start === period.start || stocks.has(statement.indicator));
}

/** One figure of each rival and lane; of two for one end that of the longer period. */
function figuresFor(statements: readonly Statement[], isFor: (statement: Statement) => boolean): Statement[] {
  const found = new Map<string, Statement>();
  for (const statement of statements.filter(isFor).sort((a, b) => compareEnds(a.period, b.period)))
    found.set(`${statement.indicator} ${statement.lane}`, statement);
  const order = wordsOf(lanes);
  return [...found.values()].sort(
    (a, b) =>
      order.indexOf(a.lane) - order.indexOf(b.lane) ||
      sizeOf(b) - sizeOf(a) ||
      compareText(statementId(a), statementId(b)),
  );
}

function sizeOf({ value, bounds }: Statement): number {
  return value ?? bounds.upper ?? bounds.lower ?? 0;
}

function areasOf(statements: readonly Statement[]): Coverage<string>[] {
  return [...Map.groupBy(statements, ({ area }) => area)]
    .map(([of, rows]) => ({ of, rivals: rivalsIn(rows), rows: rows.length }))
    .sort((a, b) => b.rivals - a.rivals || b.rows - a.rows || compareText(a.of, b.of))
    .map(({ of, rivals }) => ({ of, rivals }));
}

/** Periods of outturns; those of all figures where there is no outturn. */
function periodsOf(statements: readonly Statement[], isFor: IsFor): Coverage<Period>[] {
  const outturns = statements.filter(({ lane }) => lane === 'outturn');
  const rows = outturns.length > 0 ? outturns : statements;
  const periods = new Map(rows.map(({ period }) => [period.text, period]));
  return [...periods.values()]
    .map((of) => ({ of, rivals: rivalsIn(rows.filter((row) => isFor(row, of))) }))
    .sort((a, b) => compareEnds(b.of, a.of));
}

function rivalsIn(statements: readonly Statement[]): number {
  return new Set(statements.map(({ indicator }) => indicator)).size;
}

/** The statement whose period ends nearest to another one; of equally near ones the outturn, then the later one. */
function nearestTo(period: Period | null, statements: readonly Statement[]): Statement | null {
  if (period === null) return null;
  const order = wordsOf(lanes);
  const distance = ({ end }: Period) => Math.abs(Date.parse(end) - Date.parse(period.end));
  const [nearest = null] = statements.toSorted(
    (a, b) =>
      distance(a.period) - distance(b.period) ||
      order.indexOf(a.lane) - order.indexOf(b.lane) ||
      compareEnds(b.period, a.period),
  );
  return nearest;
}
