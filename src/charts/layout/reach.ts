import { type Key, signs } from '../marks/chart-words.ts';
import type { Form } from '../marks/form.ts';
import type { Drawn, Look, Mark } from '../marks/marks.ts';
import { across, type Plot } from './plot.ts';
import { widthOf } from './text-width.ts';
import { markText } from './value-axis.ts';

/** A mark in pixels, with its whisker and its label. */
export interface Placed {
  readonly mark: Mark;
  readonly x: number;
  readonly y: number | null;
  /** Top and bottom of its whisker; null where the bounds are narrower than the mark itself. */
  readonly whisker: readonly [number, number] | null;
  readonly label: string | null;
  /** Baseline of the label. */
  readonly labelY: number;
  /** Possible baselines of a label, the best first. */
  readonly labelYs: readonly number[];
}

/** Length of an arrow and size of a label, in pixels. */
export const sizes = { arrow: 17, label: 12 } as const;

/** What the shapes of a chart depend on. */
export interface Scene extends Look {
  readonly plot: Plot;
  readonly placed: readonly Placed[];
}

/** Radius of the dots of a line: smaller where there are many. */
export function radiusOf(count: number): number {
  return count <= 20 ? 4.5 : count <= 45 ? 3.5 : 2.5;
}

/** True where the points of a line are so close that a band replaces their whiskers. */
export function isBanded({ path }: Drawn, plot: Plot): boolean {
  const first = path[0];
  const last = path.at(-1);
  return (
    first !== undefined &&
    last !== undefined &&
    path.length >= 12 &&
    plot.x(last.at) - plot.x(first.at) < path.length * 15
  );
}

/** All marks in pixels. Labels never cover anything: all marks get one where there are few, else the last one of each line. */
export function placedOf(drawn: readonly Drawn[], form: Form, plot: Plot): Placed[] {
  const radius = radiusOf(Math.max(...drawn.map(({ path }) => path.length)));
  const bare = drawn.flatMap((line) => {
    const banded = isBanded(line, plot);
    const marks = [...line.path, ...line.beside].map((mark) => bareOf(mark, { form, plot, banded, radius }));
    return marks.map((each) => raised(each, marks));
  });
  const few = drawn.reduce((sum, { path }) => sum + path.length, 0) <= plot.width / 48;
  const last = new Set(drawn.flatMap(({ path }) => path.at(-1) ?? []));
  const wanted = bare
    .filter(({ mark, y }) => y !== null && mark.shape !== 'dash' && mark.shape !== 'cross')
    .map((each) => ({ each, text: textOf(each.mark, plot, few || last.has(each.mark)) }))
    .filter(({ text }) => text !== '')
    .sort((a, b) => Number(last.has(b.each.mark)) - Number(last.has(a.each.mark)));
  const taken = bare.flatMap((each) => inkOf(each, radius));
  const labels = new Map<Mark, { label: string; labelY: number }>();
  for (const { each, text } of wanted)
    for (const labelY of each.labelYs) {
      const box = boxOf(each, text, labelY);
      const within =
        box.left >= 2 && box.right <= plot.left + plot.width + 18 && box.bottom <= plot.top + plot.height;
      if (!within || taken.some((other) => other.mark !== each.mark && meet(box, other))) continue;
      labels.set(each.mark, { label: text, labelY });
      taken.push(box);
      break;
    }
  return bare.map((each) => ({ ...each, ...labels.get(each.mark) }));
}

interface Surroundings {
  readonly form: Form;
  readonly plot: Plot;
  readonly banded: boolean;
  readonly radius: number;
}

/** A mark without its label. */
function bareOf(mark: Mark, { form, plot, banded, radius }: Surroundings): Placed {
  const x = across(mark, form, plot);
  const y = mark.value === null ? null : plot.y(mark.value);
  const solid = mark.shape === 'bar' ? 3 : radius + 2;
  const half = mark.lower === null || mark.upper === null ? 0 : (plot.y(mark.lower) - plot.y(mark.upper)) / 2;
  const whisker =
    mark.lower !== null && mark.upper !== null && !banded && half >= solid && mark.shape !== 'dash'
      ? ([plot.y(mark.upper), plot.y(mark.lower)] as const)
      : null;
  const top = Math.min(y ?? Number.POSITIVE_INFINITY, whisker?.[0] ?? Number.POSITIVE_INFINITY);
  const bottom = Math.max(y ?? 0, whisker?.[1] ?? 0);
  const room = mark.shape === 'bar' ? 5 : radius + 4;
  const above = top - room - (mark.open === 'up' ? sizes.arrow - 3 : 0);
  const below = bottom + room + 10 + (mark.open === 'down' ? sizes.arrow - 3 : 0);
  const bar = mark.shape === 'bar';
  const labelYs = bar ? [(mark.value ?? 0) < 0 ? below : above] : [above, below];
  return { mark, x, y, whisker, label: null, labelY: above, labelYs };
}

