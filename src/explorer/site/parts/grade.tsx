import type { Evidence } from '../../page/base/model.ts';
import type { Language } from '../languages.ts';
import { useLanguage } from '../page-language.ts';

/** The grade of a figure and what it stands for, such as `A · confirmed`; nothing where there is none. */
export function Grade({ evidence }: { readonly evidence: Pick<Evidence, 'grade'> | null }) {
  const { t, term } = useLanguage();
  if (evidence === null) return null;
  const { grade } = evidence;
  return (
    <span class={`grade ${grade}`} title={t('grade')}>
      <span class="offscreen">{t('grade') + t('colon')}</span>
      {`${grade} · ${term('grade', grade)}`}
    </span>
  );
}

/** How many other sources confirm a figure, and since when. */
export function confirmationsText(
  { confirmations, confirmedOn }: Evidence,
  { t }: Pick<Language, 't'>,
): string {
  const word =
    confirmations === 0 ? 'unconfirmed' : confirmations === 1 ? 'oneConfirmation' : 'confirmations';
  return t(word, { n: confirmations, date: confirmedOn ?? '–' });
}

/** What a grade rests on, in one line: confirmations, disputes and failed checks. */
export function gradeReasons(evidence: Evidence, { t }: Language): string {
  const { disputes, failedChecks } = evidence;
  return [
    confirmationsText(evidence, { t }),
    ...(disputes > 0 ? [t('disputedBy', { n: disputes })] : []),
    ...(failedChecks.length > 0 ? [t('failedChecks', { n: failedChecks.length })] : []),
  ].join(' · ');
}
