import type { Observation } from '../../page/base/model.ts';
import { ConceptLinks } from '../concepts/concept-links.tsx';
import { useLanguage } from '../page-language.ts';
import { Tag } from '../parts/facts.tsx';
import { Grade } from '../parts/grade.tsx';
import { Link } from '../parts/link.tsx';
import { Sparkline } from '../parts/sparkline.tsx';
import { type NamedCode, textOrder, withQuery } from '../rows.ts';

/** Figures that people come for first. */
export const featured = [
  'data-output-nda',
  'digital-economy-value-added-nda',
  'digital-economy-size-caict',
  'digital-economy-core-gdp-share-nbs',
  'daily-token-calls-nda',
  'computing-power-total-nda',
];

/** Concepts that people ask about first: several indicators measure each. */
const askedConcepts = [
  'digital-economy-size',
  'digital-economy-gdp-share',
  'data-output',
  'data-industry-size',
  'data-enterprises',
  'ai-industry-size',
  'computing-power',
];

/** A figure of a featured series, with the name of its indicator. */
export type FeaturedFigure = Pick<
  Observation,
  | 'id'
  | 'indicator'
  | 'area'
  | 'frequency'
  | 'lane'
  | 'kind'
  | 'period'
  | 'periodEnd'
  | 'value'
  | 'display'
  | 'evidence'
> & { readonly indicatorName: string };

/** What the front page shows before a search. */
export interface FrontPage {
  readonly figures: readonly FeaturedFigure[];
  readonly topics: readonly { readonly id: string; readonly count: number }[];
  readonly topicList: ReadonlyMap<string, NamedCode>;
  readonly conceptList: ReadonlyMap<string, NamedCode>;
}

/** Key figures and the topics, each with its count. */
export function Featured({
  front: { figures, topics, topicList, conceptList },
}: {
  readonly front: FrontPage;
}) {
  const { pick, t } = useLanguage();
  return (
    <>
      {figures.length > 0 && (
        <section aria-labelledby="featured">
          <h2 id="featured">{t('featured')}</h2>
          <ul class="cards">
            {featured.map((id) => (
              <Card key={id} figures={figures.filter(({ indicator }) => indicator === id)} />
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="concepts">
        <h2 id="concepts">{t('conceptsTitle')}</h2>
        <ConceptLinks concepts={askedConcepts.flatMap((id) => conceptList.get(id) ?? [])} all />
      </section>
      <section aria-labelledby="topics">
        <h2 id="topics">{t('topics')}</h2>
        <ul class="topics">
          {topics.map(({ id, count }) => {
            const topic = topicList.get(id);
            return (
              <li key={id}>
                <Link href={withQuery('/', { topic: id })}>
                  <span>{topic ? pick(topic.name) : id}</span>
                  <span class="count">{count}</span>
                </Link>
              </li>
            );
          })}
        </ul>
      </section>
    </>
  );
}

/** The newest outturn of a series, or what there is, with its line over time. */
function Card({ figures }: { readonly figures: readonly FeaturedFigure[] }) {
  const { period, term } = useLanguage();
  const [newest] = figures
    .filter(({ value }) => value !== null)
    .toSorted(
      (a, b) =>
        Number(b.lane === 'outturn') - Number(a.lane === 'outturn') || textOrder(b.periodEnd, a.periodEnd),
    );
  if (newest === undefined) return null;
  const series = figures.filter(
    ({ area, frequency }) => area === newest.area && frequency === newest.frequency,
  );
  return (
    <li class="card">
      <p class="figure">{newest.display}</p>
      <h3>
        <Link href={`/indicators/${newest.indicator}`}>{newest.indicatorName}</Link>
      </h3>
      <p class="when">
        <Grade evidence={newest.evidence} />
        {period(newest.period)}
        <Tag lane={newest.lane}>{term('kind', newest.kind)}</Tag>
      </p>
      <Sparkline rows={series} marked={newest.id} />
    </li>
  );
}
