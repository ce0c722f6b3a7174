import type { CustomSeriesRenderItemReturn } from 'echarts';
import { barOf, type Plot } from '../layout/plot.ts';
import { type Placed, type Scene, sizes } from '../layout/reach.ts';
import type { Drawn, Mark } from './marks.ts';
import { fontFamily, type Theme } from './themes.ts';

type Shape = NonNullable<CustomSeriesRenderItemReturn>;

/** The bar of a figure. */
export function barShape({ mark, y }: Placed, plot: Plot): Shape {
  const { left, width } = barOf(mark, plot);
  const zero = plot.y(0);
  const top = y ?? zero;
  const negative = top > zero;
  const round = Math.min(2.5, width / 4);
  const dash = dashOf(mark.point.row.lane);
  return {
    type: 'rect',
    shape: {
      x: left,
      y: Math.min(top, zero),
      width,
      height: Math.max(1, Math.abs(zero - top)),
      r: negative ? [0, 0, round, round] : [round, round, 0, 0],
    },
    style: {
      fill: mark.fill,
      ...(dash === undefined ? {} : { stroke: mark.colour, lineWidth: 1.5, lineDash: dash }),
    },
  };
}

/** The dash pattern of forecasts and targets; undefined for outturns. */
export function dashOf(lane: Mark['point']['row']['lane']): number[] | undefined {
  return lane === 'forecast' ? [5, 4] : lane === 'target' ? [2, 3] : undefined;
}

/** The shapes around a mark: whisker, arrow, other statements, label. `current` is the current statement of its figure. */
export function aboutShape(placed: Placed, current: Placed | undefined, scene: Scene): Shape {
  const { theme } = scene;
  const { mark, x, y, whisker, label, labelY } = placed;
  const onBar = mark.shape === 'bar' && mark.fill === mark.colour;
  const children: Shape[] = [];
  if (whisker !== null)
    children.push(...whiskerShapes(x, whisker, onBar ? theme.ink : mark.colour, y === null));
  if (y !== null && mark.open !== null && mark.shape !== 'dash')
    children.push(...arrowShapes(x, y, mark, theme));
  if (y !== null && mark.shape === 'dash') children.push(...dashShapes(placed, current, scene));
  if (y !== null && mark.shape === 'cross') children.push(...crossShapes(x, y, mark.colour));
  if (label !== null)
    children.push({
      type: 'text',
      silent: true,
      style: {
        text: label,
        x,
        y: labelY,
        align: 'center',
        verticalAlign: 'bottom',
        fontSize: sizes.label,
        fontFamily,
        fontWeight: 500,
        fill: theme.ink,
        stroke: theme.paper,
        lineWidth: 3,
      },
    });
  return { type: 'group', children };
}

function whiskerShapes(
  x: number,
  [top, bottom]: readonly [number, number],
  stroke: string,
  range: boolean,
): Shape[] {
  if (range)
    return [
      {
        type: 'rect',
        shape: { x: x - 4, y: top, width: 8, height: bottom - top, r: 3 },
        style: { fill: stroke, opacity: 0.55 },
      },
    ];
  return [
    line([x, top], [x, bottom], stroke),
    line([x - 4.5, top], [x + 4.5, top], stroke),
    line([x - 4.5, bottom], [x + 4.5, bottom], stroke),
  ];
}

function arrowShapes(x: number, y: number, mark: Mark, theme: Theme): Shape[] {
  const up = mark.open === 'up' ? -1 : 1;
  const inside = mark.shape === 'bar' && up === 1 && mark.fill === mark.colour;
  const stroke = inside ? theme.paper : mark.colour;
  const tip = y + up * sizes.arrow;
  return [
    line([x, y], [x, tip], stroke),
    {
      type: 'polyline',
      shape: {
        points: [
          [x - 4, tip - up * 5],
          [x, tip],
          [x + 4, tip - up * 5],
        ],
      },
      style: { stroke, lineWidth: 1.6, fill: 'none', lineCap: 'round', lineJoin: 'round' },
    },
  ];
}

/** A short dash at the value of another statement, connected to the current one where they differ. */
function dashShapes(
  { mark, x, y }: Placed,
  current: Placed | undefined,
  { form, theme, plot }: Scene,
): Shape[] {
  if (y === null) return [];
  if (form === 'steps') return [line([x, y - 7], [x, y + 7], mark.colour)];
  const half = form === 'bars' ? Math.max(6, barOf(mark, plot).width / 2 + 3) : 8;
  const under = current?.y ?? null;
  const covered = form === 'bars' && under !== null && y > under;
  const stroke = covered ? theme.paper : form === 'bars' ? theme.faint : mark.colour;
  const shapes = [line([x - half, y], [x + half, y], stroke)];
  if (under !== null && Math.abs(under - y) > 6)
    shapes.push({
      type: 'line',
      shape: { x1: x, y1: y, x2: x, y2: under },
      style: { stroke, lineWidth: 1.2, lineDash: [1.5, 2.5] },
    });
  return shapes;
}

function crossShapes(x: number, y: number, stroke: string): Shape[] {
  return [line([x - 4, y - 4], [x + 4, y + 4], stroke), line([x - 4, y + 4], [x + 4, y - 4], stroke)];
}

type Pixel = readonly [x: number, y: number];

function line([x1, y1]: Pixel, [x2, y2]: Pixel, stroke: string): Shape {
  return { type: 'line', shape: { x1, y1, x2, y2 }, style: { stroke, lineWidth: 1.6, lineCap: 'round' } };
}

/** The band between the bounds of a run of marks. */
export function bandShape(run: readonly Mark[], plot: Plot, colour: string): Shape {
  const upper = run.map(({ at, upper, value }) => [plot.x(at), plot.y(upper ?? value ?? 0)]);
  const lower = run.map(({ at, lower, value }) => [plot.x(at), plot.y(lower ?? value ?? 0)]).reverse();
  return { type: 'polygon', shape: { points: [...upper, ...lower] }, style: { fill: colour, opacity: 0.2 } };
}

/** The marks of a line in runs of neighbours that may be joined. */
export function runsOf({ path }: Drawn, joins: (a: Mark, b: Mark) => boolean): Mark[][] {
  const runs: Mark[][] = [];
  for (const mark of path) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    if (run !== undefined && before !== undefined && joins(before, mark)) run.push(mark);
    else runs.push([mark]);
  }
  return runs;
}
