import '../indicator/common-of-tabs.ts';
import type { ComponentChild } from 'preact';
import type { List, Single } from '../../page/base/api-answers.ts';
import { pagePaths } from '../../page-paths.ts';
import { checkSettings } from '../address/check-settings.ts';
import { viewNames } from '../address/page-parameters.ts';
import { refused } from '../address/page-query.ts';
import { shownWords } from '../address/shown-words.ts';
import { indicatorDataset } from '../discovery/page-dataset.ts';
import { HowSure } from '../evidence/how-sure.tsx';
import { About } from '../indicator/about.tsx';
import { AreaChoice } from '../indicator/area-choice.tsx';
import { computationOf } from '../indicator/computation.ts';
import { type CurrentFigures, currentFigures } from '../indicator/current-figures.ts';
import { Headline } from '../indicator/headline.tsx';
import { picturedOf } from '../indicator/pictured.ts';
import { areaShown, figuresPath, type Settings, settingsOf } from '../indicator/settings.ts';
import { Tabs } from '../indicator/tabs.tsx';
import type { IndicatorAnswer, IndicatorView } from '../indicator/view.tsx';
import { indicatorViews, tableView } from '../indicator/views.ts';
import { loaded } from '../loading/lazy-module.ts';
import { type Asked, definePage } from '../page.tsx';
import { useLanguage } from '../page-language.ts';
import { Link } from '../parts/link.tsx';
import { ReportLink } from '../parts/report-link.tsx';
import type { Api } from '../public-api.ts';
import { allRows, codeList, type NamedCode, nameIn, withQuery } from '../rows.ts';
import { IndicatorTakeAway } from '../take/indicator-take-away.tsx';
import { pagePicture } from '../take/page-picture.ts';
import { Printed } from '../take/printed.tsx';

interface IndicatorData {
  readonly answer: Single<IndicatorAnswer>;
  readonly settings: Settings;
  /** Those of a picture of it. */
  readonly pictured: Settings;
  readonly figures: CurrentFigures;
  /** The areas that it has figures of. */
  readonly areas: readonly NamedCode[];
  /** Those whose figures are shown, or would be if it had some. */
  readonly places: readonly NamedCode[];
  readonly topics: ReadonlyMap<string, NamedCode>;
  readonly producers: ReadonlyMap<string, NamedCode>;
  /** The tabs that mean something for it. */
  readonly views: readonly IndicatorView[];
  readonly view: IndicatorView;
  readonly content: ComponentChild;
  /** What is printed besides; null for tabs that are printed as they are. */
  readonly printed: PrintedWith | null;
  /** What of it is shown, where that is not the usual: the computation, areas, periods. */
  readonly shown: string | null;
}

interface PrintedWith {
  readonly table: (() => Promise<ComponentChild>) | null;
}

/** Paper has the chart and the table, whichever of them is on the screen. */
function printedWith({ name }: IndicatorView, table: () => Promise<ComponentChild>): PrintedWith | null {
  if (name === 'table') return { table: null };
  return name === 'chart' ? { table } : null;
}

/** One indicator: its current figure, then one of its views, by `?view=`. */
export const indicatorPage = definePage<IndicatorData>({
  pattern: pagePaths.indicator,
  load: async (asked) => {
    const { api, params, query, language } = asked;
    const id = params.id ?? '';
    const { asOf } = query;
    const path = withQuery(`/v1/indicators/${encodeURIComponent(id)}`, { lang: language.parameter, asOf });
    const [answer, everyArea, topics, producers] = await Promise.all([
      api.get<Single<IndicatorAnswer>>(path),
      areasOf(asked, id),
      codeList(api, 'topics'),
      codeList(api, 'producers'),
    ]);
    const { data: indicator } = answer;
    const had = new Set(indicator.series.map(({ area }) => area));
    const areas = everyArea.filter(({ id: code }) => asOf === undefined || had.has(code));
    const settings = settingsOf(asked, indicator);
    const views = indicatorViews.filter(({ offered }) => offered(indicator));
    const view = viewOf(views, query.view);
    const shownAreas = areaShown(indicator, settings.chosen)?.split(',') ?? [];
    const [figures, content, places, pictured, computation] = await Promise.all([
      currentFigures(asked, indicator, settings),
      opened(view, asked, indicator),
      placesOf(api, shownAreas, areas),
      picturedOf(api, settings, indicator),
      computationOf(api, settings, language),
      checkSettings(asked, indicator, settings),
    ]);
    const printed = printedWith(view, () => opened(tableView, asked, indicator));
    const names = { areas, places, topics, producers };
    const shown = shownWords({ settings, computation, places }, language);
    return { answer, settings, pictured, figures, ...names, views, view, content, printed, shown };
  },
  head: ({ answer, pictured, areas, producers, shown, view }, language) => {
    const { data: indicator, meta } = answer;
    const { pick, t } = language;
    const producer = producers.get(indicator.producer);
    const about = { indicator, areas, producer: producer ? pick(producer.name) : indicator.producer };
    const [name, definition] = [pick(indicator.name), pick(indicator.definition)];
    const title = shown === null ? name : name + t('colon') + shown;
    return {
      title,
      description: shown === null ? definition : `${t('shownAs', { what: shown })} ${definition}`,
      image: pagePicture(figuresPath(indicator, pictured, language), t('chartAlt', { name: title })),
      modules: [view.module],
      data: indicatorDataset({ ...about, licence: meta.licence }, language),
    };
  },
  View: IndicatorScreen,
});

