import '../loading/common.ts';
import { publisherName } from '../../../charts/charted.ts';
import type { List, Single } from '../../page/base/api-answers.ts';
import type { Dossier, Observation, Source } from '../../page/base/model.ts';
import { articleSource, pagePaths } from '../../page-paths.ts';
import { allowedText } from '../figures.ts';
import type { Language } from '../languages.ts';
import { definePage } from '../page.tsx';
import { useLanguage } from '../page-language.ts';
import { CheckList } from '../parts/check-card.tsx';
import { Facts, Tag } from '../parts/facts.tsx';
import { Link } from '../parts/link.tsx';
import { ReportLink } from '../parts/report-link.tsx';
import { Sparkline } from '../parts/sparkline.tsx';
import { allRows, textOrder, withQuery } from '../rows.ts';
import { pagePicture } from '../take/page-picture.ts';

interface ArticleData {
  readonly document: Source;
  /** One for each figure of the article, in the order of its paragraphs. */
  readonly dossiers: readonly Single<Dossier>[];
  /** The series that these figures are part of. */
  readonly series: readonly Observation[];
}

/** The figures of one article, each with its place in its series and its checks. */
export const articlePage = definePage<ArticleData>({
  pattern: pagePaths.article,
  load: async ({ api, language: { parameter } }) => {
    const language = { lang: parameter };
    const [{ data: document }, stated] = await Promise.all([
      api.get<Single<Source>>(`/v1/sources/${articleSource}`),
      allRows<Observation>(
        api,
        withQuery('/v1/observations', { source: articleSource, revisions: 'all', ...language }),
      ),
    ]);
    const indicator = [...new Set(stated.data.map((row) => row.indicator))].join(',');
    const [dossiers, series]: [Single<Dossier>[], List<Observation>] = await Promise.all([
      Promise.all(
        stated.data.map(({ id }) => api.get<Single<Dossier>>(withQuery(`/v1/observations/${id}`, language))),
      ),
      allRows<Observation>(api, withQuery('/v1/observations', { indicator, ...language })),
    ]);
    const ordered = dossiers.toSorted((a, b) => paragraphOf(a.data) - paragraphOf(b.data));
    return { document, dossiers: ordered, series: series.data };
  },
  head: ({ dossiers, series }, language) => ({
    title: language.t('articleTitle', { n: dossiers.length }),
    description: language.t('articleText'),
    image: imageOf(dossiers, series, language),
  }),
  View: Article,
});

/** The figure of the article whose series is the longest, over time. */
function imageOf(
  dossiers: ArticleData['dossiers'],
  series: ArticleData['series'],
  { parameter, pick, t }: Language,
) {
  const lengthOf = ({ data: { indicator } }: Single<Dossier>) =>
    series.filter((row) => row.indicator === indicator).length;
  const [longest] = dossiers.toSorted((a, b) => lengthOf(b) - lengthOf(a));
  if (longest === undefined) return undefined;
  const { indicator, area, name } = longest.data;
  const path = withQuery('/v1/observations', { indicator, area, lang: parameter });
  return pagePicture(path, t('chartAlt', { name: pick(name) }));
}

/** Paragraph in which the article states a figure; figures of its headline come last. */
function paragraphOf({ provenance }: Dossier): number {
  return Number(/\d+/.exec(provenance.locator)?.[0] ?? Number.MAX_SAFE_INTEGER);
}

function Article({ data: { document, dossiers, series } }: { readonly data: ArticleData }) {
  const { lang, t } = useLanguage();
  const title = <cite lang={document.language}>{document.title}</cite>;
  return (
    <>
      <header class="page-head">
        <h1 tabIndex={-1}>{t('articleTitle', { n: dossiers.length })}</h1>
        <p class="lead">{t('articleText')}</p>
        <div class="cited">
          {document.url === null ? (
            title
          ) : (
            <a href={document.url} rel="noopener">
              {title}
            </a>
          )}
          <Facts facts={[publisherName(document, lang), document.publishedOn]} />
        </div>
      </header>
      <ol class="article-figures">
        {dossiers.map((dossier) => (
          <Stated key={dossier.data.id} dossier={dossier} series={series} />
        ))}
      </ol>
    </>
  );
}

