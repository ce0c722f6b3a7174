import '../loading/common.ts';
import type { List } from '../../page/base/api-answers.ts';
import type { Indicator } from '../../page/base/model.ts';
import { pagePaths } from '../../page-paths.ts';
import type { Language } from '../languages.ts';
import { definePage } from '../page.tsx';
import { useLanguage } from '../page-language.ts';
import { Link } from '../parts/link.tsx';
import { type Api, ApiFailure } from '../public-api.ts';
import { allRows, codeList, withQuery } from '../rows.ts';
import { type AskedSearch, askedSearch } from '../search/asked-search.ts';
import { Featured, type FeaturedFigure, type FrontPage, featured } from '../search/featured.tsx';
import { type Found, type LatestFigure, Results } from '../search/results.tsx';
import { SearchField } from '../search/search-field.tsx';

interface HomeData {
  readonly asked: AskedSearch | null;
  readonly found: Found | null;
  readonly front: FrontPage | null;
}

/** The front page: a search in either script; key figures and topics until something is asked for. */
export const homePage = definePage<HomeData>({
  pattern: pagePaths.home,
  load: async ({ api, query, language }) => {
    const asked = askedSearch(query);
    return asked === null
      ? { asked, found: null, front: await frontPage(api, language) }
      : { asked, found: await find(api, asked, language), front: null };
  },
  head: ({ asked }, { t }) => ({
    title: asked === null || asked.q === '' ? t('product') : asked.q,
    description: t('heroText'),
  }),
  View: Home,
});

async function find(api: Api, asked: AskedSearch, language: Language): Promise<Found> {
  const { q, facets, shown } = asked;
  const [list, topic, producer, concept, area, unit] = await Promise.all([
    api.get<List<Indicator>>(withQuery('/v1/indicators', { q, ...facets, limit: shown })),
    codeList(api, 'topics'),
    codeList(api, 'producers'),
    codeList(api, 'concepts'),
    codeList(api, 'areas'),
    codeList(api, 'units'),
  ]);
  const indicator = list.data.map(({ id }) => id).join(',');
  const fields = 'indicator,area,lane,period,display';
  const parameters = { indicator, fields, limit: 1000, meta: 'none', lang: language.parameter };
  const latest =
    indicator === '' ? [] : (await allRows<LatestFigure>(api, withQuery('/v1/latest', parameters))).data;
  return { asked, list, lists: { topic, producer, concept, area, unit }, latest };
}

async function frontPage(api: Api, language: Language): Promise<FrontPage> {
  const fields =
    'id,indicator,area,frequency,lane,kind,period,periodEnd,value,display,evidence,indicatorName';
  const figures = withQuery('/v1/observations', {
    ...{ indicator: featured.join(','), fields, labels: 'both', meta: 'none', limit: 1000 },
    lang: language.parameter,
  });
  const [{ data }, { facets }, topicList, conceptList] = await Promise.all([
    // A dataset of one's own may have none of them.
    allRows<FeaturedFigure>(api, figures).catch(noneKnown),
    api.get<List<Pick<Indicator, 'id'>>>('/v1/indicators?limit=1&fields=id'),
    codeList(api, 'topics'),
    codeList(api, 'concepts'),
  ]);
  return { figures: data, topics: facets?.topic ?? [], topicList, conceptList };
}

function noneKnown(error: unknown): { readonly data: readonly FeaturedFigure[] } {
  if (error instanceof ApiFailure && !error.passes) return { data: [] };
  throw error;
}

function Home({ data: { asked, found, front } }: { readonly data: HomeData }) {
  const { t } = useLanguage();
  return (
    <div class={asked === null ? 'home' : 'home asked'}>
      <section class="hero">
        <h1 tabIndex={-1}>{t('heroTitle')}</h1>
        <p class="lead">{t('heroText')}</p>
        <SearchField asked={asked} />
        {asked === null && (
          <p class="sub">
            <Link href="/verify">{t('verifyAsk')}</Link>
          </p>
        )}
      </section>
      <div id="found">
        {found && <Results found={found} />}
        {front && <Featured front={front} />}
      </div>
    </div>
  );
}
