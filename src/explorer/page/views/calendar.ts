import { all } from '../base/api.ts';
import { h, replace } from '../base/dom.ts';
import { pick, t } from '../base/language.ts';
import type { DueFigure } from '../base/model.ts';
import { periodName } from '../base/periods.ts';
import { skeleton } from '../base/skeleton.ts';
import { type Mounted, setTitle, type View } from '../frame/navigate.ts';

/** The figures that are due: those to come, then those that are overdue, the newest first. */
export const calendar: View = { mount };

async function mount(root: HTMLElement, _url: URL): Promise<Mounted> {
  setTitle(t('dueTitle'));
  const found = h('div', {}, skeleton('rows', 4));
  replace(
    root,
    h(
      'header',
      { class: 'page-head' },
      h('h1', { tabindex: -1 }, t('dueTitle')),
      h('p', { class: 'lead' }, t('dueText')),
      h('p', {}, h('a', { href: '/v1/calendar?format=ics', download: true }, t('subscribe'))),
    ),
    found,
  );
  const { data } = await all<DueFigure>('/v1/calendar?limit=1000');
  const part = (word: 'upcoming' | 'overdue', figures: readonly DueFigure[]) =>
    figures.length > 0 && h('section', {}, h('h2', {}, t(word)), table(t(word), figures));
  replace(
    found,
    part(
      'upcoming',
      data.filter(({ overdue }) => !overdue),
    ),
    part('overdue', data.filter(({ overdue }) => overdue).toReversed()),
  );
  return { update: () => {} };
}

function table(caption: string, figures: readonly DueFigure[]): HTMLElement {
  const columns = [t('dueOn'), t('facet.area'), t('period'), t('series'), t('newestFigure')];
  return h(
    'div',
    { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': caption },
    h(
      'table',
      {},
      h('caption', { class: 'offscreen' }, caption),
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          columns.map((column) => h('th', { scope: 'col' }, column)),
        ),
      ),
      h('tbody', {}, figures.map(line)),
    ),
  );
}

function line({
  indicator,
  name,
  area,
  nextPeriod,
  nextExpected,
  lastPeriod,
  lastKnownFrom,
}: DueFigure): HTMLElement {
  return h(
    'tr',
    {},
    h('th', { scope: 'row', class: 'date' }, nextExpected),
    h('td', {}, area),
    h('td', {}, periodName(nextPeriod)),
    h('td', {}, h('a', { href: `/indicators/${indicator}` }, pick(name))),
    h('td', { class: 'date' }, `${periodName(lastPeriod)}, ${lastKnownFrom}`),
  );
}
