import { publisherName } from '../../../charts/charted.ts';
import { h } from '../base/dom.ts';
import { lang, pick, t, term } from '../base/language.ts';
import type { Observation, Text } from '../base/model.ts';
import { figureName, rangeName } from '../base/numbers.ts';
import { periodName } from '../base/periods.ts';
import { computedFrom } from '../words/origin.ts';

const fewest = 12;

/** The figures of the chart as a table, the newest first: what the picture shows, for those who do not see it. */
export function dataTable(rows: readonly Observation[], names: ReadonlyMap<string, Text>): HTMLElement {
  const newest = rows.toSorted((a, b) =>
    a.periodEnd < b.periodEnd ? 1 : a.periodEnd > b.periodEnd ? -1 : 0,
  );
  const several = {
    indicator: new Set(rows.map((row) => row.indicator)).size > 1,
    area: new Set(rows.map((row) => row.area)).size > 1,
  };
  const columns = [
    t('period'),
    ...(several.indicator || several.area ? [t('series')] : []),
    t('value'),
    t('range'),
    t('kind'),
    t('statement'),
    t('published'),
    t('source'),
  ];
  const body = h('tbody', {}, newest.slice(0, fewest).map(line));
  const table = h(
    'table',
    {},
    h('caption', { class: 'offscreen' }, t('tableCaption')),
    h(
      'thead',
      {},
      h(
        'tr',
        {},
        columns.map((column, at) =>
          h('th', { scope: 'col', class: at === columns.indexOf(t('value')) ? 'number' : null }, column),
        ),
      ),
    ),
    body,
  );
  const rest = newest.slice(fewest);
  const button = h('button', { type: 'button', class: 'button quiet' }, t('showRows', { n: rows.length }));
  button.addEventListener('click', () => {
    body.append(...rest.map(line));
    button.remove();
  });
  return h(
    'div',
    {},
    h('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': t('tableCaption') }, table),
    rest.length > 0 && button,
  );

  function line(row: Observation): HTMLElement {
    const name = names.get(row.indicator);
    const label = [several.indicator && name && pick(name), several.area && row.area]
      .filter(Boolean)
      .join(' · ');
    return h(
      'tr',
      { class: row.lane },
      h('th', { scope: 'row' }, periodName(row.period)),
      (several.indicator || several.area) && h('td', { class: 'name' }, label),
      h('td', { class: 'number' }, figureName(row)),
      h('td', { class: 'range' }, rangeName(row.bounds) ?? '–'),
      h('td', {}, h('span', { class: `tag ${row.lane}` }, term('kind', row.kind))),
      h(
        'td',
        {},
        row.relation === null
          ? '–'
          : h('span', { class: `relation ${row.relation}` }, term('relation', row.relation)),
      ),
      h('td', { class: 'date' }, row.publishedOn ?? '–'),
      h('td', { class: 'source' }, sourceCell(row)),
    );
  }
}

function sourceCell(row: Observation) {
  const { source } = row;
  if (source === null) return computedFrom(row) ?? '–';
  return source.url === null
    ? publisherName(source, lang())
    : h('a', { href: source.url, rel: 'noopener', title: source.title }, publisherName(source, lang()));
}
