import type { Bounds, Observation } from '../page/base/model.ts';
import type { Language } from './languages.ts';

const steps = {
  en: [
    [1e12, ' trillion'],
    [1e9, ' billion'],
    [1e6, ' million'],
  ],
  zh: [
    [1e12, '万亿'],
    [1e8, '亿'],
    [1e4, '万'],
  ],
} as const;

type Rounding = 'down' | 'up';

/** What bounds allow, in words: `48.5 to 49.5 trillion`, `above 400,000`; null where there are none. */
export function rangeName(bounds: Bounds | null, language: Language): string | null {
  return rangeText(bounds, language, closed);
}

/** The same as the end of a sentence: `48.5 to 49.5 trillion`, `介于48.5万亿与49.5万亿之间`. */
export function rangeClause(bounds: Bounds | null, language: Language): string | null {
  return rangeText(bounds, language, language.lang === 'zh' ? within : closed);
}

/** What a figure allows, and whether by its digits or its words: `“over” allows above 400,000`; null where it has no bounds. */
export function allowedText(
  { bounds, qualifier }: Pick<Observation, 'bounds' | 'qualifier'>,
  language: Language,
): string | null {
  const range = rangeClause(bounds, language);
  if (range === null) return null;
  const { t, term } = language;
  return qualifier === null || qualifier === 'exact'
    ? t('digitsAllow', { range })
    : t('wordsAllow', { hedge: term('hedge', qualifier), range });
}

/** A qualifier in words before a number: `about `, `约`; empty where the source said the number alone. */
export function hedgeBefore(qualifier: string | null, { lang, term }: Language): string {
  if (qualifier === null || qualifier === 'exact') return '';
  return term('hedge', qualifier) + (lang === 'zh' ? '' : ' ');
}

type Closed = (lower: number, upper: number, language: Language) => string;

function rangeText(bounds: Bounds | null, language: Language, between: Closed): string | null {
  if (bounds === null) return null;
  const { lower, upper, lowerInclusive, upperInclusive } = bounds;
  const { t } = language;
  if (lower !== null && upper !== null) return between(lower, upper, language);
  if (lower !== null) return t(lowerInclusive ? 'orMore' : 'above', { n: endName(lower, 'down', language) });
  return upper === null
    ? null
    : t(upperInclusive ? 'orLess' : 'below', { n: endName(upper, 'up', language) });
}

function within(lower: number, upper: number, language: Language): string {
  const [a, b] = [endName(lower, 'down', language), endName(upper, 'up', language)];
  return a === b ? language.t('just', { n: a }) : language.t('within', { a, b });
}

/** The scale word stands once where both ends have the same. */
function closed(lower: number, upper: number, language: Language): string {
  const [a, b] = [endName(lower, 'down', language), endName(upper, 'up', language)];
  if (a === b) return a;
  const word = /[^\d.,-]*$/.exec(b)?.[0] ?? '';
  return language.t('between', { a: word !== '' && a.endsWith(word) ? a.slice(0, -word.length) : a, b });
}

/** The end of a range, rounded outwards to seven significant digits: `48.5 trillion`, `48.5万亿`. */
function endName(value: number, rounding: Rounding, language: Language): string {
  const [size, word] = stepFor(value, language);
  return `${endDigits(value / size, rounding)}${word}`;
}

/** The scale in which people read a value, and its word: a million millions and ` trillion`; 1 and nothing for small ones. */
export function stepFor(value: number, { lang }: Language): readonly [number, string] {
  return steps[lang].find(([size]) => Math.abs(value) >= size) ?? [1, ''];
}

/** A round number, such as that of a scale: `20 trillion`, `20万亿`. */
export function roundName(value: number, language: Language): string {
  return endName(value, 'down', language);
}

/** Seven significant digits, rounded outwards, the thousands apart; `Intl` would take longer to load than the page to draw. */
export function endDigits(value: number, rounding: Rounding): string {
  const [whole = '', fraction] = `${rounded(value, rounding)}`.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

function rounded(value: number, rounding: Rounding): number {
  const nearest = Number(value.toPrecision(7));
  // Fifteen digits are free of the noise of a division.
  const off = Number(value.toPrecision(15)) - nearest;
  if (rounding === 'down' ? off >= 0 : off <= 0) return nearest;
  const step = 10 ** (Math.floor(Math.log10(Math.abs(value))) - 6);
  return Number((nearest + (rounding === 'down' ? -step : step)).toPrecision(7));
}

/** `1 statement`, `29 statements`. */
export function statementCount(count: number, { t }: Language): string {
  return count === 1 ? t('statementCount') : t('statementsCount', { n: count });
}

/** The display of a figure, or why there is none. */
export function figureText(
  row: Pick<Observation, 'value' | 'missingReason' | 'display'>,
  { t, term }: Language,
): string {
  return row.value === null
    ? t('missing', { reason: term('reason', row.missingReason ?? '–') })
    : row.display;
}
