import type { CustomSeriesOption, LineSeriesOption, SeriesOption } from 'echarts';
import type { ChartOptions } from '../charted.ts';
import type { Plot } from '../layout/plot.ts';
import { isBanded, type Placed, radiusOf } from '../layout/reach.ts';
import { joiner } from './chart-lines.ts';
import { type Form, isSampled } from './form.ts';
import type { Drawn, Mark } from './marks.ts';
import { aboutShape, bandShape, barShape, dashOf, runsOf } from './shapes.ts';
import type { Theme } from './themes.ts';

interface Datum {
  readonly id: string;
  readonly value: [number, number | null];
  readonly tip: string;
  readonly itemStyle?: object;
}

function datum(mark: Mark, plot: Plot): Datum {
  return {
    id: mark.id,
    value: [mark.at, mark.value === null ? null : plot.values.at(mark.value)],
    tip: mark.tip,
  };
}

export function seriesOf(
  drawn: Drawn,
  form: Form,
  placed: readonly Placed[],
  plot: Plot,
  theme: Theme,
  options: ChartOptions,
): SeriesOption[] {
  const joins = joiner(drawn.line, isSampled(drawn.line, options));
  const joinMarks = (a: Mark, b: Mark) => form === 'steps' || joins(a.point, b.point);
  const main =
    form === 'bars'
      ? barsOf(drawn, placed, plot, options)
      : lineOf(drawn, form, joinMarks, plot, theme, options);
  return [...bandsOf(drawn, joinMarks, plot), main, aboutOf(drawn, form, placed, plot, theme)];
}

function lineOf(
  { name, colour, path, line }: Drawn,
  form: Form,
  joins: (a: Mark, b: Mark) => boolean,
  plot: Plot,
  theme: Theme,
  { interactive }: ChartOptions,
): LineSeriesOption {
  const radius = radiusOf(path.length);
  const hollow = line.lane !== 'outturn';
  const data = path.flatMap((mark, index) => {
    const before = path[index - 1];
    const gap =
      before !== undefined && !joins(before, mark)
        ? [[(before.at + mark.at) / 2, null] as [number, null]]
        : [];
    return [...gap, { ...datum(mark, plot), itemStyle: { color: mark.fill } }];
  });
  const last = path.at(-1);
  const until =
    form === 'steps' && last ? [{ ...datum({ ...last, at: plot.times.max }, plot), symbol: 'none' }] : [];
  return {
    type: 'line',
    name,
    data: [...data, ...until],
    z: 4,
    silent: !interactive,
    clip: false,
    ...(form === 'steps' ? { step: 'end' } : {}),
    symbol: line.lane === 'target' ? 'diamond' : 'circle',
    symbolSize: 2 * radius + (line.lane === 'target' ? 3 : 0),
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
    emphasis: { disabled: !interactive },
  };
}

function barsOf(
  { name, colour, path }: Drawn,
  placed: readonly Placed[],
  plot: Plot,
  { interactive }: ChartOptions,
): CustomSeriesOption {
  const own = placed.filter(({ mark }) => path.includes(mark));
  return {
    type: 'custom',
    name,
    z: 2,
    silent: !interactive,
    itemStyle: { color: colour },
    data: own.map(({ mark }) => datum(mark, plot)),
    renderItem: ({ dataIndex }) => {
      const bar = own[dataIndex];
      return bar && barShape(bar, plot);
    },
  };
}

/** Whiskers, arrows, other statements and labels of a line; hidden and shown with it. */
function aboutOf(
  { name, colour, path, beside }: Drawn,
  form: Form,
  placed: readonly Placed[],
  plot: Plot,
  theme: Theme,
): CustomSeriesOption {
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
      return each && aboutShape(each, currentOf(each), theme, form, plot);
    },
    tooltip: { show: false },
  };
}

function bandsOf(drawn: Drawn, joins: (a: Mark, b: Mark) => boolean, plot: Plot): CustomSeriesOption[] {
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

/** True for the data of a drawn statement, which carries its id and its tooltip. */
export function isDatum(data: unknown): data is Datum {
  return typeof data === 'object' && data !== null && 'tip' in data;
}
