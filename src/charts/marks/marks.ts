import { type ChartOptions, keyOf } from '../charted.ts';
import { byKnownFrom, day, type Line, type Point, spanOf, superseding } from './chart-lines.ts';
import { type Form, isSampled, placeOf } from './form.ts';
import { breaksOf, type LineBreak } from './line-breaks.ts';
import { mixed, type Theme } from './themes.ts';
import { tipOf } from './tips.ts';

/** One statement as it is drawn, in the values of its row. */
export interface Mark {
  readonly id: string;
  readonly point: Point;
  readonly shape: 'dot' | 'bar' | 'dash' | 'cross';
  readonly at: number;
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /** The side without a bound; null where both sides or neither are bounded. */
  readonly open: 'up' | 'down' | null;
  readonly colour: string;
  /** Fill colour: hollow for forecasts and targets, paler for estimates and preliminary figures. */
  readonly fill: string;
  /** Start and end of its bar in milliseconds. */
  readonly span: readonly [number, number];
  /** Position among the bars of the same period, and their number. */
  readonly slot: number;
  readonly slots: number;
  readonly tip: string;
}

/** A line with the marks on it and those beside it. */
export interface Drawn {
  readonly line: Line;
  readonly name: string;
  readonly colour: string;
  readonly path: readonly Mark[];
  readonly beside: readonly Mark[];
  readonly breaks: readonly LineBreak[];
}

/** What all marks of a chart have in common. */
export interface Look {
  readonly form: Form;
  readonly theme: Theme;
  readonly options: ChartOptions;
}

/** The lines with their marks and names. */
export function drawnOf(lines: readonly Line[], names: readonly string[], look: Look): Drawn[] {
  const { form, theme, options } = look;
  const finer = lines.some(({ frequency }) => frequency !== 'A');
  return lines.map((line, index) => {
    const colour = theme.series[line.colour % theme.series.length] ?? theme.ink;
    const atEnd = finer && isSampled(line, options);
    const mark = (point: Point, shape: Mark['shape']) =>
      markOf(point, shape, { ...look, atEnd, colour, ...slotOf(point, line, lines) });
    const { path, beside } = form === 'steps' ? history(line) : { path: line.points, beside: line.others };
    return {
      line,
      name: names[index] ?? '',
      colour,
      path: path.map((point) => mark(point, form === 'bars' ? 'bar' : 'dot')),
      beside: beside.map((point) => mark(point, point.role === 'disputed' ? 'cross' : 'dash')),
      breaks: breaksOf(line, options),
    };
  });
}

/** The statements of one figure in order of publication: those that became current, and the others. */
function history({ points, others }: Line): { path: Point[]; beside: Point[] } {
  const all = [...points, ...others].sort((a, b) => byKnownFrom(a.row, b.row));
  const became = (point: Point, index: number) =>
    index === 0 || point.role === 'current' || superseding.has(point.row.relation);
  return { path: all.filter(became), beside: all.filter((point, index) => !became(point, index)) };
}

interface Making extends Look {
  readonly atEnd: boolean;
  readonly colour: string;
  readonly slot: number;
  readonly slots: number;
}

function markOf(
  point: Point,
  shape: Mark['shape'],
  { form, atEnd, colour, theme, options, slot, slots }: Making,
): Mark {
  const { row } = point;
  const lower = row.bounds?.lower ?? null;
  const upper = row.bounds?.upper ?? null;
  return {
    id: keyOf(row),
    point,
    shape,
    at: placeOf(point, form, atEnd),
    value: row.value,
    lower,
    upper,
    open:
      row.bounds === null || (lower === null) === (upper === null) ? null : upper === null ? 'up' : 'down',
    colour,
    fill: fillOf(point, colour, theme, shape),
    span: form === 'steps' ? [placeOf(point, form, false), placeOf(point, form, false) + day] : spanOf(row),
    slot,
    slots,
    tip: tipOf(row, options.lang),
  };
}

function fillOf({ row }: Point, colour: string, { paper }: Theme, shape: Mark['shape']): string {
  if (row.lane === 'forecast') return shape === 'bar' ? mixed(colour, paper, 0.14) : paper;
  if (row.lane === 'target') return paper;
  return row.kind === 'actual' ? colour : mixed(colour, paper, 0.45);
}

/** The slot of a bar: bars of one period stand side by side in the order of their lines. */
function slotOf({ row }: Point, line: Line, lines: readonly Line[]): { slot: number; slots: number } {
  const sharing = lines.filter(({ points }) => points.some((other) => other.row.period === row.period));
  return { slot: Math.max(0, sharing.indexOf(line)), slots: Math.max(1, sharing.length) };
}
