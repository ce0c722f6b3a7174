import '../indicator/common-of-tabs.ts';
import type { ECharts, EChartsOption, init } from 'echarts';
import { chartOf } from '../../../charts/chart-option.ts';
import { refusalOf } from '../../../charts/chart-refusal.ts';
import { type ChartOptions, keyOf } from '../../../charts/charted.ts';
import type { Observation } from '../../page/base/model.ts';
import { onThemeChange, theme } from '../theme.ts';
import { chartCursor, type Mark } from './chart-cursor.ts';
import type { ChartFigure } from './chart-data.ts';

interface Chart {
  /** Of the library, which is a file of its own. */
  readonly init: typeof init;
  readonly stage: HTMLElement;
  readonly plot: HTMLElement;
  readonly rows: readonly ChartFigure[];
  readonly look: { readonly axis: boolean; readonly marks: string | undefined };
  readonly names: Pick<ChartOptions, 'indicators' | 'units' | 'areas' | 'concepts' | 'computation' | 'lang'>;
  /** The release that is named with title and sources in the chart; null where the page says them. */
  readonly release: string | null;
  readonly tell: (row: Observation) => void;
  /** Ends the chart. */
  readonly signal: AbortSignal;
}

/** Draws a chart that follows the size of its place and the theme. @throws Error where the figures do not fit one picture */
export function drawChart({ init, stage, plot, rows, look, names, release, tell, signal }: Chart): void {
  const refusal = refusalOf(rows);
  if (refusal !== null) throw new Error(refusal.detail);
  const chart = init(plot, null, { renderer: 'svg' });
  let marks: readonly Mark[] = [];
  const framed = { release, frame: release === null ? 'bare' : 'full' } as const;
  const paint = () => {
    const { width, height } = stage.getBoundingClientRect();
    if (width === 0) return;
    chart.resize({ width, height });
    const option = chartOf(rows, { ...names, ...looksOf(look), ...framed, width, height, theme: theme() });
    chart.setOption(option, true);
    marks = marksOf(option, chart, rows);
  };
  paint();
  chartCursor({ chart, stage, marks: () => marks, tell, signal });
  const watcher = new ResizeObserver(paint);
  watcher.observe(stage);
  const forgetTheme = onThemeChange(paint);
  signal.addEventListener('abort', () => {
    watcher.disconnect();
    forgetTheme();
    chart.dispose();
  });
}

function looksOf({ axis, marks }: Chart['look']) {
  return {
    axis: axis ? 'log' : 'linear',
    marks: marks === 'lines' || marks === 'bars' || marks === 'dots' ? marks : 'auto',
    interactive: true,
    // The page tells warnings beside the chart.
    notes: [],
  } as const;
}

/** Marks that stand for a figure of their own, in the order of time. */
function marksOf({ series }: EChartsOption, chart: ECharts, rows: readonly ChartFigure[]): Mark[] {
  const byId = new Map(rows.map((row) => [keyOf(row), row]));
  const all = [series ?? []].flat().flatMap((one, seriesIndex) => {
    if (one.silent || !Array.isArray(one.data)) return [];
    return one.data.flatMap(
      (datum: { id?: string; value?: [number, number | null] }, dataIndex: number): Mark[] => {
        const row = byId.get(datum?.id ?? '');
        const value = datum?.value;
        if (!row || !value || value[1] === null) return [];
        const [x = 0, y = 0] = chart.convertToPixel({ xAxisIndex: 0, yAxisIndex: 0 }, [value[0], value[1]]);
        return [{ row, seriesIndex, dataIndex, x, y }];
      },
    );
  });
  return all.sort((a, b) => a.seriesIndex - b.seriesIndex || a.x - b.x);
}
