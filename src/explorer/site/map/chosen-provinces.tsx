import { useLocation } from 'preact-iso/router';
import { useLanguage } from '../page-language.ts';
import { Link } from '../parts/link.tsx';
import { withQuery } from '../rows.ts';
import { isOnMap } from './tile-places.ts';

/** The provinces that are chosen by the address, and where to go to choose others. */
export interface Chosen {
  readonly areas: readonly string[];
  /** The same page with a province chosen that was not, or the other way round. */
  readonly toggled: (code: string) => string;
  /** The same page with none. */
  readonly cleared: string;
  /** The chart of those that are chosen, which has one frequency at a time. */
  readonly chart: (frequency: string | undefined) => string;
}

/** The choice of provinces in the address of the page of an indicator: `?area=CN-GD,CN-ZJ`. */
export function useChosen(id: string): Chosen {
  const { lang: _, area = '', ...kept } = useLocation().query;
  const areas = [...new Set(area.split(','))].filter(isOnMap);
  const page = (chosen: readonly string[]) =>
    withQuery(`/indicators/${id}`, { ...kept, area: chosen.join(',') });
  return {
    areas,
    toggled: (code) =>
      page(areas.includes(code) ? areas.filter((other) => other !== code) : [...areas, code]),
    cleared: page([]),
    chart: (frequency) =>
      withQuery(`/indicators/${id}`, { ...kept, view: null, at: null, area: areas.join(','), frequency }),
  };
}

interface ChosenProvincesProps {
  readonly chosen: Chosen;
  readonly nameOf: (code: string) => string;
  /** That of the period shown. */
  readonly frequency: string | undefined;
}

/** The chosen provinces, and the way to the chart that draws them together. */
export function ChosenProvinces({ chosen, nameOf, frequency }: ChosenProvincesProps) {
  const { t } = useLanguage();
  const { areas, cleared, chart } = chosen;
  if (areas.length === 0) return <p class="sub">{t('chooseProvinces')}</p>;
  return (
    <div class="chosen-provinces">
      <p>
        {t('chosenProvinces')} <b>{areas.map(nameOf).join(t('listComma'))}</b>
      </p>
      <p class="actions">
        <Link class="button" href={chart(frequency)}>
          {t(areas.length === 1 ? 'drawOne' : 'drawTogether')}
        </Link>{' '}
        <Link href={cleared}>{t('clearChoice')}</Link>
      </p>
    </div>
  );
}
