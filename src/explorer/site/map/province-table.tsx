import { rangeName } from '../figures.ts';
import { useLanguage } from '../page-language.ts';
import { Tag } from '../parts/facts.tsx';
import { Grade } from '../parts/grade.tsx';
import { Link } from '../parts/link.tsx';
import { ScrollRegion } from '../parts/scroll-region.tsx';
import { textOrder } from '../rows.ts';
import type { Chosen } from './chosen-provinces.tsx';
import type { PlacedFigure } from './province-figures.ts';

interface ProvinceTableProps {
  readonly figures: readonly PlacedFigure[];
  /** How many of them are ranked; 0 where provinces are not. */
  readonly ranked: number;
  readonly chosen: Chosen;
  readonly nameOf: (code: string) => string;
}

/** The figures of one period, the greatest first; by name where provinces are not ranked. */
export function ProvinceTable({ figures, ranked, chosen, nameOf }: ProvinceTableProps) {
  const { t } = useLanguage();
  const rows = ranked > 0 ? figures : figures.toSorted((a, b) => textOrder(a.area, b.area));
  const columns = [
    ...(ranked > 0 ? (['rank'] as const) : []),
    'province',
    'value',
    'together',
    'range',
    'grade',
  ] as const;
  return (
    <ScrollRegion label={t('mapTable')}>
      <table class="province-table">
        <caption class="offscreen">{t('mapTable')}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th scope="col" key={column} class={column === 'value' ? 'number' : undefined}>
                {t(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((figure) => (
            <Line key={figure.area} {...{ figure, ranked, chosen, nameOf }} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function Line({
  figure,
  ranked,
  chosen,
  nameOf,
}: Omit<ProvinceTableProps, 'figures'> & { readonly figure: PlacedFigure }) {
  const language = useLanguage();
  const { t, term } = language;
  const { area, rank, kind, display, bounds, evidence } = figure;
  const isChosen = chosen.areas.includes(area);
  return (
    <tr class={isChosen ? 'chosen' : undefined}>
      {ranked > 0 && (
        <td class="rank">
          {rank?.rank ?? '–'}{' '}
          {rank?.uncertain && <span class="when">{t('rankBetween', { a: rank.best, b: rank.worst })}</span>}
        </td>
      )}
      <th scope="row">
        <Link href={`/areas/${area}`}>{nameOf(area)}</Link>
      </th>
      <td class="number">
        {display}
        {kind !== 'actual' && (
          <>
            {' '}
            <Tag lane={kind}>{term('kind', kind)}</Tag>
          </>
        )}
      </td>
      <td>
        <Link href={chosen.toggled(area)}>
          {t(isChosen ? 'dropProvince' : 'addProvince')}
          <span class="offscreen"> {nameOf(area)}</span>
        </Link>
      </td>
      <td class="range">{rangeName(bounds, language)}</td>
      <td>
        <Grade evidence={evidence} />
      </td>
    </tr>
  );
}
