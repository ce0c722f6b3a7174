import { type Qualifier, qualifiers, type Text } from '../statements/codes.ts';
import { type Decimal, decimalPlaces, powerOfTen } from './decimal.ts';
import { idioms, type ScaleName, scales } from './scales.ts';
import { inThousands } from './thousands.ts';

export type Lang = keyof Text;

/** How a unit is written after its number. */
export interface UnitStyle {
  /** `{n}` stands for the number: `{n} yuan`, `{n}元`. */
  readonly display: Text;
  /** True where large numbers read in words (trillion, 万亿). */
  readonly words: boolean;
}

/** A number to be printed. */
export interface Shown {
  readonly value: Decimal;
  readonly qualifier: Qualifier;
  /** Power of ten of the last digit worth printing. */
  readonly lastDigit: number;
  readonly unit: UnitStyle;
  /** The requested scale; null for the one that the language would use. */
  readonly scale: ScaleName | null;
}

interface ShownRange extends Pick<Shown, 'qualifier' | 'unit' | 'scale'> {
  readonly lower: Decimal;
  readonly upper: Decimal;
}

const mostDecimals = 4;
/** A `lastDigit` above every scale: only the digits that the number needs are printed. */
const unknownDigit = 100;

/** A figure as a sentence of that language would print it: `about 49 trillion yuan`, `约49万亿元`, `7,293亿元`. */
export function display(shown: Shown, lang: Lang): string {
  const scale = wordedScale(shown, lang);
  return worded(digitsIn(shown, scales[scale].exponent), scale, shown, lang);
}

/** A printed range, both ends in one scale: `1.5 to 2 trillion yuan`, `1.5至2万亿元`. */
export function displayRange({ lower, upper, ...how }: ShownRange, lang: Lang): string {
  const scale = wordedScale({ ...how, value: upper, lastDigit: unknownDigit }, lang);
  const [from, to] = [lower, upper].map((value) =>
    digitsIn({ ...how, value, lastDigit: unknownDigit }, scales[scale].exponent),
  );
  return worded(lang === 'en' ? `${from} to ${to}` : `${from}至${to}`, scale, how, lang);
}

/** Power of ten of the last digit that a source printed. */
export function lastPrinted(digits: string, exponent: number): number {
  return exponent - decimalPlaces(digits);
}

/** The scale in which a figure is written: the one that is asked for, else the one in which the language counts. */
export function wordedScale(shown: Shown, lang: Lang): ScaleName {
  return shown.scale ?? (shown.unit.words ? idiom(shown, lang) : '1');
}

function worded(
  number: string,
  scale: ScaleName,
  { qualifier, unit }: Pick<Shown, 'qualifier' | 'unit'>,
  lang: Lang,
): string {
  const word = scales[scale].name[lang];
  const spaced = lang === 'en' && word !== '' ? `${number} ${word}` : `${number}${word}`;
  return qualifiers[qualifier].hedge[lang] + unit.display[lang].replace('{n}', spaced);
}

function idiom(shown: Shown, lang: Lang): ScaleName {
  const fits = (name: ScaleName) =>
    shown.value.e >= scales[name].exponent && decimalsAt(shown, scales[name].exponent) <= mostDecimals;
  return idioms[lang].find(fits) ?? '1';
}

function digitsIn(shown: Shown, exponent: number): string {
  const scaled = shown.value.times(powerOfTen(-exponent));
  return inThousands(scaled.toFixed(decimalsAt(shown, exponent)));
}

/** Number of decimals to print: as many as the source printed; none for the zeros of a whole number that it printed in full. */
function decimalsAt(shown: Shown, exponent: number): number {
  const printed = Math.max(0, exponent - shown.lastDigit);
  const needed = Math.max(0, exponent - lowestDigit(shown.value));
  return shown.lastDigit === 0 || printed > mostDecimals ? needed : Math.max(printed, needed);
}

/** Power of ten of the last digit that is not zero; above every scale for zero. */
function lowestDigit(value: Decimal): number {
  return value.isZero() ? unknownDigit : value.e - value.sd() + 1;
}
