import type { ECharts, EChartsOption } from 'echarts';
import { chartOf } from '../../../charts/chart-option.ts';
import { refusalOf } from '../../../charts/chart-refusal.ts';
import { type Charted, type ChartOptions, keyOf } from '../../../charts/charted.ts';
import { unitOf } from '../../../charts/marks/chart-units.ts';
import { onThemeChange, theme } from '../../site/theme.ts';
import { Failure } from '../base/api.ts';
import { h, replace } from '../base/dom.ts';
import { lang, pick, t } from '../base/language.ts';
import type { Observation } from '../base/model.ts';
import { periodName } from '../base/periods.ts';
import { chartCursor, type Mark } from './cursor.ts';
import { type Names, readout } from './readout.ts';

/** Draws figures, a chart for each unit: different units have no common axis. The library is loaded when the first chart is drawn. */
export async function drawCharts(
  root: HTMLElement,
  rows: readonly Observation[],
  names: Names,
  release: string,
): Promise<void> {
  const units = [...Map.groupBy(rows, ({ unit }) => unit)];
  const places = units.map(([unit, own]) => ({
    unit,
    own,
    box: h('div', { class: 'plot' }),
    told: readout(own, names),
  }));
  replace(
    root,
    places.map(({ unit, own, box, told }) =>
      h(
        'figure',
        { class: 'chart' },
        h(
          'figcaption',
          { class: names.computation === null ? 'offscreen' : 'computation' },
          [names.computation, unitName(unit, names)].filter(Boolean).join(lang() === 'zh' ? '，' : ', '),
        ),
        h(
          'div',
          {
            class: 'stage-box',
            tabindex: 0,
            role: 'application',
            'aria-label': summary(own, names),
            'aria-describedby': 'chart-help',
          },
          box,
        ),
        told.element,
      ),
    ),
    h('p', { id: 'chart-help', class: 'offscreen' }, t('chartHelp')),
  );
  await wanted(root);
  const { init } = await import('echarts').catch(() => {
    throw new Failure('offline', null, null);
  });
  for (const { own, box, told } of places) {
    const refusal = refusalOf(charted(own));
    if (!box.isConnected) continue;
    if (refusal === null) draw(init(box, null, { renderer: 'svg' }), box, own, names, release, told.tell);
    else replace(box, h('p', { class: 'refusal' }, refusal.detail));
  }
}

const signs = ['pointermove', 'touchstart', 'keydown', 'scroll', 'beforeprint'] as const;

/** Waits until a chart comes into view, or the reader does anything: a megabyte of library is not for those who glance. */
function wanted(root: HTMLElement): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      watcher.disconnect();
      for (const sign of signs) removeEventListener(sign, done);
      resolve();
    };
    const watcher = new IntersectionObserver(([entry]) => entry?.isIntersecting && done(), {
      threshold: 0.5,
    });
    watcher.observe(root.querySelector('.plot') ?? root);
    for (const sign of signs) addEventListener(sign, done, { passive: true });
  });
}

function charted(rows: readonly Observation[]): readonly Charted[] {
  // The page reads the API's words as text; the chart knows each of them by name.
  return rows as unknown as readonly Charted[];
}

function draw(
  chart: ECharts,
  box: HTMLElement,
  rows: readonly Observation[],
  names: Names,
  release: string,
  tell: (row: Observation, spoken: boolean) => void,
): void {
  let marks: readonly Mark[] = [];
  const paint = () => {
    const { width } = box.getBoundingClientRect();
    if (width === 0) return;
    const height = width < 520 ? 320 : 420;
    chart.resize({ width, height });
    const option = chartOf(charted(rows), optionsOf(names, release, width, height));
    chart.setOption(option, true);
    marks = marksOf(option, chart, rows);
  };
  paint();
  chartCursor(chart, box, () => marks, tell);
  const watcher = new ResizeObserver(() => {
    if (box.isConnected) paint();
    else dispose();
  });
  const repaint = () => (box.isConnected ? paint() : dispose());
  const dispose = () => {
    watcher.disconnect();
    forgetTheme();
    chart.dispose();
  };
  watcher.observe(box);
  const forgetTheme = onThemeChange(repaint);
}

function optionsOf(names: Names, release: string, width: number, height: number): ChartOptions {
  return {
    ...names,
    // The page tells warnings beside the chart.
    notes: [],
    lang: lang(),
    theme: theme(),
    width,
    height,
    release,
    frame: 'bare',
    axis: 'linear',
    marks: 'auto',
    interactive: true,
  };
}

/** Marks that stand for a figure of their own, in the order of time. */
function marksOf({ series }: EChartsOption, chart: ECharts, rows: readonly Observation[]): Mark[] {
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

function unitName(unit: string, names: Names): string {
  const code = unitOf(unit, names);
  return code ? pick(code.name) : unit;
}

function summary(rows: readonly Observation[], names: Names): string {
  const ordered = rows.toSorted((a, b) => (a.periodEnd < b.periodEnd ? -1 : 1));
  const indicators = [...new Set(rows.map(({ indicator }) => indicator))].map((id) => {
    const named = names.indicators[id];
    return named ? pick(named.name) : id;
  });
  const name = (row: Observation | undefined) => (row ? periodName(row.period) : '');
  return t('chartSummary', {
    names: indicators.join(', '),
    n: rows.length,
    first: name(ordered[0]),
    last: name(ordered.at(-1)),
  });
}
