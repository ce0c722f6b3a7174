import type { ChartedIndicator } from '../../../charts/charted.ts';
import type { Observation } from '../../page/base/model.ts';
import type { IndicatorAnswer } from '../indicator/view.tsx';
import type { Language } from '../languages.ts';
import { firstUse } from '../loading/first-use.ts';
import { allRows, codeList } from '../rows.ts';
import { unitList } from '../table/units.ts';
import type { ChartData, ChartFigure } from './chart-data.ts';

interface Drawing {
  readonly stage: HTMLElement;
  readonly plot: HTMLElement;
  /** The path of the figures. */
  readonly path: string;
  readonly data: ChartData;
  /** The indicators that are drawn, that of the page first. */
  readonly own: readonly IndicatorAnswer[];
  readonly language: Language;
  /** The release that is named with title and sources in the chart; null where the page says them. */
  readonly release: string | null;
  readonly tell: (row: Observation) => void;
  readonly signal: AbortSignal;
}

/** Draws a chart in place of its picture, once it is wanted. @throws ApiFailure, or what loading a module throws */
export async function drawn(drawing: Drawing): Promise<void> {
  const { stage, plot, path, data, own, language, release, tell, signal } = drawing;
  await firstUse(signal);
  const [chart, { init }, list, units, areas, concepts] = await Promise.all([
    import('./drawn-chart.ts'),
    import('../../chart-library.ts'),
    allRows<ChartFigure>(data.api, `${path}&limit=1000&meta=none`),
    unitList(data.api).then(Object.fromEntries),
    codeList(data.api, 'areas').then(Object.fromEntries),
    codeList(data.api, 'concepts').then(Object.fromEntries),
  ]);
  signal.throwIfAborted();
  const indicators: Record<string, ChartedIndicator> = Object.fromEntries(
    own.map((indicator) => [indicator.id, indicator]),
  );
  const { computation, settings } = data;
  const look = { axis: settings.look.axis === 'log', marks: settings.look.marks };
  const names = { indicators, units, areas, concepts, computation, lang: language.lang };
  chart.drawChart({ init, stage, plot, rows: list.data, look, names, release, tell, signal });
}
