import type { ChartedIndicator, ChartedUnit } from '../../../charts/charted.ts';
import type { List } from '../../page/base/api-answers.ts';
import type { Code, Observation } from '../../page/base/model.ts';
import type { IndicatorAnswer } from '../indicator/view.tsx';
import type { Language } from '../languages.ts';
import { firstUse } from '../loading/first-use.ts';
import type { Api } from '../public-api.ts';
import { allRows } from '../rows.ts';
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
    bookOf<ChartedUnit>(data.api, 'units', 'id,name,display'),
    bookOf<Pick<Code, 'name'>>(data.api, 'areas', 'id,name'),
    bookOf<Pick<Code, 'name'>>(data.api, 'concepts', 'id,name'),
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

async function bookOf<Item>(api: Api, list: string, fields: string): Promise<Readonly<Record<string, Item>>> {
  const path = `/v1/codelists/${list}?limit=1000&fields=${fields}&meta=none`;
  const { data }: Pick<List<Item & { readonly id: string }>, 'data'> = await allRows(api, path);
  return Object.fromEntries(data.map((code) => [code.id, code]));
}
