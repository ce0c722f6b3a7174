import type { Catalogue } from '../../../domain/catalogue/catalogue.ts';
import { known } from '../../../domain/catalogue/known.ts';
import type { PointSeries } from '../../../domain/derivation/points.ts';
import type { ObservationParameters } from '../observation-parameters.ts';

/** In which language series are told of, and what their indicators and areas are called in it. */
export interface Telling {
  readonly catalogue: Catalogue;
  readonly query: Pick<ObservationParameters, 'lang'>;
}

/** Areas that are named of one indicator; of more it is said how many there are. */
const mostAreas = 5;

/** `CN-BJ, CN-GD and 3 more areas`, `北京、广东等5个地区`. */
export function areaNames(areas: Iterable<string>, { catalogue, query: { lang } }: Telling): string {
  const all = [...new Set(areas)].sort();
  const more = all.length - mostAreas;
  const named = all.slice(0, mostAreas);
  if (lang === 'en')
    return named.join(', ') + (more > 0 ? ` and ${more} more area${more > 1 ? 's' : ''}` : '');
  const names = named.map((area) => known(catalogue.areas, area).name.zh).join('、');
  return more > 0 ? `${names}等${all.length}个地区` : names;
}

/** The areas of series, by what groups them: the indicator unless said. */
export function areasOf(
  series: readonly PointSeries[],
  groupOf: (series: PointSeries) => string = ({ indicator }) => indicator.id,
): ReadonlyMap<string, ReadonlySet<string>> {
  const groups = [...Map.groupBy(series, groupOf)];
  return new Map(groups.map(([group, members]) => [group, new Set(members.map(({ area }) => area))]));
}

/** The areas of some series of one indicator as text; null where they are all that an answer has of it. */
export function someAreas(
  series: readonly PointSeries[],
  all: ReadonlySet<string> | undefined,
  telling: Telling,
): string | null {
  const own = new Set(series.map(({ area }) => area));
  return all === undefined || own.isSupersetOf(all) ? null : areaNames(own, telling);
}

/** `data-output-nda (quarterly; CN-BJ, CN-GD)`, `北京、广东的数据生产总量（季度）`: an indicator with its areas and a remark, where there are any. */
export function nameOfSeries(
  id: string,
  { areas, remark }: { readonly areas: string | null; readonly remark: string | null },
  { catalogue, query: { lang } }: Telling,
): string {
  if (lang === 'en') {
    const inside = [remark, areas].filter((part) => part !== null).join('; ');
    return inside === '' ? id : `${id} (${inside})`;
  }
  const name = known(catalogue.indicators, id).name.zh;
  return (areas === null ? name : `${areas}的${name}`) + (remark === null ? '' : `（${remark}）`);
}

/** Names one after the other, told apart where they have a 、 in them. */
export function joinedNames(names: readonly string[], { query: { lang } }: Telling): string {
  if (lang === 'en') return names.join(', ');
  return names.join(names.some((name) => name.includes('、')) ? '；' : '、');
}
