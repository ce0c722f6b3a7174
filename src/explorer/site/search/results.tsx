import type { List, Meta } from '../../page/base/api-answers.ts';
import type { Indicator } from '../../page/base/model.ts';
import { ConceptLinks } from '../concepts/concept-links.tsx';
import { statementCount } from '../figures.ts';
import { useLanguage } from '../page-language.ts';
import { Facts } from '../parts/facts.tsx';
import { Link } from '../parts/link.tsx';
import { nameIn, textOrder, withQuery } from '../rows.ts';
import { type AskedSearch, step } from './asked-search.ts';
import { type FacetLists, Facets } from './facets.tsx';

/** The newest figure of an indicator, as `/v1/latest` has it. */
export interface LatestFigure {
  readonly indicator: string;
  readonly area: string;
  readonly lane: 'outturn' | 'forecast' | 'target';
  readonly period: string;
  readonly display: string;
}

/** A search and what it finds. */
export interface Found {
  readonly asked: AskedSearch;
  readonly list: List<Indicator>;
  readonly lists: FacetLists;
  readonly latest: readonly LatestFigure[];
}

/** What a search finds, with its filters. */
export function Results({ found: { asked, list, lists, latest } }: { readonly found: Found }) {
  const { t } = useLanguage();
  const { total } = list.page;
  return (
    <div class="results">
      <aside class="facets" aria-label={t('filters')}>
        <details class="all-facets">
          <summary>{t('filters')}</summary>
          <Facets asked={asked} counts={list.facets ?? {}} lists={lists} />
        </details>
      </aside>
      <section aria-labelledby="count">
        <div class="result-head">
          <h2 id="count" aria-live="polite">
            {total === 1 ? t('indicatorCount') : t('indicatorsCount', { n: total })}
          </h2>
          {Object.keys(asked.facets).length > 0 && (
            <Link href={withQuery('/', { q: asked.q })}>{t('clearFilters')}</Link>
          )}
        </div>
        <ComparedConcepts list={list} names={lists.concept} />
        {list.data.length === 0 && <Nothing near={list.meta.suggestions ?? []} />}
        {list.data.length > 0 && (
          <ol class="result-list">
            {list.data.map((indicator) => (
              <Result
                key={indicator.id}
                indicator={indicator}
                producers={lists.producer}
                areas={lists.area}
                figure={bestOf(indicator, latest)}
              />
            ))}
            {list.data.length < total && (
              <li class="more">
                <Link
                  href={withQuery('/', { q: asked.q, ...asked.facets, show: asked.shown + step })}
                  class="button"
                >
                  {t('more')}
                </Link>
              </li>
            )}
          </ol>
        )}
      </section>
    </div>
  );
}

/** Concepts that are worth a link of their own. */
const mostConcepts = 3;

/** The concepts that several of the found indicators measure: what their figures say side by side. */
function ComparedConcepts({
  list,
  names,
}: {
  readonly list: Found['list'];
  readonly names: FacetLists['concept'];
}) {
  const { t } = useLanguage();
  const shown = list.data.map(({ concept }) => concept);
  const concepts = (list.facets?.concept ?? [])
    .filter(({ id, count }) => count > 1 && shown.includes(id))
    .toSorted((a, b) => shown.indexOf(a.id) - shown.indexOf(b.id))
    .slice(0, mostConcepts);
  if (concepts.length === 0) return null;
  return (
    <nav aria-label={t('conceptsTitle')}>
      <ConceptLinks title concepts={concepts.flatMap(({ id }) => names?.get(id) ?? [])} />
    </nav>
  );
}

/** The figure beside a name, of the area that the search names or of China where it has one: an outturn, else what there is. */
function bestOf({ id, area }: Indicator, latest: readonly LatestFigure[]): LatestFigure | undefined {
  const place = area ?? 'CN';
  return latest
    .filter(({ indicator }) => indicator === id)
    .toSorted(
      (a, b) =>
        Number(b.area === place) - Number(a.area === place) ||
        Number(b.lane === 'outturn') - Number(a.lane === 'outturn') ||
        textOrder(b.period, a.period),
    )[0];
}

interface ResultProps {
  readonly indicator: Indicator;
  readonly producers: FacetLists['producer'];
  readonly figure: LatestFigure | undefined;
  readonly areas: FacetLists['area'];
}

function Result({ indicator, producers, areas, figure }: ResultProps) {
  const language = useLanguage();
  const { lang, period, pick, t } = language;
  const { id, area, name, producer, firstPeriod, lastPeriod, statements } = indicator;
  const years = [...new Set([firstPeriod, lastPeriod].map((one) => one?.slice(0, 4)))].join(t('yearDash'));
  return (
    <li class="result">
      <div>
        <h3>
          <Link href={withQuery(`/indicators/${id}`, { area })}>{pick(name)}</Link>
        </h3>
        <p class="other" lang={lang === 'zh' ? 'en' : 'zh'}>
          {lang === 'zh' ? name.en : name.zh}
        </p>
        <Facts facts={[nameIn(producers, producer, language), years, statementCount(statements, language)]} />
      </div>
      <span class="latest">
        {figure && (
          <>
            <span class="figure">{figure.display}</span>
            <span class="when">
              {figure.area !== 'CN' && `${nameIn(areas, figure.area, language)} · `}
              {period(figure.period)}
              {figure.lane !== 'outturn' && ` · ${t(`lane.${figure.lane}`)}`}
            </span>
          </>
        )}
      </span>
    </li>
  );
}

function Nothing({ near }: { readonly near: NonNullable<Meta['suggestions']> }) {
  const { pick, t } = useLanguage();
  return (
    <div class="empty">
      <h3>{t('nothing')}</h3>
      <p>{t('nothingText')}</p>
      {near.length > 0 && (
        <>
          <p>{t('nearby')}</p>
          <ul>
            {near.map(({ indicator, area, name }) => (
              <li key={`${indicator}.${area}`}>
                <Link href={withQuery(`/indicators/${indicator}`, { area })}>{pick(name)}</Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
