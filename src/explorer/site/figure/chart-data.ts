import type { Charted } from '../../../charts/charted.ts';
import type { List, Single } from '../../page/base/api-answers.ts';
import type { Observation } from '../../page/base/model.ts';
import { computationOf } from '../indicator/computation.ts';
import { figuresPath, type Settings, settingsOf } from '../indicator/settings.ts';
import type { IndicatorAnswer } from '../indicator/view.tsx';
import type { Asked } from '../page.tsx';
import type { Api } from '../public-api.ts';
import { allRows } from '../rows.ts';
import { type NamedUnit, unitList } from '../table/units.ts';

/** What the page says of figures before the chart itself reads all of them. */
export type BriefFigure = Pick<
  Observation,
  | 'indicator'
  | 'area'
  | 'period'
  | 'periodEnd'
  | 'lane'
  | 'kind'
  | 'value'
  | 'missingReason'
  | 'unit'
  | 'display'
>;

/** What a chart and the table below it are made of. */
export interface ChartData {
  readonly api: Api;
  readonly settings: Settings;
  /** The indicators that are drawn, that of the page first. */
  readonly indicators: readonly IndicatorAnswer[];
  readonly figures: List<BriefFigure>;
  /** The figure in a sentence where it is the only one. */
  readonly lone: string | null;
  readonly units: ReadonlyMap<string, NamedUnit>;
  /** What is computed, in words; null for figures as published. */
  readonly computation: string | null;
}

/** A figure as the chart and what is said of it read it. */
export type ChartFigure = Observation & Charted;

/** What a chart of the settings of an address is drawn from. @throws ApiFailure */
export async function chartData(asked: Asked, indicator: IndicatorAnswer): Promise<ChartData> {
  const { api, language } = asked;
  const settings = settingsOf(asked, indicator);
  const fields = 'indicator,area,period,periodEnd,lane,kind,value,missingReason,unit,display';
  const [figures, units, computation, ...others] = await Promise.all([
    allRows<BriefFigure>(api, figuresPath(indicator, settings, language, { fields, limit: 1000 })),
    unitList(api),
    computationOf(api, settings, language),
    ...settings.compare.map((id) =>
      api.get<Single<IndicatorAnswer>>(`/v1/indicators/${encodeURIComponent(id)}?meta=none`),
    ),
  ]);
  const known = figures.data.filter(({ value }) => value !== null);
  const lone =
    known.length === 1 && figures.data.length === 1
      ? await api.get<List<Observation>>(
          figuresPath(indicator, settings, language, { limit: 1, meta: 'none' }),
        )
      : null;
  return {
    api,
    settings,
    indicators: [indicator, ...others.map(({ data }) => data)],
    figures,
    lone: lone?.data[0]?.statement ?? null,
    units,
    computation,
  };
}
