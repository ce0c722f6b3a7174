import type { List, Single } from '../../page/base/api-answers.ts';
import type { Observation } from '../../page/base/model.ts';
import { computationOf } from '../indicator/computation.ts';
import { figuresPath, settingsOf } from '../indicator/settings.ts';
import { defineView, type IndicatorAnswer } from '../indicator/view.tsx';
import type { Asked } from '../page.tsx';
import { useLanguage } from '../page-language.ts';
import { Warnings } from '../parts/warnings.tsx';
import { allRows } from '../rows.ts';
import { unitList } from '../table/units.ts';
import { Chart } from './chart.tsx';
import type { BriefFigure, ChartData } from './chart-data.ts';
import { Drawer } from './drawer.tsx';
import { TimeSlider } from './time-slider.tsx';

/** The figures over time as a picture. */
export const chartView = defineView({ name: 'chart', load: chartData, View: ChartView });

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

interface ChartViewProps {
  readonly indicator: IndicatorAnswer;
  readonly data: ChartData;
}

function ChartView({ indicator, data }: ChartViewProps) {
  const { t, term } = useLanguage();
  const { figures, lone, settings } = data;
  return (
    <>
      <Drawer indicator={indicator} data={data} />
      {figures.data.length === 0 && (
        <div class="empty">
          <h2>{t('noRows')}</h2>
          <p>{term('empty', figures.meta.emptyReason ?? 'noneMatch')}</p>
        </div>
      )}
      {lone !== null && <p class="lone-figure">{lone}</p>}
      {lone === null && figures.data.length > 0 && <Chart indicator={indicator} data={data} />}
      {lone === null && <TimeSlider indicator={indicator} settings={settings} />}
      {/* Outturns, forecasts and targets are drawn apart, each with its name. */}
      <Warnings warnings={figures.meta.warnings.filter(({ code }) => code !== 'mixedLanes')} />
    </>
  );
}
