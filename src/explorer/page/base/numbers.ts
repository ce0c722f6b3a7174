import { lang, t, term } from './language.ts';
import type { Bounds, Observation } from './model.ts';

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

/** The end of a range in the words of its language, rounded outwards to seven significant digits: `48.5 trillion`, `48.5万亿`. */
function endName(value: number, rounding: Rounding): string {
  const step = steps[lang()].find(([size]) => Math.abs(value) >= size);
  const [size, word] = step ?? [1, ''];
  return `${digits(value / size, rounding)}${word}`;
}

/** What bounds allow, in words; open ends say so. Null where there are none. */
export function rangeName(bounds: Bounds | null): string | null {
  if (bounds === null) return null;
  const { lower, upper } = bounds;
  if (lower !== null && upper !== null) return closed(lower, upper);
  if (lower !== null) return t('above', { n: endName(lower, 'down') });
  return upper === null ? null : t('below', { n: endName(upper, 'up') });
}

/** The scale word stands once where both ends have the same: `48.5 to 49.5 trillion`. */
function closed(lower: number, upper: number): string {
  const [a, b] = [endName(lower, 'down'), endName(upper, 'up')];
  if (a === b) return a;
  const word = /[^\d.,-]*$/.exec(b)?.[0] ?? '';
  return t('between', { a: word !== '' && a.endsWith(word) ? a.slice(0, -word.length) : a, b });
}

/** The display of a figure, or why there is none. */
export function figureName(row: Observation): string {
  return row.value === null
    ? t('missing', { reason: term('reason', row.missingReason ?? '–') })
    : row.display;
}

/** Seven significant digits, the thousands apart; `Intl` would take longer to load than the page to draw. */
function digits(value: number, rounding: Rounding): string {
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
