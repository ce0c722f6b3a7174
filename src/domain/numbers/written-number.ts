import { Fault } from '../fault.ts';
import { chineseNumeral } from './chinese-numerals.ts';

/** A number as people write it: its digits, the power of ten of its words, and whether a percent sign follows. */
export interface WrittenNumber {
  readonly digits: string;
  readonly exponent: number;
  readonly percent: boolean;
}

/** Words for powers of ten; the longest first, so that 万亿 is not read as 万. */
const words: readonly [RegExp, number][] = [
  [/\s*万亿$/, 12],
  [/\s*千亿$/, 11],
  [/\s*百亿$/, 10],
  [/\s*十亿$/, 9],
  [/\s*亿$/, 8],
  [/\s*千万$/, 7],
  [/\s*百万$/, 6],
  [/\s*万$/, 4],
  [/\s+trillion$/i, 12],
  [/\s+billion$/i, 9],
  [/\s+million$/i, 6],
  [/\s+thousand$/i, 3],
];

const plain = /^-?\d+(\.\d+)?$/;
const grouped = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/;
/** One separator before three digits: decimals in one country, thousands in another. */
const eitherWay = /^-?[1-9]\d{0,2}[.,]\d{3}$/;
const scientific = /^(-?\d(?:\.\d+)?)E\+?(\d{1,2})$/i;
/** With a comma before the decimals and points, or nothing, between the thousands. */
const withComma = /^-?(\d+|\d{1,3}(\.\d{3})+)(,\d+)?$/;

/** How a table writes its numbers. */
export interface Writing {
  /** What stands before decimals; `unsaid` where it may be either, as in the files that Excel writes in many countries. */
  readonly decimals: 'point' | 'comma' | 'unsaid';
}

const english: Writing = { decimals: 'point' };
const wordless: (typeof words)[number] = [/(?!)/, 0];

/**
 * Reads `1234.5`, `1,234.5`, `12.5%`, `3.2万亿`, `1.5 trillion`, `5.86E+12` or numbers with Chinese numerals.
 * @throws Fault for anything else, of the code `twoReadings` with both of them as suggestions for a number that could be read in two ways: it is never guessed
 */
export function writtenNumber(text: string, { decimals }: Writing = english): WrittenNumber {
  const trimmed = text.trim();
  const percent = /[%％]$/.test(trimmed);
  const bare = percent ? trimmed.slice(0, -1).trimEnd() : trimmed;
  const numeral = percent ? null : chineseNumeral(bare);
  if (numeral !== null) return { ...numeral, percent };
  const [word, exponent] = words.find(([pattern]) => pattern.test(bare)) ?? wordless;
  if (exponent > 0 && percent)
    throw new Fault(`"${text}" has both a word for a power of ten and a percent sign.`);
  const number = bare.replace(word, '');
  if (decimals === 'unsaid' && eitherWay.test(number)) throw twoReadings(text, number);
  const digits = digitsIn(number, decimals);
  if (digits !== null) return { digits: normal(digits), exponent, percent };
  const [, mantissa, power] = scientific.exec(decimals === 'point' ? number : number.replace(',', '.')) ?? [];
  if (exponent === 0 && !percent && mantissa !== undefined)
    return { digits: mantissa, exponent: Number(power), percent };
  throw new Fault(why(text, number));
}

/** Digits with a point before the decimals; null for what is no number in this writing. */
function digitsIn(number: string, decimals: Writing['decimals']): string | null {
  if (decimals !== 'point' && withComma.test(number) && (decimals === 'comma' || !plain.test(number)))
    return number.replaceAll('.', '').replace(',', '.');
  if (decimals === 'comma') return null;
  if (plain.test(number)) return number;
  return grouped.test(number) ? number.replaceAll(',', '') : null;
}

function normal(digits: string): string {
  return digits.replace(/^(-?)0+(?=\d)/, '$1');
}

function twoReadings(text: string, number: string): Fault {
  const readings = [number.replace(/[.,]/, ''), number.replace(',', '.')];
  return new Fault(
    `"${text}" could be read in two ways: write a point before the decimals and nothing between the thousands.`,
    { code: 'twoReadings', suggestions: readings },
  );
}

function why(text: string, number: string): string {
  if (/^-?\d+,\d+$/.test(number) || /^-?\d{1,3}(\.\d{3})+(,\d+)?$/.test(number))
    return `"${text}" could be read in two ways: write a point before the decimals and groups of three digits with commas, or none.`;
  if (/^(约|超|近|逾|about|over|nearly|>|<|≈|~)/i.test(text.trim()))
    return `"${text}" has a qualifier in it: put that in the column "qualifier".`;
  return `"${text}" is not a number: write 1234.5, 1,234.5, 12.5%, 3.2万亿 or 1.5 trillion.`;
}
