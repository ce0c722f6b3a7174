import type { ChartOptions } from '../charted.ts';
import { day, type Line } from '../marks/chart-lines.ts';
import { unitOf } from '../marks/chart-units.ts';
import { type Form, isSampled } from '../marks/form.ts';
import type { Drawn, Mark } from '../marks/marks.ts';
import { logAxis } from './log-axis.ts';
import { widthOf } from './text-width.ts';
import { type TimeAxis, timeAxis } from './time-axis.ts';
import { type ValueAxis, valueAxis } from './value-axis.ts';

/** The rectangle of the plot, its axes, and the pixel of a time or a value. */
export interface Plot {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly values: ValueAxis;
  readonly times: TimeAxis;
  readonly x: (at: number) => number;
  readonly y: (value: number) => number;
}

interface Room {
  readonly margin: number;
  readonly top: number;
  readonly bottom: number;
}

/** Height of the unit above the plot, and of the labels below it. */
const axisRoom = { above: 30, below: 34 } as const;

/** The plot: its value axis, its time axis, and the place of every mark. */
export function plotOf(drawn: readonly Drawn[], form: Form, room: Room, options: ChartOptions): Plot {
  const marks = drawn.flatMap(({ path, beside }) => [...path, ...beside]);
  const height = Math.max(40, room.bottom - room.top - axisRoom.above - axisRoom.below);
  const row = marks[0]?.point.row;
  const ends = marks.flatMap(({ value, lower, upper }) =>
    [value, lower, upper].filter((end) => end !== null),
  );
  // A figure or a bound of zero or less has no logarithm.
  const measure = options.axis === 'log' && ends.every((end) => end > 0) ? logAxis : valueAxis;
  const values = measure({
    values: ends,
    fromZero: form === 'bars',
    room: { above: true, below: marks.some(({ open }) => open === 'down') },
    scale: row?.scale ?? '1',
    unit: unitOf(row?.unit ?? '', (id) => options.units[id]),
    lang: options.lang,
    height,
  });
  const widest = Math.max(...values.ticks.map(({ text }) => widthOf(text, 12)));
  const left = Math.ceil(room.margin + widest + 8);
  const width = options.width - left - room.margin;
  const [from, to] = daysOf(drawn, form, width, options);
  const times = timeAxis({ from, to, width, finest: finestOf(drawn, form), lang: options.lang });
  const top = room.top + axisRoom.above;
  return {
    left,
    top,
    width,
    height,
    values,
    times,
    x: (at) => left + ((at - from) / (to - from)) * width,
    y: (value) =>
      top + height - ((values.place(values.at(value)) - values.min) / (values.max - values.min)) * height,
  };
}

/** First and last moment of the axis: whole periods, with room at the ends for marks that stand on them. */
function daysOf(drawn: readonly Drawn[], form: Form, width: number, options: ChartOptions): [number, number] {
  const marks = drawn.flatMap(({ path, beside }) => [...path, ...beside]);
  const ends = marks.flatMap(({ at, span }) => (form === 'steps' ? [at] : [at, ...span]));
  const [from, to] = [Math.min(...ends), Math.max(...ends)];
  const atEnds =
    form === 'steps' || drawn.some(({ line }) => line.frequency !== 'A' && isSampled(line, options));
  const spare = atEnds ? ((to - from || 60 * day) * 24) / width : 0;
  return form === 'steps' ? [from - spare, to + 2 * spare] : [from - spare, to + spare];
}

/** Months of the finest label that is meaningful for these lines. */
function finestOf(drawn: readonly Drawn[], form: Form): number {
  if (form === 'steps') return 1;
  const months: Readonly<Record<Line['frequency'], number>> = { A: 12, S: 6, Q: 3, M: 1, YTD: 1 };
  return Math.min(...drawn.map(({ line }) => months[line.frequency]));
}

/** Left edge and width of a bar, in pixels. */
export function barOf({ span, slot, slots }: Mark, { x }: Pick<Plot, 'x'>): { left: number; width: number } {
  const [from, to] = [x(span[0]), x(span[1])];
  const gap = slots > 1 ? 3 : 0;
  const each = Math.max(2, Math.min(56, ((to - from) * 0.74 - gap * (slots - 1)) / slots));
  const all = each * slots + gap * (slots - 1);
  return { left: (from + to) / 2 - all / 2 + slot * (each + gap), width: each };
}

/** The x of a mark: a statement beside a bar is centred on it. */
export function across(mark: Mark, form: Form, plot: Pick<Plot, 'x'>): number {
  if (form !== 'bars') return plot.x(mark.at);
  const { left, width } = barOf(mark, plot);
  return left + width / 2;
}
