import type { ChartedUnit } from '../../../charts/charted.ts';
import type { Bounds, Observation } from '../../page/base/model.ts';
import { endDigits, hedgeBefore, stepFor } from '../figures.ts';
import type { Language } from '../languages.ts';

/** What a column of numbers needs to know of a figure. */
type Written = Pick<Observation, 'value' | 'display' | 'qualifier'>;

/** How all numbers of one column are written: at one scale, with as many decimals as each has, points below each other. */
export interface ColumnFormat {
  /** What a number of the column counts: `trillion yuan`, `万亿元`; empty for plain numbers. */
  readonly unit: string;
  /** The digits of a value, padded by spaces as wide as digits; null where there is no value. */
  readonly digits: (row: Written) => string | null;
  /** Hedge, number and unit, for a text: `about 134.9 trillion yuan`. */
  readonly text: (row: Written) => string;
  /** What bounds allow, at the scale of the column; null where there are none. */
  readonly range: (bounds: Bounds | null) => string | null;
}

/** The format of figures of one unit and one scale: the scale is that of a middle value. */
export function columnFormat(
  rows: readonly (Written & Partial<Pick<Observation, 'scale'>>)[],
  unit: ChartedUnit | undefined,
  language: Language,
): ColumnFormat {
  const asked = rows[0]?.scale ?? '1';
  const [size, word] = asked === '1' ? stepFor(middleOf(rows), language) : [1, scaleWord(asked, language)];
  const texts = new Map(rows.map((row) => [row, digitsOf(row, size)]));
  const most = Math.max(0, ...[...texts.values()].map(decimalsIn));
  const counted = unitText(word.trim(), unit, language);
  return {
    unit: counted,
    text: (row) => wholeText(row, digitsOf(row, size), counted, language),
    digits: (row) => padded(texts.get(row) ?? digitsOf(row, size), most),
    range: (bounds) => (bounds === null ? null : rangeText(bounds, size, language)),
  };
}

function middleOf(rows: readonly Written[]): number {
  const sizes = rows
    .flatMap(({ value }) => (value === null ? [] : [Math.abs(value)]))
    .toSorted((a, b) => a - b);
  return sizes[Math.floor(sizes.length / 2)] ?? 0;
}

function scaleWord(scale: string, { lang, term }: Language): string {
  const word = term('scale', scale).replace(/（.*|\s*\(.*/, '');
  return lang === 'en' ? word.toLowerCase() : word;
}

/** `{n} yuan` at a scale of trillions is `trillion yuan`. What surrounds its number is named instead. */
function unitText(scale: string, unit: ChartedUnit | undefined, { lang, pick }: Language): string {
  const shown = unit?.display ? pick(unit.display) : '{n}';
  const rest = shown.startsWith('{n}') ? shown.slice(3).trim() : unit ? pick(unit.name) : '';
  return [scale, rest].filter((part) => part !== '').join(lang === 'zh' ? '' : ' ');
}

function wholeText(
  { display, qualifier }: Written,
  digits: string | null,
  unit: string,
  language: Language,
): string {
  if (digits === null) return display;
  const isJoined = language.lang === 'zh' || unit === '' || unit === '%';
  return hedgeBefore(qualifier, language) + digits + (isJoined ? unit : ` ${unit}`);
}

/** The value at a scale, with the precision that its display has; that of an inequality on the side on which it stays true. */
function digitsOf({ value, display, qualifier }: Written, size: number): string | null {
  if (value === null) return null;
  const { decimals, isPrinted } = precisionOf(value, display, size);
  const text = towards(value / size, Math.min(decimals, 15), qualifier);
  // Zeros at the end were printed as such, or only come of the scale.
  const short = isPrinted || !text.includes('.') ? text : text.replace(/\.?0+$/, '');
  return short.replace(/^-/, '−').replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',');
}

/** Over 42.857 is over 42.85, not over 42.86. */
function towards(value: number, decimals: number, qualifier: string | null): string {
  const nearest = value.toFixed(decimals);
  const step = 10 ** -decimals;
  // What is off by less than this comes of the division.
  const off = (Number(nearest) - value) / step;
  const isLower = qualifier === 'over' || qualifier === 'atLeast';
  const isUpper = qualifier === 'under' || qualifier === 'atMost';
  if (isLower && off > 1e-6) return (Number(nearest) - step).toFixed(decimals);
  if (isUpper && off < -1e-6) return (Number(nearest) + step).toFixed(decimals);
  return nearest;
}

/** Decimals that the display of a value has once it is written at a scale; `isPrinted` where it has some itself. */
function precisionOf(value: number, display: string, size: number) {
  const [nearest] = [...display.matchAll(/\d[\d,]*(?:\.\d+)?/g)]
    .map(([token]) => {
      const number = Number(token.replaceAll(',', ''));
      const power = number === 0 || value === 0 ? 0 : Math.log10(Math.abs(value) / number);
      const off = Math.abs(power - Math.round(power));
      return { printed: token.split('.')[1]?.length ?? 0, power: Math.round(power), off };
    })
    .toSorted((a, b) => a.off - b.off);
  // The display rounds, and names a power of ten: the number that comes nearest to one is the value, not the 1 of `1美元兑7.97元`.
  if (nearest !== undefined && nearest.off <= 0.1) {
    const decimals = nearest.printed + Math.round(Math.log10(size)) - nearest.power;
    return { decimals: Math.max(0, decimals), isPrinted: nearest.printed > 0 };
  }
  return { decimals: 15, isPrinted: false };
}

function decimalsIn(text: string | null): number {
  return text?.split('.')[1]?.length ?? 0;
}

const figureSpace = '\u2007';
const punctuationSpace = '\u2008';

function padded(text: string | null, most: number): string | null {
  if (text === null) return null;
  const own = decimalsIn(text);
  if (own === most) return text;
  return text + (own === 0 ? punctuationSpace : '') + figureSpace.repeat(most - own);
}

function rangeText({ lower, upper, lowerInclusive, upperInclusive }: Bounds, size: number, { t }: Language) {
  const low = lower === null ? null : endDigits(lower / size, 'down');
  const high = upper === null ? null : endDigits(upper / size, 'up');
  if (low !== null && high !== null) return low === high ? low : t('between', { a: low, b: high });
  if (low !== null) return t(lowerInclusive ? 'orMore' : 'above', { n: low });
  return high === null ? null : t(upperInclusive ? 'orLess' : 'below', { n: high });
}
