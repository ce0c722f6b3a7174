import { codes, get, local, path } from '../base/api.ts';
import { h, replace } from '../base/dom.ts';
import { showFailure } from '../base/failure.ts';
import { lang, langParameter, pick, t } from '../base/language.ts';
import type { Indicator, List, Meta, Observation } from '../base/model.ts';
import { periodName } from '../base/periods.ts';
import { skeleton } from '../base/skeleton.ts';
import { announce } from '../frame/copy.ts';
import { facetNames, facetsPanel } from './facets.ts';

const pageSize = 20;

/** Shows what a search finds, with its filters; `current` is false once the search has moved on. */
export async function showResults(
  root: HTMLElement,
  query: URLSearchParams,
  current: () => boolean,
): Promise<void> {
  const asked = Object.fromEntries(
    [...query].filter(([name]) => name === 'q' || facetNames.some((facet) => facet === name)),
  );
  const wait = setTimeout(
    () => current() && root.querySelector('.results') === null && replace(root, skeleton('rows', 6)),
    120,
  );
  try {
    const list = await get<List<Indicator>>(path('/v1/indicators', { ...asked, limit: pageSize }));
    const [panel, producers] = await Promise.all([facetsPanel(query, list.facets ?? {}), codes('producers')]);
    if (!current()) return;
    const producerOf = (id: string) => {
      const code = producers.get(id);
      return code ? pick(code.name) : id;
    };
    const narrow = matchMedia('(max-width: 60rem)').matches;
    const count = countOf(list.page.total);
    const items = h('ol', { class: 'result-list' });
    replace(
      root,
      h(
        'div',
        { class: 'results' },
        h(
          'aside',
          { class: 'facets', 'aria-label': t('filters') },
          h('details', { class: 'all-facets', open: !narrow }, h('summary', {}, t('filters')), panel),
        ),
        h(
          'section',
          { 'aria-labelledby': 'count' },
          h(
            'div',
            { class: 'result-head' },
            h('h2', { id: 'count' }, count),
            facetNames.some((name) => query.has(name)) &&
              h('a', { href: path('/', { q: query.get('q') }) }, t('clearFilters')),
          ),
          list.data.length === 0 ? nothing(list.meta.suggestions ?? []) : items,
        ),
      ),
    );
    announce(count);
    await append(items, list, producerOf);
  } catch (error) {
    if (current()) showFailure(root, error, () => void showResults(root, query, current));
  } finally {
    clearTimeout(wait);
  }
}

function countOf(total: number): string {
  return total === 1 ? t('indicatorCount') : t('indicatorsCount', { n: total });
}

type Suggestions = NonNullable<Meta['suggestions']>;

function nothing(near: Suggestions): HTMLElement {
  const item = ({ indicator, area, name }: Suggestions[number]) =>
    h('li', {}, h('a', { href: pageOf(indicator, area) }, pick(name)));
  return h(
    'div',
    { class: 'empty' },
    h('h3', {}, t('nothing')),
    h('p', {}, t('nothingText')),
    near.length > 0 && [h('p', {}, t('nearby')), h('ul', {}, near.map(item))],
  );
}

/** The page of an indicator, with the area that the search names. */
function pageOf(id: string, area: string | null | undefined): string {
  return path(`/indicators/${id}`, { area });
}

async function append(
  items: HTMLElement,
  list: List<Indicator>,
  producerOf: (id: string) => string,
): Promise<void> {
  const latest = new Map(list.data.map(({ id }) => [id, h('span', { class: 'latest' })]));
  items.append(
    ...list.data.map((indicator) =>
      result(indicator, producerOf(indicator.producer), latest.get(indicator.id)),
    ),
  );
  const { next } = list.page;
  if (next !== null) {
    const button = h('button', { type: 'button', class: 'button' }, t('more'));
    const place = h('li', { class: 'more' }, button);
    button.addEventListener('click', async () => {
      const more = await get<List<Indicator>>(local(next));
      place.remove();
      const first = items.children.length;
      await append(items, more, producerOf);
      items.children[first]?.querySelector('a')?.focus();
    });
    items.append(place);
  }
  await fillLatest(latest, new Map(list.data.map(({ id, area }) => [id, area ?? 'CN'])));
}

function result(indicator: Indicator, producer: string, latest: HTMLElement | undefined): HTMLElement {
  const other = lang() === 'zh' ? indicator.name.en : indicator.name.zh;
  const years = [
    ...new Set([indicator.firstPeriod, indicator.lastPeriod].map((period) => period?.slice(0, 4))),
  ].join('–');
  const statements =
    indicator.statements === 1 ? t('statementCount') : t('statementsCount', { n: indicator.statements });
  return h(
    'li',
    { class: 'result' },
    h(
      'div',
      {},
      h('h3', {}, h('a', { href: pageOf(indicator.id, indicator.area) }, pick(indicator.name))),
      h('p', { class: 'other', lang: lang() === 'zh' ? 'en' : 'zh' }, other),
      h(
        'p',
        { class: 'facts' },
        [producer, years, statements].map((fact) => h('span', {}, fact)),
      ),
    ),
    latest ?? null,
  );
}

/** The newest figure beside each name, of its area where it has one: an outturn, else what there is. Absent figures leave the place empty. */
async function fillLatest(
  places: ReadonlyMap<string, HTMLElement>,
  areas: ReadonlyMap<string, string>,
): Promise<void> {
  if (places.size === 0) return;
  const rows = await get<List<Observation>>(
    path('/v1/observations', {
      indicator: [...places.keys()].join(','),
      last: 1,
      limit: 1000,
      ...langParameter(),
    }),
  ).catch(() => null);
  for (const [id, place] of places) {
    const own = (rows?.data ?? []).filter((row) => row.indicator === id && row.value !== null);
    const best = own.toSorted(
      (a, b) =>
        Number(b.area === areas.get(id)) - Number(a.area === areas.get(id)) ||
        Number(b.lane === 'outturn') - Number(a.lane === 'outturn') ||
        (a.periodEnd < b.periodEnd ? 1 : -1),
    )[0];
    if (best)
      replace(
        place,
        h('span', { class: 'figure' }, best.display),
        h(
          'span',
          { class: 'when' },
          periodName(best.period),
          best.lane !== 'outturn' && ` · ${t(`lane.${best.lane}`)}`,
        ),
      );
  }
}
