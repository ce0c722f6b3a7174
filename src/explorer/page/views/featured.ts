import { all, codes, get, one, path } from '../base/api.ts';
import { breath } from '../base/breath.ts';
import { h, replace } from '../base/dom.ts';
import { showFailure } from '../base/failure.ts';
import { langParameter, pick, t, term } from '../base/language.ts';
import type { Indicator, IndicatorDetail, List, Observation } from '../base/model.ts';
import { periodName } from '../base/periods.ts';
import { skeleton } from '../base/skeleton.ts';
import { sparkline } from '../chart/sparkline.ts';
import { gradeBadge } from '../parts/grade.ts';

/** Figures that people come for first. */
const featured = [
  'data-output-nda',
  'digital-economy-value-added-nda',
  'digital-economy-size-caict',
  'digital-economy-core-gdp-share-nbs',
  'daily-token-calls-nda',
  'computing-power-total-nda',
];

/** Shows key figures and the topics, each with its count. */
export async function showFeatured(root: HTMLElement, current: () => boolean): Promise<void> {
  const cards = h(
    'ul',
    { class: 'cards' },
    featured.map(() => h('li', { class: 'card' }, skeleton('lines', 3))),
  );
  const topics = h('ul', { class: 'topics' }, h('li', {}, skeleton('lines', 6)));
  replace(
    root,
    h('section', { 'aria-labelledby': 'featured' }, h('h2', { id: 'featured' }, t('featured')), cards),
    h('section', { 'aria-labelledby': 'topics' }, h('h2', { id: 'topics' }, t('topics')), topics),
  );
  try {
    await Promise.all([fillCards(cards, current), fillTopics(topics, current)]);
  } catch (error) {
    if (current()) showFailure(root, error, () => void showFeatured(root, current));
  }
}

async function fillCards(cards: HTMLElement, current: () => boolean): Promise<void> {
  const language = langParameter();
  const [rows, ...indicators] = await Promise.all([
    all<Observation>(path('/v1/observations', { indicator: featured.join(','), ...language })),
    ...featured.map((id) => one<IndicatorDetail>(path(`/v1/indicators/${id}`, language))),
  ]);
  await breath();
  if (current())
    replace(
      cards,
      indicators.map((indicator) => card(indicator, rows.data)),
    );
}

function card(indicator: IndicatorDetail, rows: readonly Observation[]): HTMLElement | null {
  const latest = indicator.latest.outturn ?? indicator.latest.forecast ?? indicator.latest.target;
  if (!latest) return null;
  const series = rows.filter(
    (row) => row.indicator === indicator.id && row.area === latest.area && row.frequency === latest.frequency,
  );
  return h(
    'li',
    { class: 'card' },
    h('p', { class: 'figure' }, latest.display),
    h('h3', {}, h('a', { href: `/indicators/${indicator.id}` }, pick(indicator.name))),
    h(
      'p',
      { class: 'when' },
      gradeBadge(latest.evidence),
      periodName(latest.period),
      h('span', { class: `tag ${latest.lane}` }, term('kind', latest.kind)),
    ),
    sparkline(series, latest.id),
  );
}

async function fillTopics(root: HTMLElement, current: () => boolean): Promise<void> {
  const [list, names] = await Promise.all([
    get<List<Indicator>>(path('/v1/indicators', { limit: 1, fields: 'id' })),
    codes('topics'),
  ]);
  if (!current()) return;
  const counts = list.facets?.topic ?? [];
  replace(
    root,
    counts.map(({ id, count }) => {
      const name = names.get(id)?.name;
      return h(
        'li',
        {},
        h(
          'a',
          { href: path('/', { topic: id }) },
          h('span', {}, name ? pick(name) : id),
          h('span', { class: 'count' }, count),
        ),
      );
    }),
  );
}
