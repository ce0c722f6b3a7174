import { useLanguage } from '../page-language.ts';
import { Link } from '../parts/link.tsx';
import type { IndicatorAnswer } from './view.tsx';

/** When the next figure is due, or why none is expected. */
export function NextDue({ indicator }: { readonly indicator: IndicatorAnswer }) {
  const { period, t, term } = useLanguage();
  const { nextPeriod, nextExpected, nextExpectedReason, overdue } = indicator;
  return (
    <p class="next-due">
      <Link href="/calendar">{t('nextFigure')}</Link>
      {t('colon')}
      {nextPeriod === null || nextExpected === null
        ? t('notExpected', { reason: term('gap', nextExpectedReason ?? '') })
        : t('nextText', { period: period(nextPeriod), date: nextExpected })}
      {overdue && <span class="tag">{t('overdue')}</span>}
    </p>
  );
}
