import { useLocation } from 'preact-iso';
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
  };
}

interface ChosenProvincesProps {
  readonly id: string;
  readonly chosen: Chosen;
  readonly nameOf: (code: string) => string;
  /** That of the period shown: the chart has one at a time. */
  readonly frequency: string | undefined;
}

/** The chosen provinces, and the way to the chart that draws them together. */
export function ChosenProvinces({ id, chosen: { areas, cleared }, nameOf, frequency }: ChosenProvincesProps) {
  const { t } = useLanguage();
  if (areas.length === 0) return <p class="sub">{t('chooseProvinces')}</p>;
  return (
    <div class="chosen-provinces">
      <p>
        {t('chosenProvinces')} <b>{areas.map(nameOf).join(t('listComma'))}</b>
      </p>
      <p class="actions">
        <Link class="button" href={withQuery(`/indicators/${id}`, { area: areas.join(','), frequency })}>
          {t(areas.length === 1 ? 'drawOne' : 'drawTogether')}
        </Link>{' '}
        <Link href={cleared}>{t('clearChoice')}</Link>
      </p>
    </div>
  );
}
