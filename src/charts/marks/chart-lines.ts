import type { Charted } from '../charted.ts';

/** What a statement is among those of the same figure. */
type Role = 'current' | 'other' | 'disputed';

export interface Point {
  readonly row: Charted;
  readonly role: Role;
}

/** A series in one lane: what may be joined by a line, and nothing else. */
export interface Line {
  readonly indicator: string;
  readonly area: string;
  readonly frequency: Charted['frequency'];
  readonly lane: Charted['lane'];
  /** Lanes of a series share a colour; rivals, areas and frequencies never do. */
  readonly colour: number;
  /** The current statement of each period, by time. */
  readonly points: readonly Point[];
  /** Every other statement of these periods. */
  readonly others: readonly Point[];
}

/** The observations as lines, in the order in which they first occur. */
export function linesOf(observations: readonly Charted[]): Line[] {
  const colours: string[] = [];
  return [...groups(observations.filter(hasFigure), laneKey)].map(([, rows]) => {
    const [{ indicator, area, frequency, lane } = emptyRow] = rows;
    const series = `${indicator} ${area} ${frequency}`;
    if (!colours.includes(series)) colours.push(series);
    const points = [...groups(rows, ({ period }) => period)].flatMap(([, statements]) => told(statements));
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

/** A computation that lacks an operand leaves a row without a figure: that is a gap and no mark. */
function hasFigure({ value, bounds }: Charted): boolean {
  return value !== null || bounds !== null;
}

const emptyRow = { indicator: '', area: '', frequency: 'A', lane: 'outturn' } as const;

function laneKey({ indicator, area, frequency, lane }: Charted): string {
  return `${indicator} ${area} ${frequency} ${lane}`;
}

function groups(rows: readonly Charted[], key: (row: Charted) => string): Map<string, Charted[]> {
  const found = new Map<string, Charted[]>();
  for (const row of rows) {
    const group = found.get(key(row));
    if (group === undefined) found.set(key(row), [row]);
    else group.push(row);
  }
  return found;
}

/** Statements of one figure: the last one that began, refined or revised it is current. */
function told(statements: readonly Charted[]): Point[] {
  const inOrder = statements.toSorted(byPublication);
  const current = inOrder.findLast(({ relation }) => superseding.has(relation)) ?? inOrder[0];
  return inOrder.map((row) => ({
    row,
    role: row === current ? 'current' : row.relation === 'disputes' ? 'disputed' : 'other',
  }));
}

/** Relations of statements that became current. */
export const superseding: ReadonlySet<Charted['relation']> = new Set(['first', 'refines', 'revises', null]);

/** Order in which statements were made; derived figures count as the day of their period's end. */
export function byPublication(a: Charted, b: Charted): number {
  const [one, other] = [dayOf(a), dayOf(b)];
  return one < other ? -1 : one > other ? 1 : 0;
}

export function dayOf({ publishedOn, periodEnd }: Charted): string {
  return publishedOn ?? periodEnd;
}

function byTime(a: Point, b: Point): number {
  return a.row.periodEnd < b.row.periodEnd ? -1 : a.row.periodEnd > b.row.periodEnd ? 1 : 0;
}

/**
 * Whether two neighbouring points of a line may be joined: nothing is missing between them.
 * Levels at a moment (`sampled`) have no period to be missing; there the line's own rhythm says what a gap is.
 */
export function joiner({ points }: Line, sampled: boolean): (a: Point, b: Point) => boolean {
  const rhythm = sampled ? rhythmOf(points) : 0;
  return (a, b) => {
    if (a.row.frequency === 'YTD') return a.row.periodStart === b.row.periodStart && monthsApart(a, b) <= 3;
    if (monthsApart(a, b) <= rhythm) return true;
    return millis(b.row.periodStart) - millis(a.row.periodEnd) <= day;
  };
}

/** The most frequent distance between neighbours in months, where it occurs at least three times; else 0. */
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

export const day = 86_400_000;

/** Midnight UTC at which a day begins. */
export function millis(date: string): number {
  return Date.parse(`${date}T00:00:00Z`);
}

/** The days that a period covers, from its first to the end of its last. */
export function spanOf(period: {
  readonly periodStart: string;
  readonly periodEnd: string;
}): [number, number] {
  return [millis(period.periodStart), millis(period.periodEnd) + day];
}
