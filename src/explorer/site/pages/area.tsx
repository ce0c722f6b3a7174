import '../loading/common.ts';
import type { ComponentChildren } from 'preact';
import { pagePaths } from '../../page-paths.ts';
import type { AreaDetail, ListedArea, Place } from '../areas/area-answers.ts';
import { FiguresByTopic } from '../areas/area-figures.tsx';
import { BareAreas } from '../areas/bare-areas.tsx';
import { type AreaData, type AreaNames, readArea } from '../areas/read-area.ts';
import { areaDataset } from '../discovery/page-dataset.ts';
import { statementCount } from '../figures.ts';
import type { Language } from '../languages.ts';
import { Still } from '../loading/still.tsx';
import { TileMap } from '../map/tile-map.tsx';
import { isOnMap } from '../map/tile-places.ts';
import { definePage } from '../page.tsx';
import { useLanguage } from '../page-language.ts';
import { Facts } from '../parts/facts.tsx';
import { Link } from '../parts/link.tsx';
import { type NamedCode, nameIn, withQuery } from '../rows.ts';
import { pagePicture } from '../take/page-picture.ts';
import { TakeShort } from '../take/take-short.tsx';

/** One area: where it lies, its figures beside the nation's, the areas in it, and what is not known of it. */
export const areaPage = definePage<AreaData>({
  pattern: pagePaths.area,
  load: readArea,
  head: ({ detail, licence }, language) => {
    const [title, description] = [language.pick(detail.name), language.t('areaText')];
    return {
      title,
      description,
      image: imageOf(detail, language),
      data: areaDataset({ area: detail, description, licence }, language),
    };
  },
  View: Area,
});

/** The indicator with the most statements of the area over time. */
function imageOf({ id: area, figures }: AreaDetail, { parameter, pick, t }: Language) {
  const [most] = figures
    .filter(({ latest }) => latest.outturn !== null)
    .toSorted((a, b) => b.statements - a.statements);
  if (most === undefined) return undefined;
  const path = withQuery('/v1/observations', { indicator: most.id, area, lang: parameter });
  return pagePicture(path, t('chartAlt', { name: pick(most.name) }));
}

function Area({ data: { detail, below, beside, names } }: { readonly data: AreaData }) {
  const { lang, parameter, t } = useLanguage();
  return (
    <>
      <AreaHead detail={detail} names={names} />
      {below.length > 0 && <Below areas={below} />}
      <Part word="latestFigures" title={t('latestFigures')}>
        <Still key={`${detail.id} ${lang}`}>
          <FiguresByTopic code={detail.id} beside={beside} topics={names.topics} />
        </Still>
        {beside.length > 0 && (
          <TakeShort path={withQuery('/v1/latest', { area: detail.id, lang: parameter })} />
        )}
      </Part>
      {detail.lacks.length > 0 && <Lacks ids={detail.lacks} concepts={names.concepts} />}
    </>
  );
}

function AreaHead({ detail, names }: { readonly detail: AreaDetail; readonly names: AreaNames }) {
  const language = useLanguage();
  const { lang, pick, t } = language;
  const facts = [
    nameIn(names.levels, detail.level, language),
    detail.gbCode === null ? detail.id : `${detail.id} · GB/T 2260 ${detail.gbCode}`,
    detail.indicators === 1 ? t('indicatorCount') : t('indicatorsCount', { n: detail.indicators }),
    statementCount(detail.statements, language),
    ...(detail.inNationalFigures === false ? [t('notInNational')] : []),
  ];
  return (
    <div class="area-head">
      <header class="page-head">
        <p class="crumb">
          <Link href="/areas">{t('areasTitle')}</Link>
          {detail.parents.toReversed().map((parent) => (
            <span key={parent.id}>
              {' › '}
              <AreaLink place={parent} />
            </span>
          ))}
        </p>
        <h1 tabIndex={-1}>{pick(detail.name)}</h1>
        <p class="other" lang={lang === 'zh' ? 'en' : 'zh'}>
          {lang === 'zh' ? detail.name.en : detail.name.zh}
        </p>
        <Facts facts={facts} />
      </header>
      <Locator detail={detail} provinces={names.provinces} />
    </div>
  );
}

interface LocatorProps {
  readonly detail: AreaDetail;
  readonly provinces: AreaNames['provinces'];
}

/** The map with the province that the area is or lies in; nothing for the nation. */
function Locator({ detail, provinces }: LocatorProps) {
  const { t } = useLanguage();
  const here = [detail, ...detail.parents].find(({ id }) => isOnMap(id))?.id;
  if (here === undefined) return null;
  return (
    <TileMap
      small
      label={t('whereItLies')}
      names={provinces}
      lead={here}
      tileOf={(code) => ({
        href: `/areas/${code}`,
        value: null,
        shade: code === here ? 5 : 1,
        text: '',
      })}
    />
  );
}

/** The areas one level below, those without a figure counted. */
function Below({ areas }: { readonly areas: readonly ListedArea[] }) {
  const { t } = useLanguage();
  const known = areas.filter(({ indicators }) => indicators > 0);
  return (
    <Part word="areasBelow" title={t('areasBelow')}>
      <ul class="area-list">
        {known.map((area) => (
          <li key={area.id}>
            <AreaLink place={area} />{' '}
            <span class="count" title={t('indicatorsCount', { n: area.indicators })}>
              {area.indicators}
            </span>
          </li>
        ))}
      </ul>
      <BareAreas areas={areas.filter(({ indicators }) => indicators === 0)} />
    </Part>
  );
}

interface LacksProps {
  readonly ids: readonly string[];
  readonly concepts: ReadonlyMap<string, NamedCode>;
}

/** What other provinces have figures of and this one has none. */
function Lacks({ ids, concepts }: LacksProps) {
  const language = useLanguage();
  const { t } = language;
  return (
    <details class="area-folded">
      <summary>{t('lacks', { n: ids.length })}</summary>
      <ul class="area-list">
        {ids.map((id) => (
          <li key={id}>
            <Link href={`/concepts/${id}`}>{nameIn(concepts, id, language)}</Link>
          </li>
        ))}
      </ul>
    </details>
  );
}

function AreaLink({ place }: { readonly place: Place }) {
  const { pick } = useLanguage();
  return <Link href={`/areas/${place.id}`}>{pick(place.name)}</Link>;
}

interface PartProps {
  readonly word: string;
  readonly title: string;
  readonly children: ComponentChildren;
}

function Part({ word, title, children }: PartProps) {
  return (
    <section class="area-part" aria-labelledby={word}>
      <h2 id={word}>{title}</h2>
      {children}
    </section>
  );
}