/** The mark with a place for its label above other statements of its figure that lie just over it. */
function raised(placed: Placed, marks: readonly Placed[]): Placed {
  const over = marks.flatMap(({ mark, x, y }) =>
    mark.shape === 'dash' && x === placed.x && y !== null && y < placed.labelY + 4 && y > placed.labelY - 18
      ? [y - 4]
      : [],
  );
  return over.length === 0 ? placed : { ...placed, labelYs: [Math.min(...over), ...placed.labelYs] };
}

/** The number with the sign of its qualifier; where there is no room for it only the sign of "about", which nothing else shows. */
function textOf(mark: Mark, plot: Plot, full: boolean): string {
  const { qualifier } = mark.point.row;
  const sign = qualifier === null ? '' : signs[qualifier];
  if (!full) return sign === '≈' ? sign : '';
  return mark.value === null ? '' : `${sign}${markText(plot.values.at(mark.value), qualifier)}`;
}

interface Box {
  readonly mark: Mark;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function boxOf({ mark, x }: Placed, text: string, labelY: number): Box {
  const half = widthOf(text, sizes.label) / 2 + 2;
  return { mark, left: x - half, right: x + half, top: labelY - 12, bottom: labelY + 2 };
}

/** The boxes that a mark covers, whisker and arrow included. */
function inkOf({ mark, x, y, whisker }: Placed, radius: number): Box[] {
  const boxes: Box[] = [];
  if (mark.shape === 'dash') return boxes;
  if (y !== null) {
    const up = mark.open === 'up' ? sizes.arrow : 0;
    boxes.push({ mark, left: x - radius, right: x + radius, top: y - radius - up, bottom: y + radius });
  }
  if (whisker !== null) boxes.push({ mark, left: x - 4, right: x + 4, top: whisker[0], bottom: whisker[1] });
  return boxes;
}

function meet(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** Keys of the marks that occur, in the order of `keyWords`. */
export function keysOf(placed: readonly Placed[], drawn: readonly Drawn[], form: Form, plot: Plot): Key[] {
  const shown = placed.filter(({ mark }) => mark.shape !== 'dash');
  const has = (test: (mark: Mark) => boolean) => shown.some(({ mark }) => test(mark));
  const series = new Set(drawn.map(({ colour }) => colour)).size;
  const laned = (lane: string) => series > 1 && drawn.some(({ line }) => line.lane === lane);
  const bars = has(({ shape }) => shape === 'bar');
  const keys: [Key, boolean][] = [
    ['forecast', laned('forecast')],
    ['target', laned('target') && !bars],
    ['dotted', laned('target') && bars],
    ['about', has(({ point }) => point.row.qualifier === 'about')],
    ['over', has(({ point }) => point.row.qualifier === 'over')],
    ['under', has(({ point }) => point.row.qualifier === 'under')],
    ['atLeast', has(({ point }) => point.row.qualifier === 'atLeast')],
    ['atMost', has(({ point }) => point.row.qualifier === 'atMost')],
    ['arrow', has(({ open }) => open !== null)],
    ['whisker', placed.some(({ whisker }) => whisker !== null)],
    ['band', drawn.some((line) => isBanded(line, plot) && wide(line, plot))],
    ['paler', has(({ point }) => point.row.kind === 'estimate' || point.row.kind === 'preliminary')],
    [form === 'steps' ? 'tick' : 'other', placed.some(({ mark }) => mark.shape === 'dash')],
    ['disputed', placed.some(({ mark }) => mark.shape === 'cross')],
    ['break', drawn.some(({ breaks }) => breaks.length > 0)],
  ];
  return keys.filter(([, occurs]) => occurs).map(([key]) => key);
}

function wide({ path }: Drawn, plot: Plot): boolean {
  return path.some(
    ({ lower, upper }) => lower !== null && upper !== null && plot.y(lower) - plot.y(upper) >= 4,
  );
}
