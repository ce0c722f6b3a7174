import type { List } from '../../page/base/model.ts';
import type { Asked } from '../page.tsx';
import { useLanguage } from '../page-language.ts';
import { useAddresses } from '../parts/link.tsx';
import { figuresPath, settingsOf } from './settings.ts';
import { defineView, type IndicatorAnswer } from './view.tsx';

/** The figures over time as a picture. */
export const chartView = defineView({ name: 'chart', load: chartData, View: ChartView });

interface ChartData {
  /** Path of the picture without its size and theme. */
  readonly picture: string;
  readonly rows: number;
}

async function chartData(asked: Asked, indicator: IndicatorAnswer): Promise<ChartData> {
  const settings = settingsOf(asked, indicator);
  const few = figuresPath(indicator, settings, asked.language, { limit: 1, meta: 'none' });
  const { page } = await asked.api.get<List<unknown>>(few);
  const picture = figuresPath(indicator, settings, asked.language, { format: 'svg' });
  return { picture, rows: page.total };
}

interface ChartProps {
  readonly indicator: IndicatorAnswer;
  readonly data: ChartData;
}

function ChartView({ indicator, data: { picture, rows } }: ChartProps) {
  const { pick, t } = useLanguage();
  const { resource } = useAddresses();
  if (rows === 0)
    return (
      <div class="empty">
        <h2>{t('noRows')}</h2>
        <p>{t('noRowsText')}</p>
      </div>
    );
  const at = ({ width, height }: Size, theme = '') =>
    resource(`${picture}&width=${width}&height=${height}${theme}`);
  const dark = '(prefers-color-scheme: dark)';
  return (
    <figure class="chart-picture">
      <picture>
        <source media={`${narrow} and ${dark}`} srcset={at(small, '&theme=dark')} {...small} />
        <source media={narrow} srcset={at(small)} {...small} />
        <source media={dark} srcset={at(wide, '&theme=dark')} {...wide} />
        <img src={at(wide)} alt={`${t('chart')}: ${pick(indicator.name)}`} {...wide} />
      </picture>
    </figure>
  );
}

const narrow = '(max-width: 36rem)';
const small = { width: 360, height: 380 } as const;
const wide = { width: 880, height: 460 } as const;

type Size = Readonly<Record<'width' | 'height', number>>;
