import { lastDay } from '../../page/base/last-day.ts';
import '../indicator/common-of-tabs.ts';
import type { Single } from '../../page/base/api-answers.ts';
import type { IndicatorDetail, Source } from '../../page/base/model.ts';
import { defineView, type IndicatorAnswer } from '../indicator/view.tsx';
import type { Asked } from '../page.tsx';
import { useLanguage } from '../page-language.ts';
import { allRows, codeList, type NamedCode, textOrder, withQuery } from '../rows.ts';
import { type Carried, SourceEntry } from './source-entry.tsx';

interface SourcesData {
  readonly sources: readonly Source[];
  readonly carried: readonly Carried[];
  /** Names of areas; none where there is only one. */
  readonly areas: ReadonlyMap<string, NamedCode>;
}

/** The documents that state its figures, the newest first, each with what rests on it. */
export const openSources = defineView<SourcesData>({ load: sourcesData, View: SourcesView });

async function sourcesData(
  { api, language, query }: Asked,
  indicator: IndicatorAnswer,
): Promise<SourcesData> {
  const { id, areas } = indicator;
  const lang = language.parameter;
  const fields = 'id,area,period,periodEnd,lane,display,knownUntil';
  const parameters = {
    indicator: id,
    revisions: 'all',
    fields,
    meta: 'none',
    limit: 1000,
    lang,
    asOf: query.asOf,
  };
  const [{ data }, carried, names] = await Promise.all([
    api.get<Single<Pick<IndicatorDetail, 'sources'>>>(
      withQuery(`/v1/indicators/${id}`, { lang, asOf: query.asOf }),
    ),
    allRows<Carried>(api, withQuery('/v1/observations', parameters)),
    areas.length > 1 ? codeList(api, 'areas') : new Map<string, NamedCode>(),
  ]);
  const sources = data.sources.toSorted((a, b) => textOrder(lastDay(b.publishedOn), lastDay(a.publishedOn)));
  return { sources, carried: carried.data, areas: names };
}

function SourcesView({ data: { sources, carried, areas } }: { readonly data: SourcesData }) {
  const { t } = useLanguage();
  const bySource = Map.groupBy(carried, ({ id }) => sourceOf(id ?? ''));
  return (
    <section class="sources-view" aria-labelledby="sources">
      <h2 id="sources">{t('sources')}</h2>
      <p class="sub">{sources.length === 1 ? t('sourcesOne') : t('sourcesCount', { n: sources.length })}</p>
      <ol class="source-list">
        {sources.map((source) => (
          <SourceEntry
            key={source.id}
            source={source}
            carried={bySource.get(source.id) ?? []}
            areas={areas}
          />
        ))}
      </ol>
    </section>
  );
}

/** The source that the id of a statement names last: `indicator.area.period.source`. */
function sourceOf(id: string): string {
  return id.split('.').slice(3).join('.');
}
