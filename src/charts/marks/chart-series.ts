import type { CustomSeriesOption, LineSeriesOption, SeriesOption } from 'echarts';
import type { Plot } from '../layout/plot.ts';
import { isBanded, type Placed, radiusOf, type Scene } from '../layout/reach.ts';
import { joiner } from './chart-lines.ts';
import { isSampled } from './form.ts';
import type { Drawn, Mark } from './marks.ts';
import { aboutShape, bandShape, barShape, dashOf, runsOf } from './shapes.ts';

interface Datum {
  readonly id: string;
  readonly value: [number, number | null];
  readonly tip: string;
  readonly itemStyle?: object;
}

function datum(mark: Mark, plot: Plot): Datum {
  return {
    id: mark.id,
    value: [mark.at, mark.value === null ? null : plot.values.place(plot.values.at(mark.value))],
    tip: mark.tip,
  };
}

/** Tells whether two neighbouring marks of a line may be joined. */
type Joins = (a: Mark, b: Mark) => boolean;

/** The ECharts series of a line: its band, its marks, and the shapes around these. */
export function seriesOf(drawn: Drawn, scene: Scene): SeriesOption[] {
  const { form, options, plot } = scene;
  const joins = joiner(
    drawn.line,
    isSampled(drawn.line, options),
    drawn.breaks.map(({ day }) => day),
  );
  const joinMarks: Joins = (a, b) => form === 'steps' || joins(a.point, b.point);
  const main = form === 'bars' ? barsOf(drawn, scene) : lineOf(drawn, joinMarks, scene);
  return [...bandsOf(drawn, joinMarks, plot), main, aboutOf(drawn, scene)];
}

function lineOf(drawn: Drawn, joins: Joins, { form, theme, options, plot }: Scene): LineSeriesOption {
  const { name, colour, path, line } = drawn;
  const radius = radiusOf(path.length);
  const hollow = line.lane !== 'outturn';
  const last = path.at(-1);
  // The last value of a step holds until the end of the axis.
  const until =
    form === 'steps' && last ? [{ ...datum({ ...last, at: plot.times.max }, plot), symbol: 'none' }] : [];
  return {
    type: 'line',
    name,
    data: [...withGaps(path, joins, plot), ...until],
    // The ring of a forecast stays visible round an estimate of the same value.
    z: hollow ? 3.5 : 4,
    silent: !options.interactive,
    clip: false,
    ...(form === 'steps' ? { step: 'end' } : {}),
    symbol: line.lane === 'target' ? 'diamond' : 'circle',
    symbolSize: 2 * radius + (hollow ? 3 : 0),
    showAllSymbol: true,
    lineStyle: {
      color: colour,
      width: form === 'dots' ? 1.5 : 2.25,
      opacity: form === 'dots' ? 0.65 : 1,
      type: dashOf(line.lane) ?? 'solid',
      join: 'round',
      cap: 'round',
    },
    itemStyle: { color: hollow ? theme.paper : colour, borderColor: colour, borderWidth: 1.8 },
    emphasis: { disabled: !options.interactive },
  };
}

/** The data of a line, with an empty datum wherever two neighbours may not be joined. */
function withGaps(path: readonly Mark[], joins: Joins, plot: Plot) {
  return path.flatMap((mark, index) => {
    const before = path[index - 1];
    const gap: [number, null][] =
      before !== undefined && !joins(before, mark) ? [[(before.at + mark.at) / 2, null]] : [];
    return [...gap, { ...datum(mark, plot), itemStyle: { color: mark.fill } }];
  });
}

function barsOf({ name, colour, path }: Drawn, { placed, plot, options }: Scene): CustomSeriesOption {
  const own = placed.filter(({ mark }) => path.includes(mark));
  return {
    type: 'custom',
    name,
    z: 2,
    silent: !options.interactive,
    itemStyle: { color: colour },
    data: own.map(({ mark }) => datum(mark, plot)),
    renderItem: ({ dataIndex }) => {
      const bar = own[dataIndex];
      return bar && barShape(bar, plot);
    },
  };
}

/** Whiskers, arrows, other statements and labels of a line; the legend hides them with it, since they share its name. */
function aboutOf({ name, colour, path, beside }: Drawn, scene: Scene): CustomSeriesOption {
  const { placed, plot } = scene;
  const own = placed.filter(({ mark }) => path.includes(mark) || beside.includes(mark));
  const currentOf = ({ mark }: Placed) =>
    own.find((other) => path.includes(other.mark) && other.mark.point.row.period === mark.point.row.period);
  return {
    type: 'custom',
    name,
    z: 3,
    silent: true,
    itemStyle: { color: colour },
    data: own.map(({ mark }) => datum(mark, plot)),
    renderItem: ({ dataIndex }) => {
      const each = own[dataIndex];
      return each && aboutShape(each, currentOf(each), scene);
    },
    tooltip: { show: false },
  };
}

function bandsOf(drawn: Drawn, joins: Joins, plot: Plot): CustomSeriesOption[] {
  if (!isBanded(drawn, plot)) return [];
  const runs = runsOf(drawn, joins).filter((run) => run.length > 1);
  return [
    {
      type: 'custom',
      name: drawn.name,
      z: 1,
      silent: true,
      itemStyle: { color: drawn.colour },
      data: runs.map((run) => [run[0]?.at ?? 0, 0]),
      renderItem: ({ dataIndex }) => {
        const run = runs[dataIndex];
        return run && bandShape(run, plot, drawn.colour);
      },
      tooltip: { show: false },
    },
  ];
}

/** True for the datum of a statement, which carries its tooltip. */
export function isDatum(data: unknown): data is Datum {
  return typeof data === 'object' && data !== null && 'tip' in data;
}
