import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { useLanguage } from '../page-language.ts';
import { Link, useAddresses } from '../parts/link.tsx';
import { withQuery } from '../rows.ts';
import type { PeriodOfProvinces } from './province-figures.ts';

interface PeriodChoiceProps {
  readonly id: string;
  readonly periods: readonly PeriodOfProvinces[];
  readonly shown: PeriodOfProvinces;
}

/** The periods that at least two provinces have a figure for: links, and a slider once the page is interactive, a list before. */
export function PeriodChoice({ id, periods, shown }: PeriodChoiceProps) {
  const { period, t } = useLanguage();
  const { lang, at: _, ...kept } = useLocation().query;
  if (periods.length < 2) return null;
  const hrefOf = (at: string) => withQuery(`/indicators/${id}`, { ...kept, at });
  return (
    <div class="period-choice">
      <PeriodForm
        id={id}
        kept={lang === undefined ? kept : { ...kept, lang }}
        periods={periods}
        shown={shown}
        hrefOf={hrefOf}
      />
      <nav aria-label={t('periodsWithFigures')}>
        <ul>
          {periods.map(({ period: at, figures }) => (
            <li key={at}>
              <Link href={hrefOf(at)} class="choice" aria-current={at === shown.period ? 'true' : undefined}>
                {period(at)}
                <span class="count" title={t('provincesCount', { n: figures.length })}>
                  {figures.length}
                </span>
              </Link>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
}

interface PeriodFormProps extends PeriodChoiceProps {
  /** The other settings of the page. */
  readonly kept: Readonly<Record<string, string>>;
  readonly hrefOf: (at: string) => string;
}

function PeriodForm({ id, kept, periods, shown, hrefOf }: PeriodFormProps) {
  const { period, t } = useLanguage();
  const { page, resource } = useAddresses();
  const { route } = useLocation();
  const [interactive, setInteractive] = useState(false);
  useEffect(() => setInteractive(true), []);
  const place = periods.indexOf(shown);
  if (interactive)
    return (
      <label class="period-slider">
        <span>{t('period')}</span>
        <input
          type="range"
          min={0}
          max={periods.length - 1}
          value={place}
          aria-valuetext={period(shown.period)}
          onInput={({ currentTarget }) => {
            const next = periods[Number(currentTarget.value)];
            if (next) route(page(hrefOf(next.period)), true);
          }}
        />
        <output>{period(shown.period)}</output>
      </label>
    );
  return (
    <form method="get" action={resource(`/indicators/${id}`)}>
      {Object.entries(kept).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <label for="at">{t('period')}</label>{' '}
      <select id="at" name="at">
        {periods.map(({ period: at, figures }) => (
          <option key={at} value={at} selected={at === shown.period}>
            {`${period(at)} · ${t('provincesCount', { n: figures.length })}`}
          </option>
        ))}
      </select>{' '}
      <button type="submit" class="button quiet">
        {t('show')}
      </button>
    </form>
  );
}
