import '../loading/common.ts';
import type { List } from '../../page/base/api-answers.ts';
import type { Check } from '../../page/base/model.ts';
import { pagePaths } from '../../page-paths.ts';
import { outcomes } from '../address/page-parameters.ts';
import { definePage } from '../page.tsx';
import { useLanguage } from '../page-language.ts';
import { CheckList } from '../parts/check-card.tsx';
import { Link } from '../parts/link.tsx';
import { withQuery } from '../rows.ts';

type Outcome = (typeof outcomes)[number];

const step = 10;
const mostShown = 1000;

interface ChecksData {
  /** The first checks of each outcome. */
  readonly lists: readonly (readonly [Outcome, List<Check>])[];
  /** The outcome that is asked for; null for all. */
  readonly asked: Outcome | null;
  /** How many of each outcome are shown. */
  readonly shown: Shown;
}

type Shown = Readonly<Record<Outcome, number>>;

/** Every check of the data against itself, the contradictions first; `?outcome=` narrows, `?consistent=20` shows more of one. */
export const checksPage = definePage<ChecksData>({
  pattern: pagePaths.checks,
  load: async ({ api, query, language }) => {
    const shownOf = (outcome: Outcome) => Math.min(Math.max(Number(query[outcome] ?? 0), step), mostShown);
    const shown = {
      inconsistent: shownOf('inconsistent'),
      consistent: shownOf('consistent'),
      notComputable: shownOf('notComputable'),
    };
    const lists = outcomes.map(async (outcome) => {
      const path = withQuery('/v1/checks', { outcome, limit: shown[outcome], lang: language.parameter });
      return [outcome, await api.get<List<Check>>(path)] as const;
    });
    const asked = outcomes.find((outcome) => outcome === query.outcome) ?? null;
    return { lists: await Promise.all(lists), asked, shown };
  },
  head: (_, { t }) => ({ title: t('factTitle'), description: t('factText') }),
  View: Checks,
});

function Checks({ data: { lists, asked, shown } }: { readonly data: ChecksData }) {
  const { t } = useLanguage();
  const total = lists.reduce((sum, [, list]) => sum + list.page.total, 0);
  const parts = lists.filter(
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
      {parts.map(([outcome, list]) => (
        <Part key={outcome} outcome={outcome} list={list} asked={asked} shown={shown} />
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
  readonly list: List<Check>;
  readonly asked: Outcome | null;
  readonly shown: Shown;
}

/** The checks of one outcome; more of them stand at an address of their own, which the way back finds again. */
function Part({ outcome, list, asked, shown }: PartProps) {
  const { t } = useLanguage();
  const counts = outcomes.map((one) => {
    const count = shown[one] + (one === outcome ? step : 0);
    return [one, count === step ? null : count] as const;
  });
  return (
    <section>
      <h2 class="outcome-head">{t(`outcome.${outcome}`)}</h2>
      <CheckList checks={list.data} />
      {list.data.length < Math.min(list.page.total, mostShown) && (
        <p class="more">
          <Link
            href={withQuery('/checks', { outcome: asked, ...Object.fromEntries(counts) })}
            class="button quiet"
          >
            {t('more')}
          </Link>
        </p>
      )}
    </section>
  );
}
