import '../loading/common.ts';
import { pagePaths } from '../../page-paths.ts';
import type { ListedArea } from '../areas/area-answers.ts';
import { AreaTable } from '../areas/area-table.tsx';
import { listedFields } from '../areas/read-area.ts';
import { Legend } from '../map/legend.tsx';
import { isOneForEach, shadesOf } from '../map/shades.ts';
import { TileMap } from '../map/tile-map.tsx';
import { isOnMap, tilePlaces } from '../map/tile-places.ts';
import { definePage } from '../page.tsx';
import { useLanguage } from '../page-language.ts';
import { allRows, codeList, type NamedCode } from '../rows.ts';

interface AreaIndexData {
  readonly areas: readonly ListedArea[];
  readonly levels: ReadonlyMap<string, NamedCode>;
}

/** All areas by level, the provincial ones on a map by their number of indicators. */
export const areaIndexPage = definePage<AreaIndexData>({
  pattern: pagePaths.areas,
  load: async ({ api }) => {
    const [{ data: areas }, levels] = await Promise.all([
      allRows<ListedArea>(api, `/v1/areas?limit=1000&fields=${listedFields}&meta=none`),
      codeList(api, 'areaLevels'),
    ]);
    return { areas, levels };
  },
  head: (_, { t }) => ({ title: t('areasTitle'), description: t('areasText') }),
  View: AreaIndex,
});

/** Levels, what people look for first at the top. */
const order = ['country', 'province', 'specialAdministrativeRegion', 'city', 'district', 'world'] as const;

function AreaIndex({ data: { areas, levels } }: { readonly data: AreaIndexData }) {
  const { pick, t } = useLanguage();
  const byLevel = Map.groupBy(areas, ({ level }) => level);
  const names = new Map(areas.map(({ id, name }) => [id, name]));
  return (
    <>
      <header class="page-head">
        <h1 tabIndex={-1}>{t('areasTitle')}</h1>
        <p class="lead">{t('areasText')}</p>
      </header>
      <IndicatorMap areas={areas} />
      {order.map((level) => (
        <AreaTable
          key={level}
          title={pick(levels.get(level)?.name ?? { en: level, zh: level })}
          areas={byLevel.get(level) ?? []}
          names={names}
        />
      ))}
    </>
  );
}

function IndicatorMap({ areas }: { readonly areas: readonly ListedArea[] }) {
  const { t } = useLanguage();
  const known = areas
    .filter(({ id, indicators }) => isOnMap(id) && indicators > 0)
    .map(({ id, indicators }) => ({
      id,
      value: indicators,
      display: `${indicators}`,
    }));
  const shades = shadesOf(known);
  return (
    <section class="area-part" aria-labelledby="areasMap">
      <h2 id="areasMap">{t('areasMap')}</h2>
      <div class="map-stage">
        <TileMap
          label={t('areasMap')}
          names={new Map(areas.map(({ id, name }) => [id, name]))}
          lead={known.toSorted((a, b) => b.value - a.value)[0]?.id ?? null}
          tileOf={(code) => {
            const found = known.find(({ id }) => id === code);
            return {
              href: `/areas/${code}`,
              value: found ? `${found.value}` : null,
              shade: shades.find(({ items }) => items.some(({ id }) => id === code))?.shade ?? null,
              text: found ? t('indicatorsCount', { n: found.value }) : t('none'),
            };
          }}
        />
        <div class="map-side">
          <Legend
            shades={shades}
            rule={t(isOneForEach(known) ? 'oneShadeEach' : 'fiveShades')}
            missing={tilePlaces.length - known.length}
          />
          <p class="sub">{t('mapNote')}</p>
        </div>
      </div>
    </section>
  );
}
