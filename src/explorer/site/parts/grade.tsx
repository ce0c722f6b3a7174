import type { Evidence } from '../../page/base/model.ts';
import { useLanguage } from '../page-language.ts';

/** The grade of a figure and what it stands for, such as `A · confirmed`; nothing where there is none. */
export function Grade({ evidence }: { readonly evidence: Evidence | null }) {
  const { t, term } = useLanguage();
  if (evidence === null) return null;
  const { grade } = evidence;
  return (
    <span class={`grade ${grade}`} title={t('grade')}>
      <span class="offscreen">{t('grade')}: </span>
      {`${grade} · ${term('grade', grade)}`}
    </span>
  );
}
