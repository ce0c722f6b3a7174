import { all, path } from '../base/api.ts';
import { h, replace } from '../base/dom.ts';
import { langParameter, pick, t, term } from '../base/language.ts';
import type { IndicatorDetail, Observation, Text } from '../base/model.ts';
import { periodName } from '../base/periods.ts';
import type { Shown } from '../base/shown.ts';

/** The indicators of one concept side by side, each with its newest figure and how it differs. Nothing where there are no rivals. */
export function rivals(
  detail: IndicatorDetail,
  shown: Shown,
  change: (next: Shown) => void,
): HTMLElement | null {
  if (detail.rivals.length === 0) return null;
  const figures = new Map<string, HTMLElement>();
  const card = (id: string, name: Text, differs: Text | null, own: boolean) => {
    const figure = h('p', { class: 'figure' }, ' ');
    figures.set(id, figure);
    const drawn = shown.compare.includes(id);
    return h(
      'li',
      { class: own ? 'rival own' : 'rival' },
      h('h3', {}, own ? pick(name) : h('a', { href: `/indicators/${id}` }, pick(name))),
      figure,
      differs && h('p', { class: 'differs' }, pick(differs)),
      own
        ? h('p', { class: 'mark' }, t('thisOne'))
        : h(
            'button',
            {
              type: 'button',
              class: 'button quiet',
              disabled: drawn,
              'aria-label': `${drawn ? t('inChart') : t('addToChart')}: ${pick(name)}`,
              onclick: () => change({ ...shown, compare: [...shown.compare, id] }),
            },
            drawn ? t('inChart') : t('addToChart'),
          ),
    );
  };
  const cards = [
    card(detail.id, detail.name, detail.differs, true),
    ...detail.rivals.map((rival) => card(rival.indicator, rival.name, rival.differs, false)),
  ];
  void fill(figures);
  return h(
    'div',
    { 'aria-labelledby': 'rivals', role: 'group' },
    h('h2', { id: 'rivals' }, t('rivals')),
    h('p', { class: 'sub' }, detail.why ? pick(detail.why) : t('rivalsText')),
    h('ul', { class: 'rival-list' }, cards),
  );
}

async function fill(figures: ReadonlyMap<string, HTMLElement>): Promise<void> {
  const rows = await all<Observation>(
    path('/v1/observations', { indicator: [...figures.keys()].join(','), last: 1, ...langParameter() }),
  ).catch(() => null);
  for (const [id, place] of figures) {
    const own = (rows?.data ?? []).filter((row) => row.indicator === id && row.value !== null);
    const newest = own.toSorted(
      (a, b) =>
        Number(b.lane === 'outturn') - Number(a.lane === 'outturn') || (a.periodEnd < b.periodEnd ? 1 : -1),
    )[0];
    if (!newest) continue;
    const kind = newest.lane === 'outturn' ? '' : ` · ${term('kind', newest.kind)}`;
    replace(place, newest.display, h('span', { class: 'when' }, periodName(newest.period), kind));
  }
}
