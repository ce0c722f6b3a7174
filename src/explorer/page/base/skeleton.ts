import { h } from './dom.ts';
import { t } from './language.ts';

/**
 * The head that came with the page, which stands until the view knows its own: what was painted first stays.
 * Null once another view has been shown.
 */
export function firstHead(): Element | null {
  return document.querySelector('#view > .page-head');
}

/** Grey bars in the shape of what is loading, of the height that it will have. */
export function skeleton(kind: 'lines' | 'chart' | 'rows', count = 3): HTMLElement {
  const bars = Array.from({ length: count }, () => h('span', { class: 'bar' }));
  return h(
    'div',
    { class: `skeleton ${kind}`, role: 'status' },
    h('span', { class: 'offscreen' }, t('loading')),
    bars,
  );
}
