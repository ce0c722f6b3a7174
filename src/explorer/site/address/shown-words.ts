import { uncapitalized } from '../../../charts/computation-text.ts';
import type { Settings } from '../indicator/settings.ts';
import type { Language } from '../languages.ts';
import type { NamedCode } from '../rows.ts';

interface Shown {
  readonly settings: Settings;
  /** How the figures are computed; null where they are shown as published. */
  readonly computation: string | null;
  /** The areas whose figures are shown. */
  readonly places: readonly NamedCode[];
}

/** Areas that are named. */
const mostNamed = 3;

/** What a page shows of its indicator besides the usual, in the order of the names of files: `index: 2020, Guangdong, 2015 – 2024`; null for the usual. */
export function shownWords({ settings, computation, places }: Shown, language: Language): string | null {
  const { area, period, asOf, revisions } = settings.chosen;
  const { pick, t, term } = language;
  const first = places
    .slice(0, mostNamed)
    .map(({ name }) => pick(name))
    .join(t('listComma'));
  const left = places.length - mostNamed;
  const names = left > 0 ? t('andMore', { text: first, n: left }) : first;
  const parts = [
    computation === null ? null : uncapitalized(computation),
    area === undefined ? null : names,
    period === undefined ? null : periodsText(period, language),
    revisions === undefined ? null : term('revisions', revisions),
    asOf === undefined ? null : t('asKnownOn', { date: asOf }),
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(t('clauseComma'));
}

/** A period or a range, which may be open: `2015 – 2024`, `from 2015`. */
export function periodsText(range: string, { period, t }: Language): string {
  const [from = '', to] = range.split('..');
  if (to === undefined || from === to) return period(from);
  if (from === '') return t('untilPeriod', { period: period(to) });
  if (to === '') return t('fromPeriod', { period: period(from) });
  return period(from) + t('dash') + period(to);
}
