import { get, local, path } from '../base/api.ts';
import { h, replace } from '../base/dom.ts';
import { showFailure } from '../base/failure.ts';
import { langParameter, t } from '../base/language.ts';
import type { Check, List } from '../base/model.ts';
import { skeleton } from '../base/skeleton.ts';
import { type Mounted, setTitle, type View } from '../frame/navigate.ts';
import { checkCard, checkList } from './checks.ts';

const outcomes = ['inconsistent', 'consistent', 'notComputable'] as const;
type Outcome = (typeof outcomes)[number];
const page = 10;

/** Every check of the data against itself, the contradictions first; `?outcome=` narrows. */
export const factCheck: View = { mount };

async function mount(root: HTMLElement, url: URL): Promise<Mounted> {
  setTitle(t('factTitle'));
  const tabs = h('nav', { class: 'outcomes', 'aria-label': t('filters') });
  const found = h('div', { 'aria-live': 'polite' }, skeleton('rows', 4));
  replace(
    root,
    h(
      'header',
      { class: 'page-head' },
      h('h1', { tabindex: -1 }, t('factTitle')),
      h('p', { class: 'lead' }, t('factText')),
    ),
    tabs,
    found,
  );
  const showTabs = (counts: readonly (number | null)[], asked: string | null) =>
    replace(
      tabs,
      tab(null, counts.includes(null) ? null : counts.reduce<number>((sum, n) => sum + (n ?? 0), 0), asked),
      outcomes.map((outcome, at) => tab(outcome, counts[at] ?? null, asked)),
    );
  showTabs([null, null, null], url.searchParams.get('outcome'));
  const lists = await Promise.all(outcomes.map((outcome) => get<List<Check>>(addressOf(outcome))));
  const total = lists.reduce((sum, list) => sum + list.page.total, 0);
  const update = ({ searchParams }: URL) => {
    const asked = searchParams.get('outcome');
    showTabs(
      lists.map((list) => list.page.total),
      asked,
    );
    if (total === 0) return replace(found, h('p', { class: 'empty' }, t('noChecks')));
    replace(
      found,
      outcomes.map((outcome, at) => {
        const list = lists[at];
        return (asked === null || asked === outcome) && list && list.page.total > 0
          ? part(outcome, list)
          : null;
      }),
    );
  };
  update(url);
  return { update };
}

function addressOf(outcome: Outcome): string {
  return path('/v1/checks', { outcome, limit: page, ...langParameter() });
}

/** The checks of one outcome, page by page. */
function part(outcome: Outcome, first: List<Check>): HTMLElement {
  const list = checkList(first.data, 'h3');
  const more = h('div', { class: 'more' });
  const offer = (address: string | null) => {
    const again = () =>
      address !== null &&
      get<List<Check>>(local(address)).then(
        ({ data, page: { next } }) => {
          list.append(...data.map((check) => h('li', {}, checkCard(check, 'h3'))));
          offer(next);
        },
        (error) => showFailure(more, error, again),
      );
    replace(
      more,
      address !== null && h('button', { type: 'button', class: 'button quiet', onclick: again }, t('more')),
    );
  };
  offer(first.page.next);
  return h('section', {}, h('h2', { class: 'outcome-head' }, t(`outcome.${outcome}`)), list, more);
}

function tab(outcome: Outcome | null, count: number | null, asked: string | null): HTMLElement {
  return h(
    'a',
    {
      href: outcome === null ? '/checks' : `/checks?outcome=${outcome}`,
      class: outcome,
      'aria-current': outcome === asked ? 'true' : null,
    },
    h('span', { class: 'count' }, count ?? '\u2007\u2007\u2007'),
    outcome === null ? t('all') : t(`outcome.${outcome}`),
  );
}
