import { publisherName } from '../../../charts/charted.ts';
import { h } from '../base/dom.ts';
import { lang, t, term } from '../base/language.ts';
import type { IndicatorDetail, Source } from '../base/model.ts';

const fewest = 5;

export function sources(detail: IndicatorDetail): HTMLElement {
  const newest = detail.sources.toSorted((a, b) => (lastDayOf(a) < lastDayOf(b) ? 1 : -1));
  return h(
    'section',
    { class: 'sources', 'aria-labelledby': 'sources' },
    h('h2', { id: 'sources' }, t('sources')),
    h('ol', {}, newest.slice(0, fewest).map(item)),
    newest.length > fewest && rest(newest.slice(fewest)),
  );
}

function item(source: Source): HTMLElement {
  const facts = [
    publisherName(source, lang()),
    source.publishedOn,
    term('tier', source.tier),
    source.url === null && t('noLink'),
  ];
  return h(
    'li',
    {},
    source.url === null
      ? h('span', { class: 'title', lang: source.language }, source.title)
      : h('a', { class: 'title', href: source.url, rel: 'noopener', lang: source.language }, source.title),
    h(
      'span',
      { class: 'facts' },
      facts.map((fact) => fact && h('span', {}, fact)),
    ),
    source.note && h('span', { class: 'note' }, source.note),
  );
}

/** The other sources, written out when they are asked for. */
function rest(sources: readonly Source[]): HTMLElement {
  const list = h('ol', {});
  return h(
    'details',
    {
      class: 'rest',
      ontoggle: () => list.children.length === 0 && list.append(...sources.map(item)),
    },
    h('summary', {}, t('moreSources', { n: sources.length })),
    list,
  );
}

/** Sorts a date that is a year or a month like its last day. */
function lastDayOf({ publishedOn }: Source): string {
  return `${publishedOn}-99-99`.slice(0, 10);
}
