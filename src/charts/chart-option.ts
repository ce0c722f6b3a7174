import type { EChartsOption } from 'echarts';
import { refusalOf } from './chart-refusal.ts';
import { type Charted, type ChartOptions, mixesLanes } from './charted.ts';
import { footOf, headOf, marginOf, namesOf } from './layout/frame.ts';
import { plotOf } from './layout/plot.ts';
import { keysOf, placedOf } from './layout/reach.ts';
import { axesOf, legendsOf, titleAt, tooltipOf } from './layout/surround.ts';
import { breakMarks, notesOf, nothingOf, partialNotes } from './marks/chart-breaks.ts';
import { linesOf } from './marks/chart-lines.ts';
import { seriesOf } from './marks/chart-series.ts';
import { keyWords, phrases } from './marks/chart-words.ts';
import { formOf } from './marks/form.ts';
import { drawnOf } from './marks/marks.ts';
import { fontFamily, type Theme, themes } from './marks/themes.ts';

/**
 * The ECharts option that draws observations; the server and the page in the browser use the same one.
 * Lanes, indicators, areas and frequencies never share a line, and no line crosses a gap.
 * @throws Error where `refusalOf` is not null; call that first
 */
export function chartOf(observations: readonly Charted[], options: ChartOptions): EChartsOption {
  const refusal = refusalOf(observations);
  if (refusal !== null) throw new Error(refusal.detail);
  const theme = themes[options.theme];
  const lines = linesOf(ordered(observations, options));
  if (lines.length === 0) return nothing(observations, options, theme);
  const form = formOf(lines, options);
  const names = namesOf(lines, options);
  const look = { form, theme, options };
  const drawn = drawnOf(lines, names, look);
  const head = headOf(lines, names, form, options);
  const margin = marginOf(options);
  const plotAbove = (height: number) =>
    plotOf(drawn, form, { margin, top: head.bottom, bottom: options.height - height }, options);
  // The keys depend on the size of the plot, and its height on how many lines the keys take: an estimate decides.
  const rough = plotAbove(50);
  const keys = keysOf(placedOf(drawn, form, rough), drawn, form, rough);
  const foot = footOf(
    {
      keys: keys.map((key) => keyWords[key][options.lang]),
      notes: [
        ...notesOf(drawn, observations, options),
        ...(observations.some(mixesLanes) ? [phrases.outturnBase[options.lang]] : []),
        ...partialNotes(observations, options),
        ...options.notes,
      ],
    },
    observations,
    options,
  );
  const plot = plotAbove(foot.height);
  const placed = placedOf(drawn, form, plot);
  const scene = { ...look, plot, placed };
  const below = foot.blocks.map((block) => ({ ...block, top: block.top + options.height - foot.height }));
  return {
    ...stage(theme),
    title: [...head.blocks, ...below].map((block) => titleAt(block, margin, theme)),
    legend: legendsOf(drawn, head, margin, theme),
    ...axesOf(plot, theme),
    series: [...breakMarks(drawn, scene), ...drawn.flatMap((each) => seriesOf(each, scene))],
    tooltip: tooltipOf(options, theme),
  };
}

/** Figures in the order in which their indicators are named: the first one has the first colour. */
function ordered(observations: readonly Charted[], { indicators }: ChartOptions): readonly Charted[] {
  const places = new Map(Object.keys(indicators).map((id, place) => [id, place]));
  const placeOf = ({ indicator }: Charted) => places.get(indicator) ?? places.size;
  return observations.toSorted((a, b) => placeOf(a) - placeOf(b));
}

function stage(theme: Theme) {
  return {
    animation: false,
    useUTC: true,
    backgroundColor: theme.paper,
    textStyle: { fontFamily, color: theme.ink },
  } satisfies EChartsOption;
}

function nothing(observations: readonly Charted[], options: ChartOptions, theme: Theme): EChartsOption {
  const { width, height } = options;
  return {
    ...stage(theme),
    title: {
      text: nothingOf(observations, options),
      left: width / 2,
      top: height / 2 - 10,
      textAlign: 'center',
      padding: 0,
      textStyle: {
        fontFamily,
        fontSize: 14,
        fontWeight: 'normal',
        color: theme.faint,
        width: width - 40,
        overflow: 'break',
      },
    },
  };
}
