import '../indicator/common-of-tabs.ts';
import type { Text } from '../../page/base/model.ts';
import { refused } from '../address/page-query.ts';
import { defineView, type IndicatorAnswer } from '../indicator/view.tsx';
import { useLanguage } from '../page-language.ts';
import { Link } from '../parts/link.tsx';
import { ChosenProvinces, useChosen } from './chosen-provinces.tsx';
import { Legend } from './legend.tsx';
import { PeriodChoice } from './period-choice.tsx';
import {
  fullestPeriod,
  type PeriodOfProvinces,
  periodsOf,
  provinceFigures,
  provinceNames,
} from './province-figures.ts';
import { ProvinceTable } from './province-table.tsx';
import { rankText } from './rank-text.ts';
import { isOneForEach, shadesOf } from './shades.ts';
import { shortFigure, tileScale } from './short-numbers.ts';
import { type Tile, TileMap } from './tile-map.tsx';
import { shortName, tilePlaces } from './tile-places.ts';

interface MapData {
  readonly names: ReadonlyMap<string, Text>;
  readonly periods: readonly PeriodOfProvinces[];
  /** The period that is shown; null where no two provinces have a figure for the same one. */
  readonly shown: PeriodOfProvinces | null;
}

/** The provinces of one period on a map and in a table with their ranks: `?view=map&at=2020`. */
export const openMap = defineView<MapData>({
  load: async (asked, { id }) => {
    const { at, asOf } = asked.query;
    const [figures, names] = await Promise.all([
      provinceFigures(asked, [id], asOf),
      provinceNames(asked.api),
    ]);
    const periods = periodsOf(figures).filter((period) => period.figures.length > 1);
    const shown = at === undefined ? fullestPeriod(periods) : periods.find(({ period }) => period === at);
    const allowed = periods.map(({ period }) => period).toReversed();
    if (shown === undefined) throw refused([{ parameter: 'at', value: at ?? '', allowed }]);
    return { names, periods, shown };
  },
  View: ProvinceMap,
});

interface ProvinceMapProps {
  readonly indicator: IndicatorAnswer;
  readonly data: MapData;
}

function ProvinceMap({ indicator, data: { names, periods, shown } }: ProvinceMapProps) {
  const { t } = useLanguage();
  return (
    <section class="province-map" aria-label={t('view.map')}>
      {shown === null ? (
        <p class="empty">{t('noSharedPeriod')}</p>
      ) : (
        <>
          <PeriodChoice id={indicator.id} periods={periods} shown={shown} />
          <OfOnePeriod indicator={indicator} names={names} shown={shown} />
        </>
      )}
    </section>
  );
}

interface OfOnePeriodProps {
  readonly indicator: IndicatorAnswer;
  readonly names: ReadonlyMap<string, Text>;
  readonly shown: PeriodOfProvinces;
}

function OfOnePeriod({ indicator, names, shown: { period, figures } }: OfOnePeriodProps) {
  const language = useLanguage();
  const { pick, t } = language;
  const chosen = useChosen(indicator.id);
  const { comparableAreas, note } = indicator;
  const ranked = comparableAreas ? figures.filter(({ rank }) => rank !== null).length : 0;
  const preliminary = figures.filter(({ kind }) => kind === 'preliminary').length;
  const missing = tilePlaces.filter(({ code }) => !figures.some(({ area }) => area === code));
  const shades = shadesOf(figures);
  const scale = tileScale(
    figures.map(({ value }) => value),
    language.lang,
  );
  const tileOf = (code: string): Tile => {
    const figure = figures.find(({ area }) => area === code);
    const link = { href: chosen.toggled(code), chosen: chosen.areas.includes(code) };
    if (figure === undefined) return { ...link, value: null, shade: null, text: t('none') };
    const rank = comparableAreas ? rankText(figure, ranked, language) : t('notRanked');
    return {
      ...link,
      value: shortFigure(figure, scale),
      shade: shades.find(({ items }) => items.includes(figure))?.shade ?? null,
      text: [figure.display, rank].join(t('clauseComma')),
    };
  };
  const nameOf = (code: string) => pick(shortName(names.get(code) ?? { en: code, zh: code }));
  return (
    <>
      <h2>{t('mapTitle', { period: language.period(period), n: figures.length })}</h2>
      {!comparableAreas && (
        <p class="warnings">
          {t('notRankedText')} {note && pick(note)}
        </p>
      )}
      {preliminary > 0 && <p class="sub">{t('somePreliminary', { n: preliminary })}</p>}
      <div class="map-stage">
        <TileMap
          label={t('mapLabel')}
          names={names}
          tileOf={tileOf}
          lead={chosen.areas.at(-1) ?? figures[0]?.area ?? null}
        />
        <div class="map-side">
          <Legend
            shades={shades}
            rule={t(isOneForEach(figures) ? 'oneShadeEach' : 'fiveShades')}
            missing={missing.length}
          />
          {scale.word && <p class="sub">{t('tilesIn', { word: scale.word })}</p>}
          <ChosenProvinces chosen={chosen} nameOf={nameOf} frequency={figures[0]?.frequency} />
        </div>
      </div>
      <p class="missing-provinces">
        {t('missingProvinces', { n: missing.length, period: language.period(period) })}{' '}
        {missing.map(({ code }, place) => (
          <span key={code}>
            {place > 0 && t('listComma')}
            <Link href={`/areas/${code}`}>{nameOf(code)}</Link>
          </span>
        ))}
      </p>
      <ProvinceTable figures={figures} ranked={ranked} chosen={chosen} nameOf={nameOf} />
    </>
  );
}
