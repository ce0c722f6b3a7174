import { h } from '../base/dom.ts';
import { t, term } from '../base/language.ts';
import type { Evidence } from '../base/model.ts';

/** The grade of a figure and what it stands for, such as `A · confirmed`; nothing where there is none. */
export function gradeBadge(evidence: Evidence | null): HTMLElement | null {
  if (evidence === null) return null;
  const { grade } = evidence;
  return h(
    'span',
    { class: `grade ${grade}`, title: t('grade') },
    h('span', { class: 'offscreen' }, `${t('grade')}: `),
    `${grade} · ${term('grade', grade)}`,
  );
}

/** What a grade rests on, in one line: confirmations, disputes and failed checks. */
export function gradeReasons({ confirmations, confirmedOn, disputes, failedChecks }: Evidence): string {
  const confirmed =
    confirmations === 0
      ? t('unconfirmed')
      : t(confirmations === 1 ? 'oneConfirmation' : 'confirmations', {
          n: confirmations,
          date: confirmedOn ?? '–',
        });
  return [
    confirmed,
    disputes > 0 && t('disputedBy', { n: disputes }),
    failedChecks.length > 0 && t('failedChecks', { n: failedChecks.length }),
  ]
    .filter(Boolean)
    .join(' · ');
}
