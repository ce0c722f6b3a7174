import { useLanguage } from '../page-language.ts';
import { Link } from '../parts/link.tsx';
import { ScrollRegion } from '../parts/scroll-region.tsx';
import type { ListedArea } from './area-answers.ts';
import { BareAreas } from './bare-areas.tsx';

interface AreaTableProps {
  /** Name of the level. */
  readonly title: string;
  /** All of one level. */
  readonly areas: readonly ListedArea[];
  readonly names: ReadonlyMap<string, ListedArea['name']>;
}

/** The areas of a level with how much is known of each, those with the most first. */
export function AreaTable({ title, areas, names }: AreaTableProps) {
  const { t } = useLanguage();
  if (areas.length === 0) return null;
  const isNested = areas.some(({ level }) => level === 'city' || level === 'district');
  const columns = [
    'area',
    ...(isNested ? (['liesIn'] as const) : []),
    'indicatorsColumn',
    'statementsColumn',
    'period',
  ] as const;
  return (
    <section class="area-part">
      <h2>{title}</h2>
      {areas.some(({ indicators }) => indicators > 0) && (
        <ScrollRegion label={title}>
          <table class="area-table">
            <caption class="offscreen">{title}</caption>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th scope="col" key={column} class={column.endsWith('Column') ? 'number' : undefined}>
                    {t(column)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {areas
                .filter(({ indicators }) => indicators > 0)
                .toSorted((a, b) => b.indicators - a.indicators)
                .map((area) => (
                  <Line key={area.id} area={area} isNested={isNested} names={names} />
                ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
      <BareAreas areas={areas.filter(({ indicators }) => indicators === 0)} />
    </section>
  );
}

interface LineProps extends Pick<AreaTableProps, 'names'> {
  readonly area: ListedArea;
  readonly isNested: boolean;
}

function Line({ area, isNested, names }: LineProps) {
  const { period, pick, t } = useLanguage();
  const { id, name, parent, indicators, statements, firstPeriod, lastPeriod } = area;
  const above = parent === null ? undefined : names.get(parent);
  const ends = [...new Set([firstPeriod, lastPeriod])].flatMap((end) => (end === null ? [] : [period(end)]));
  return (
    <tr>
      <th scope="row">
        <Link href={`/areas/${id}`}>{pick(name)}</Link>
      </th>
      {isNested && <td>{above ? pick(above) : ''}</td>}
      <td class="number">{indicators}</td>
      <td class="number">{statements}</td>
      <td class="date">{ends.join(t('dash'))}</td>
    </tr>
  );
}
