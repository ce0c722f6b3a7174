import type { Check, List } from '../../page/base/model.ts';
import { pagePaths } from '../../page-paths.ts';
import { definePage } from '../page.tsx';
import { useLanguage } from '../page-language.ts';
import { CheckList } from '../parts/check-card.tsx';
import { Link } from '../parts/link.tsx';
import { MoreButton, usePages } from '../parts/more.tsx';
import type { Api } from '../public-api.ts';
import { withQuery } from '../rows.ts';

const outcomes = ['inconsistent', 'consistent', 'notComputable'] as const;
type Outcome = (typeof outcomes)[number];

const step = 10;

interface ChecksData {
  readonly api: Api;
  /** The first checks of each outcome. */
  readonly lists: readonly (readonly [Outcome, List<Check>])[];
  /** The outcome that is asked for; null for all. */
  readonly asked: Outcome | null;
}

/** Every check of the data against itself, the contradictions first; `?outcome=` narrows. */
export const checksPage = definePage<ChecksData>({
  pattern: pagePaths.checks,
  load: async ({ api, query, language }) => {
    const lists = outcomes.map(async (outcome) => {
      const path = withQuery('/v1/checks', { outcome, limit: step, lang: language.parameter });
      return [outcome, await api.get<List<Check>>(path)] as const;
    });
    const asked = outcomes.find((outcome) => outcome === query.outcome) ?? null;
    return { api, lists: await Promise.all(lists), asked };
  },
  head: (_, { t }) => ({ title: t('factTitle'), description: t('factText') }),
  View: Checks,
});

function Checks({ data: { api, lists, asked } }: { readonly data: ChecksData }) {
  const { t } = useLanguage();
  const total = lists.reduce((sum, [, list]) => sum + list.page.total, 0);
  const shown = lists.filter(
    ([outcome, list]) => (asked === null || asked === outcome) && list.page.total > 0,
  );
  return (
    <>
      <header class="page-head">
        <h1 tabIndex={-1}>{t('factTitle')}</h1>
        <p class="lead">{t('factText')}</p>
      </header>
      <nav class="outcomes" aria-label={t('filters')}>
        <Tab outcome={null} count={total} asked={asked} />
        {lists.map(([outcome, list]) => (
          <Tab key={outcome} outcome={outcome} count={list.page.total} asked={asked} />
        ))}
      </nav>
      {total === 0 && <p class="empty">{t('noChecks')}</p>}
      {shown.map(([outcome, list]) => (
        <Part key={outcome} outcome={outcome} first={list} api={api} />
      ))}
    </>
  );
}

interface TabProps {
  readonly outcome: Outcome | null;
  readonly count: number;
  readonly asked: Outcome | null;
}

function Tab({ outcome, count, asked }: TabProps) {
  const { t } = useLanguage();
  return (
    <Link
      href={withQuery('/checks', { outcome })}
      class={outcome ?? undefined}
      aria-current={outcome === asked ? 'page' : undefined}
    >
      <span class="count">{count}</span>
      {outcome === null ? t('all') : t(`outcome.${outcome}`)}
    </Link>
  );
}

interface PartProps {
  readonly outcome: Outcome;
  readonly first: List<Check>;
  readonly api: Api;
}

/** The checks of one outcome, page by page. */
function Part({ outcome, first, api }: PartProps) {
  const { t } = useLanguage();
  const { rows, more } = usePages(first, api);
  return (
    <section>
      <h2 class="outcome-head">{t(`outcome.${outcome}`)}</h2>
      <CheckList checks={rows} />
      <MoreButton more={more} />
    </section>
  );
}
