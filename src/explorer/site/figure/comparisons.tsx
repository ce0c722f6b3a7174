import { useSettings } from '../indicator/use-settings.ts';
import type { IndicatorAnswer } from '../indicator/view.tsx';
import { useLanguage } from '../page-language.ts';
import { Link } from '../parts/link.tsx';
import type { ChartData } from './chart-data.ts';
import { IndicatorField } from './indicator-field.tsx';

/** Series that one picture shows besides its own. */
const most = 5;

interface ComparisonsProps {
  readonly indicator: IndicatorAnswer;
  readonly data: Pick<ChartData, 'api' | 'settings' | 'indicators'>;
}

/** The indicators that are drawn along, each with a link that removes it, and those of the same concept with links that add them. */
export function Comparisons({ indicator, data: { api, settings, indicators } }: ComparisonsProps) {
  const { pick, t } = useLanguage();
  const { path } = useSettings(indicator.id);
  const { compare } = settings;
  const withCompared = (ids: readonly string[]) =>
    path({ compare: ids.join(',') || undefined, add: undefined });
  const rivals = indicator.rivals.filter((rival) => !compare.includes(rival.indicator)).slice(0, 8);
  return (
    <div class="comparisons">
      {compare.length < most && (
        <IndicatorField key={compare.join()} api={api} name="add" label={t('compare')} value="" />
      )}
      {indicators.length > 1 && (
        <ul class="chips" aria-label={t('comparing')}>
          {indicators.slice(1).map(({ id, name }) => (
            <li key={id}>
              <Link class="chip" href={withCompared(compare.filter((other) => other !== id))}>
                <span class="offscreen">{t('remove') + t('colon')}</span>
                {pick(name)} <span aria-hidden="true">×</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
      {compare.length < most && rivals.length > 0 && (
        <ul class="chips" aria-label={t('rivals')}>
          {rivals.map((rival) => (
            <li key={rival.indicator}>
              <Link class="chip" href={withCompared([...compare, rival.indicator])}>
                <span aria-hidden="true">+</span> <span class="offscreen">{t('compare') + t('colon')}</span>
                {pick(rival.name)}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
