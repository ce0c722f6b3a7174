import type { EChartsOption, TitleComponentOption } from 'echarts';
import type { ChartOptions } from '../charted.ts';
import { isDatum } from '../marks/chart-series.ts';
import type { Drawn } from '../marks/marks.ts';
import { dashOf } from '../marks/shapes.ts';
import { fontFamily, type Theme } from '../marks/themes.ts';
import { type Block, type Head, legendSizes, marginOf } from './frame.ts';
import type { Plot } from './plot.ts';

/** A block of text as a title of the chart. */
export function titleAt(
  { text, top, size, leading, strong }: Block,
  left: number,
  theme: Theme,
): TitleComponentOption {
  return {
    text,
    left,
    top,
    padding: 0,
    textStyle: {
      fontFamily,
      fontSize: size,
      lineHeight: leading,
      fontWeight: strong ? 600 : 400,
      color: strong ? theme.ink : theme.faint,
    },
  };
}

/** A legend for each row, as the frame broke them. */
export function legendsOf(drawn: readonly Drawn[], head: Head, left: number, theme: Theme) {
  // The outturn of a series decides how its entry looks, if there is one.
  const looks = new Map(
    drawn
      .toSorted((a, b) => Number(b.line.lane !== 'outturn') - Number(a.line.lane !== 'outturn'))
      .map((each) => [each.name, each]),
  );
  return head.legend.map((row, index) => ({
    left,
    top: head.legendTop + index * legendSizes.row,
    // Wide enough that ECharts never breaks a row: it would measure texts with its own font.
    width: 100_000,
    padding: 0,
    itemWidth: legendSizes.item,
    itemHeight: 11,
    itemGap: legendSizes.gap,
    data: row.map((name) => entryOf(name, looks.get(name), theme)),
    textStyle: { fontFamily, fontSize: legendSizes.text, color: theme.ink },
  }));
}

function entryOf(name: string, drawn: Drawn | undefined, theme: Theme) {
  if (drawn === undefined) return { name };
  const { path, line, colour } = drawn;
  const dash = dashOf(line.lane);
  const bar = path[0]?.shape === 'bar';
  const hollow = line.lane !== 'outturn';
  return {
    name,
    icon: bar ? 'rect' : line.lane === 'target' ? 'diamond' : 'circle',
    itemStyle: {
      color: hollow ? theme.paper : colour,
      borderColor: colour,
      borderWidth: hollow ? 1.6 : 0,
      borderType: bar && dash ? dash : 'solid',
    },
  } as const;
}

/** The grid and both axes, whose ticks are computed beforehand. */
export function axesOf({ left, top, width, height, values, times }: Plot, theme: Theme) {
  const label = { fontFamily, fontSize: 12, color: theme.faint };
  const atTicks = { customValues: values.ticks.map(({ place }) => place) };
  return {
    grid: { left, top, width, height, outerBoundsMode: 'none', containLabel: false },
    xAxis: {
      type: 'time',
      min: times.min,
      max: times.max,
      axisLine: { lineStyle: { color: theme.axis } },
      axisTick: {
        show: true,
        length: 4,
        lineStyle: { color: theme.axis },
        customValues: [...times.boundaries],
      },
      axisLabel: {
        ...label,
        margin: 10,
        hideOverlap: false,
        customValues: times.labels.map(({ at }) => at),
        formatter: (at: number) => times.labels.find((each) => each.at === at)?.text ?? '',
      },
      splitLine: { show: false },
    },
    yAxis: {
      type: 'value',
      min: values.min,
      max: values.max,
      name: values.unit,
      nameLocation: 'end',
      nameGap: 12,
      nameTextStyle: {
        ...label,
        align: 'left',
        padding: [0, 0, 0, marginOf({ width: left + width }) - left],
      },
      axisLabel: {
        ...label,
        margin: 8,
        ...atTicks,
        formatter: (at: number) => values.ticks.find(({ place }) => place === at)?.text ?? '',
      },
      axisLine: { show: false },
      // Lines of the grid stand where the ticks would.
      axisTick: { show: false, ...atTicks },
      splitLine: { lineStyle: { color: theme.grid } },
    },
  } satisfies EChartsOption;
}

/** Tooltips as plain text: the content security policy forbids the inline styles of HTML ones. */
export function tooltipOf({ interactive }: ChartOptions, theme: Theme): EChartsOption['tooltip'] {
  if (!interactive) return { show: false };
  return {
    trigger: 'axis',
    renderMode: 'richText',
    confine: true,
    axisPointer: { type: 'line', lineStyle: { color: theme.axis, type: 'solid' } },
    backgroundColor: theme.paper,
    borderColor: theme.axis,
    textStyle: { fontFamily, fontSize: 13, color: theme.ink },
    formatter: (shown) =>
      [shown]
        .flat()
        .map(({ data, seriesName }) => (isDatum(data) ? `${seriesName}\n${data.tip}` : ''))
        .filter((text) => text !== '')
        .join('\n\n'),
  };
}
