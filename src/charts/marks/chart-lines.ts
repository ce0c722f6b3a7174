import { compareText } from '../../domain/compare-text.ts';
import { hasDayBetween } from '../../domain/time/period.ts';
import type { Charted } from '../charted.ts';

/** The role of a statement among all statements of the same figure. */
type Role = 'current' | 'other' | 'disputed';

/** A figure of a line, and what it is there for. */
export interface Point {
  readonly row: Charted;
  readonly role: Role;
}

/** One lane of a series: the figures that one line may join. */
export interface Line {
  readonly indicator: string;
  readonly area: string;
  readonly frequency: Charted['frequency'];
  readonly lane: Charted['lane'];
  /** Index of its colour: lanes of a series share one, different series never do. */
  readonly colour: number;
  /** The current statement of each period, in order of time. */
  readonly points: readonly Point[];
  /** All other statements of these periods. */
  readonly others: readonly Point[];
}

/** The observations as lines, in the order in which they first occur. */
export function linesOf(observations: readonly Charted[]): Line[] {
  const colours: string[] = [];
  return [...Map.groupBy(observations.filter(hasFigure), laneKey).values()].map((rows) => {
    const [{ indicator, area, frequency, lane } = emptyRow] = rows;
    const series = `${indicator} ${area} ${frequency}`;
    if (!colours.includes(series)) colours.push(series);
    const points = [...Map.groupBy(rows, ({ period }) => period).values()].flatMap(told);
    return {
      indicator,
      area,
      frequency,
      lane,
      colour: colours.indexOf(series),
      points: points.filter(({ role }) => role === 'current').sort(byTime),
      others: points.filter(({ role }) => role !== 'current').sort(byTime),
    };
  });
}

/** False for a computed row whose operand is missing: it is a gap, not a mark. */
export function hasFigure({ value, bounds }: Charted): boolean {
  return value !== null || bounds !== null;
}

const emptyRow = { indicator: '', area: '', frequency: 'A', lane: 'outturn' } as const;

function laneKey({ indicator, area, frequency, lane }: Charted): string {
  return `${indicator} ${area} ${frequency} ${lane}`;
}

/** The statements of one figure with their roles: the last one that began, refined or revised it is current. */
function told(statements: readonly Charted[]): Point[] {
  const inOrder = statements.toSorted(byKnownFrom);
  const became = inOrder.filter(({ relation }) => superseding.has(relation));
  const current = became.findLast(({ knownUntil }) => knownUntil === null) ?? became.at(-1) ?? inOrder[0];
  return inOrder.map((row) => ({
    row,
    role: row === current ? 'current' : row.relation === 'disputes' ? 'disputed' : 'other',
  }));
}

/** Relations of statements that became current. */
export const superseding: ReadonlySet<Charted['relation']> = new Set(['first', 'refines', 'revises', null]);

/** The order in which figures became known; of one day first the one that was superseded on it. */
export function byKnownFrom(a: Charted, b: Charted): number {
  return compareText(a.knownFrom, b.knownFrom) || compareText(endOf(a), endOf(b));
}

function endOf({ knownUntil }: Charted): string {
  return knownUntil ?? '9999';
}

function byTime(a: Point, b: Point): number {
  return compareText(a.row.periodEnd, b.row.periodEnd);
}

/**
 * Tells whether two neighbouring points of a line may be joined, because no period is missing and no definition changes between them.
 * Levels at a moment (`sampled`) may also be joined where they are as far apart as most neighbours of their line.
 */
export function joiner(
  { points }: Line,
  sampled: boolean,
  breaks: readonly string[],
): (a: Point, b: Point) => boolean {
  const rhythm = sampled ? rhythmOf(points) : 0;
  return (a, b) => {
    if (hasDayBetween(breaks, { end: a.row.periodEnd }, { end: b.row.periodEnd })) return false;
    if (a.row.frequency === 'YTD') return a.row.periodStart === b.row.periodStart && monthsApart(a, b) <= 3;
    if (monthsApart(a, b) <= rhythm) return true;
    return millis(b.row.periodStart) - millis(a.row.periodEnd) <= day;
  };
}

/** The most frequent distance between neighbours in months if it occurs at least three times, else 0. */
function rhythmOf(points: readonly Point[]): number {
  const counts = new Map<number, number>();
  points.forEach((point, index) => {
    const before = points[index - 1];
    if (before === undefined) return;
    const months = monthsApart(before, point);
    counts.set(months, (counts.get(months) ?? 0) + 1);
  });
  const [best] = [...counts].sort(([a, m], [b, n]) => n - m || a - b);
  return best !== undefined && best[1] >= 3 ? best[0] : 0;
}

function monthsApart(a: Point, b: Point): number {
  return monthOf(b.row.periodEnd) - monthOf(a.row.periodEnd);
}

function monthOf(date: string): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
}

/** A day in milliseconds. */
export const day = 86_400_000;

/** The start of a day in UTC, in milliseconds. */
export function millis(date: string): number {
  return Date.parse(`${date}T00:00:00Z`);
}

/** Start and end of a period in milliseconds. */
export function spanOf(period: {
  readonly periodStart: string;
  readonly periodEnd: string;
}): [number, number] {
  return [millis(period.periodStart), millis(period.periodEnd) + day];
}
