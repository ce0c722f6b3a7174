import { h } from './dom.ts';
import { pick, t } from './language.ts';
import type { IndicatorDetail } from './model.ts';

/** What has to be known to read the figures right; nothing where there is nothing to say. */
export function notes(detail: IndicatorDetail): HTMLElement | null {
  const { outturn, forecast, target } = detail.latest;
  const caveats = [outturn, forecast, target].flatMap((row) => row?.caveats ?? []).map(pick);
  if (detail.note === null && caveats.length === 0) return null;
  return h(
    'section',
    { class: 'notes', 'aria-labelledby': 'notes' },
    h('h2', { id: 'notes' }, t('notes')),
    detail.note && h('p', {}, pick(detail.note)),
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
