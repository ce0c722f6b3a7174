import '../loading/common.ts';
import type { List } from '../../page/base/api-answers.ts';
import type { Text } from '../../page/base/model.ts';
import { pagePaths } from '../../page-paths.ts';
import { definePage } from '../page.tsx';
import { useLanguage } from '../page-language.ts';
import { Link } from '../parts/link.tsx';
import { allRows } from '../rows.ts';

interface Concept {
  readonly id: string;
  readonly name: Text;
  readonly definition: Text;
}

interface CountedConcept extends Concept {
  readonly indicators: number;
}

/** All concepts, those with the most indicators first. */
export const conceptIndexPage = definePage<readonly CountedConcept[]>({
  pattern: pagePaths.concepts,
  load: async ({ api }) => {
    const [{ data }, { facets }] = await Promise.all([
      allRows<Concept>(api, '/v1/codelists/concepts?limit=1000&fields=id,name,definition&meta=none'),
      api.get<List<unknown>>('/v1/indicators?limit=1&fields=id'),
    ]);
    const counts = new Map(facets?.concept?.map(({ id, count }) => [id, count]));
    return data
      .map((concept) => ({ ...concept, indicators: counts.get(concept.id) ?? 0 }))
      .filter(({ indicators }) => indicators > 0)
      .toSorted((a, b) => b.indicators - a.indicators);
  },
  head: (_, { t }) => ({ title: t('conceptsTitle'), description: t('conceptsText') }),
  View: ConceptIndex,
});

function ConceptIndex({ data }: { readonly data: readonly CountedConcept[] }) {
  const { pick, t } = useLanguage();
  return (
    <>
      <header class="page-head">
        <h1 tabIndex={-1}>{t('conceptsTitle')}</h1>
        <p class="lead">{t('conceptsText')}</p>
      </header>
      <ul class="concept-list">
        {data.map(({ id, name, definition, indicators }) => (
          <li key={id}>
            <h2>
              <Link href={`/concepts/${id}`}>{pick(name)}</Link>
            </h2>
            <p>{pick(definition)}</p>
            <p class="sub">
              {indicators === 1 ? t('indicatorCount') : t('indicatorsCount', { n: indicators })}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
