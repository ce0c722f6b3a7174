import { h } from '../base/dom.ts';
import { t, term } from '../base/language.ts';
import type { IndicatorDetail } from '../base/model.ts';
import { periodName } from '../base/periods.ts';

/** When the next figure is due, or why none is expected. */
export function nextFigure({
  nextPeriod,
  nextExpected,
  nextExpectedReason,
  overdue,
}: IndicatorDetail): HTMLElement {
  const text =
    nextPeriod === null || nextExpected === null
      ? t('notExpected', { reason: term('gap', nextExpectedReason ?? '') })
      : t('nextText', { period: periodName(nextPeriod), date: nextExpected });
  return h(
    'section',
    { class: 'next', 'aria-labelledby': 'next' },
    h('h2', { id: 'next' }, t('nextFigure')),
    h('p', {}, text, overdue && [' ', h('span', { class: 'tag' }, t('overdue'))]),
    h('p', {}, h('a', { href: '/calendar' }, t('dueTitle'))),
  );
}
