import { Fault } from '../fault.ts';

/** A number as people write it: its digits, the power of ten of its words, and whether a percent sign follows. */
interface WrittenNumber {
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

/** How a table writes its numbers. */
export interface Writing {
  /** True where a comma may stand before decimals and a point between thousands, as Excel writes them in many countries. */
  readonly continental: boolean;
}

const english: Writing = { continental: false };
const wordless: (typeof words)[number] = [/(?!)/, 0];

/**
 * Reads `1234.5`, `1,234.5`, `12.5%`, `3.2万亿`, `1.5 trillion` or `5.86E+12`.
 * @throws Fault for anything else: a number that could be read in two ways is never guessed
 */
export function writtenNumber(text: string, { continental }: Writing = english): WrittenNumber {
  const trimmed = text.trim();
  const percent = /[%％]$/.test(trimmed);
  const bare = percent ? trimmed.slice(0, -1).trimEnd() : trimmed;
  const [word, exponent] = words.find(([pattern]) => pattern.test(bare)) ?? wordless;
  if (exponent > 0 && percent)
    throw new Fault(`"${text}" has both a word for a power of ten and a percent sign.`);
  const number = bare.replace(word, '');
  if (continental && eitherWay.test(number)) throw new Fault(why(text, number, continental));
  if (plain.test(number)) return { digits: normal(number), exponent, percent };
  if (grouped.test(number)) return { digits: normal(number.replaceAll(',', '')), exponent, percent };
  if (exponent === 0 && !percent && scientific.test(number))
    return {
      digits: number.replace(scientific, '$1'),
      exponent: Number(number.replace(scientific, '$2')),
      percent,
    };
  throw new Fault(why(text, number, continental));
}

function normal(digits: string): string {
  return digits.replace(/^(-?)0+(?=\d)/, '$1');
}

function why(text: string, number: string, continental: boolean): string {
  if (/^-?\d+,\d+$/.test(number) || /^-?\d{1,3}(\.\d{3})+(,\d+)?$/.test(number))
    return `"${text}" could be read in two ways: write a point before the decimals and ${continental ? 'nothing between the thousands' : 'groups of three digits with commas, or none'}.`;
  if (/^(约|超|近|逾|about|over|nearly|>|<|≈|~)/i.test(text.trim()))
    return `"${text}" has a qualifier in it: put that in the column "qualifier".`;
  return `"${text}" is not a number: write 1234.5, 1,234.5, 12.5%, 3.2万亿 or 1.5 trillion.`;
}