/** The content of a tab. @throws ApiFailure */
async function opened(view: IndicatorView, asked: Asked, indicator: IndicatorAnswer) {
  const open = await loaded(view);
  return open(asked, indicator);
}

/** The view of a name, the first one where none is named. @throws ApiFailure where it means nothing for the indicator */
function viewOf(views: readonly IndicatorView[], value: string | undefined): IndicatorView {
  const view = views.find(({ name }) => name === (value ?? viewNames[0]));
  if (view === undefined)
    throw refused([{ parameter: 'view', value: value ?? '', allowed: views.map(({ name }) => name) }]);
  return view;
}

/** The areas of an indicator; none where it is unknown, which its own answer says better. */
async function areasOf({ api, language }: Asked, id: string) {
  const parameters = { indicator: id, fields: 'id,name', limit: 1000, meta: 'none' };
  const path = withQuery('/v1/areas', { ...parameters, lang: language.parameter });
  const none: Pick<List<NamedCode>, 'data'> = { data: [] };
  return (await allRows<NamedCode>(api, path).catch(() => none)).data;
}

/** The areas by code; of codes that no area of the indicator has, the names that all areas have. @throws ApiFailure */
async function placesOf(api: Api, codes: readonly string[], areas: readonly NamedCode[]) {
  const own = new Map(areas.map((area) => [area.id, area]));
  const known = codes.every((code) => own.has(code)) ? own : await codeList(api, 'areas');
  return codes.map((id) => known.get(id) ?? { id, name: { en: id, zh: id } });
}

function IndicatorScreen({ data }: { readonly data: IndicatorData }) {
  const { answer, settings, pictured, figures, areas, places, topics, producers } = data;
  const { views, view, content, printed, shown } = data;
  const { data: indicator, links } = answer;
  const { id, topic, producer } = indicator;
  const current = figures.outturn ?? figures.forecast ?? figures.target;
  const language = useLanguage();
  const { lang, pick, t } = language;
  const names = places.map(({ name }) => pick(name));
  return (
    <div class="indicator-page">
      <header class="page-head">
        <p class="crumb">
          <Link href={withQuery('/', { topic })}>{nameIn(topics, topic, language)}</Link>
        </p>
        <h1 tabIndex={-1}>
          {pick(indicator.name)}
          {shown !== null && <span class="shown">{t('colon') + shown}</span>}
        </h1>
        <p class="other" lang={lang === 'zh' ? 'en' : 'zh'}>
          {lang === 'zh' ? indicator.name.en : indicator.name.zh}
        </p>
      </header>
      <div class="first">
        <Headline figures={figures} areas={areas} area={names[0] ?? ''} asOf={settings.chosen.asOf ?? null} />
        <AreaChoice id={id} areas={areas} shown={areaShown(indicator, settings.chosen)} names={names} />
      </div>
      <Tabs id={id} views={views} current={view} />
      {printed !== null && (
        <Printed indicator={indicator} settings={settings} pictured={pictured} table={printed.table} />
      )}
      <div class="view" key={view.name}>
        {content}
      </div>
      <div class="side">
        {current && <HowSure row={current} indicator={id} asOf={settings.chosen.asOf} />}
        <About indicator={indicator} areas={areas} producer={nameIn(producers, producer, language)} />
        <IndicatorTakeAway indicator={indicator} settings={settings} pictured={pictured} />
        <ReportLink links={links} />
      </div>
    </div>
  );
}
