import { h } from '../base/dom.ts';
import { lang, pick, t } from '../base/language.ts';
import type { IndicatorDetail } from '../base/model.ts';

/** What has to be known to read the figures right; nothing where there is nothing to say. */
export function notes(detail: IndicatorDetail): HTMLElement | null {
  const { outturn, forecast, target } = detail.latest;
  const caveats = [outturn, forecast, target].flatMap((row) => row?.caveats ?? []).map(pick);
  const { note, covers, discontinued, comparable, breaks } = detail;
  const texts = [note, covers, discontinued];
  if (texts.every((text) => text === null) && comparable && breaks.length === 0 && caveats.length === 0)
    return null;
  return h(
    'section',
    { class: 'notes', 'aria-labelledby': 'notes' },
    h('h2', { id: 'notes' }, t('notes')),
    covers && h('p', {}, `${t('covers')} ${pick(covers)}`),
    note && h('p', {}, pick(note)),
    discontinued && h('p', {}, pick(discontinued)),
    comparable ? null : h('p', {}, t('notComparable')),
    breaks.map(({ period, area, reason }) =>
      h(
        'p',
        {},
        [area === null ? period : `${area} ${period}`, pick(reason)].join(lang() === 'zh' ? '：' : ': '),
      ),
    ),
    caveats.length > 0 && [
      h('h3', {}, t('caveats')),
      h(
        'ul',
        { class: 'caveats' },
        [...new Set(caveats)].map((caveat) => h('li', {}, caveat)),
      ),
    ],
  );
}
