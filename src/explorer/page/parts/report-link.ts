import { h } from '../base/dom.ts';
import { t } from '../base/language.ts';
import type { Links } from '../base/model.ts';

/** Where an error can be reported; nothing where the server names no address. */
export function reportLink({ reportError }: Links): HTMLElement | null {
  return reportError === undefined
    ? null
    : h('p', { class: 'report' }, h('a', { href: reportError, rel: 'noopener' }, t('reportError')));
}
