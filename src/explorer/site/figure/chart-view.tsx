import '../indicator/common-of-tabs.ts';
import { defineView, type IndicatorAnswer } from '../indicator/view.tsx';
import { useLanguage } from '../page-language.ts';
import { Warnings } from '../parts/warnings.tsx';
import { Chart } from './chart.tsx';
import { type ChartData, chartData } from './chart-data.ts';
import { Drawer } from './drawer.tsx';
import { TimeSlider } from './time-slider.tsx';

/** The figures over time as a picture. */
export const openChart = defineView({ load: chartData, View: ChartView });

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
