import { type ChartOptions, keyOf, publisherName } from '../../../charts/charted.ts';
import { h, replace } from '../base/dom.ts';
import { lang, pick, term } from '../base/language.ts';
import type { Observation } from '../base/model.ts';
import { figureName, rangeName } from '../base/numbers.ts';
import { periodName } from '../base/periods.ts';
import { announce } from '../frame/copy.ts';
import { computedFrom } from '../words/origin.ts';

/** The names that a chart and its readout write. */
export type Names = Pick<ChartOptions, 'indicators' | 'areas' | 'concepts' | 'units' | 'computation'>;

/** The line under a chart that spells out one figure: the newest, until another is pointed at. */
export function readout(rows: readonly Observation[], names: Names) {
  const element = h('p', { class: 'readout' });
  const several = new Set(rows.map(({ indicator }) => indicator)).size > 1;
  const tell = (row: Observation, spoken: boolean) => {
    const name = names.indicators[row.indicator];
    const range = rangeName(row.bounds);
    element.dataset.id = keyOf(row);
    replace(
      element,
      h('span', { class: 'when' }, periodName(row.period)),
      h('strong', { class: 'figure' }, figureName(row)),
      h('span', { class: `tag ${row.lane}` }, term('kind', row.kind)),
      several && name && h('span', {}, pick(name.name)),
      range !== null && h('span', { class: 'range' }, range),
      h(
        'span',
        { class: 'who' },
        row.source
          ? [publisherName(row.source, lang()), row.publishedOn ?? ''].join(lang() === 'zh' ? '，' : ', ')
          : computedFrom(row),
      ),
    );
    if (spoken)
      announce(
        `${several && name ? `${pick(name.name)}, ` : ''}${periodName(row.period)}: ${figureName(row)}, ${term('kind', row.kind)}`,
      );
  };
  const ordered = rows
    .filter(({ value }) => value !== null)
    .toSorted((a, b) => (a.periodEnd < b.periodEnd ? -1 : 1));
  // The page's own indicator is the first that is named.
  const [first] = Object.keys(names.indicators);
  const own = ordered.some(({ indicator }) => indicator === first)
    ? ordered.filter(({ indicator }) => indicator === first)
    : ordered;
  const newest = own.findLast(({ lane }) => lane === 'outturn') ?? own.at(-1);
  if (newest) tell(newest, false);
  return { element, tell };
}