interface StatedProps {
  readonly dossier: Single<Dossier>;
  readonly series: readonly Observation[];
}

/** One figure of the article: as it is stated, what it means, and where it stands. */
function Stated({ dossier: { data, links }, series }: StatedProps) {
  const language = useLanguage();
  const { pick, t, term } = language;
  const own = series.filter(
    ({ indicator, area, frequency }) =>
      indicator === data.indicator && area === data.area && frequency === data.frequency,
  );
  const marked = own.find(({ period, lane }) => period === data.period && lane === data.lane)?.id ?? null;
  return (
    <li class="article-figure">
      <Statement dossier={data} />
      <div class="meaning">
        <h2>
          <Link href={`/indicators/${data.indicator}`}>{pick(data.name)}</Link>
        </h2>
        <p>{pick(data.definition)}</p>
        <p class="standing">
          <span class={`relation ${data.relation}`}>{term('relation', data.relation ?? 'first')}</span>
          {agreement(data, language)}
        </p>
        {data.checks.length > 0 && <CheckList checks={data.checks} />}
        <ReportLink links={links} />
      </div>
      <div class="place">
        <h3>{t('placeInSeries')}</h3>
        <Sparkline rows={own} marked={marked} />
        <Neighbours own={own} dossier={data} />
      </div>
    </li>
  );
}

function Statement({ dossier }: { readonly dossier: Dossier }) {
  const language = useLanguage();
  const { period, pick, t, term } = language;
  const { place, speaker } = dossier.provenance;
  const allowed = allowedText(dossier, language);
  return (
    <div class="stated">
      <p class="locator">
        {pick(place)}
        {speaker && <span>{t('saidBy', { who: pick(speaker) })}</span>}
      </p>
      <p class="figure">{dossier.display}</p>
      <p class="when">
        {period(dossier.period)}
        <Tag lane={dossier.lane}>{term('kind', dossier.kind)}</Tag>
      </p>
      {allowed !== null && <p class="range">{allowed}</p>}
    </div>
  );
}

/** How many others agree with a statement and how many dispute it, in a line. */
function agreement({ agreement, relation }: Dossier, { t }: Language): string {
  const others =
    agreement.corroborated - (relation === 'corroborates' ? 1 : 0) + (relation === 'first' ? 0 : 1);
  return [
    ...(others === 1 ? [t('oneOther')] : others > 1 ? [t('others', { n: others })] : []),
    ...(agreement.disputed > 0 ? [t('disputedBy', { n: agreement.disputed })] : []),
  ].join(' · ');
}

interface NeighboursProps {
  readonly own: readonly Observation[];
  readonly dossier: Dossier;
}

/** The figures of the periods around it. */
function Neighbours({ own, dossier }: NeighboursProps) {
  const { period, t, term } = useLanguage();
  const rows = own.toSorted((a, b) => textOrder(a.periodEnd, b.periodEnd));
  if (rows.length < 2) return <p class="sub">{t('onlyPoint')}</p>;
  const at = rows.findIndex((row) => row.period === dossier.period && row.lane === dossier.lane);
  return (
    <table class="neighbours">
      <caption class="offscreen">{t('placeInSeries')}</caption>
      <tbody>
        {rows.slice(Math.max(at - 2, 0), at + 3).map((row) => (
          <tr key={row.id} class={row === rows[at] ? 'here' : undefined}>
            <th scope="row">{period(row.period)}</th>
            <td>{row.kind !== 'actual' && <Tag lane={row.lane}>{term('kind', row.kind)}</Tag>}</td>
            <td class="number">{row.display}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
