import type { Unit } from '../../../domain/catalogue/catalogue.ts';
import { Fault } from '../../../domain/fault.ts';
import { type Writing, type WrittenNumber, writtenNumber } from '../../../domain/numbers/written-number.ts';
import { Said } from '../said.ts';
import { plainCell } from './cell-text.ts';
import { unitsNamed } from './unit-words.ts';

type Units = ReadonlyMap<string, Unit>;

interface FigureCell extends WrittenNumber {
  /** The unit behind the number, without words for powers of ten; null where there is none. */
  readonly unit: string | null;
  /** True where a word for a power of ten stands behind the number: 3.2万. */
  readonly worded: boolean;
}

const worded = /(?:[万亿]|trillion|billion|million|thousand)$/i;

/**
 * The figure in a cell, with the unit that may stand behind it: `12.5%`, 55万亿元, `41.06 ZB`, 1 234,5.
 * @throws Fault for anything else, and for what could be read in two ways
 */
export function figureCell(text: string, writing: Writing, units: Units): FigureCell {
  const plain = plainCell(text).replace(/^-?\d{1,3}(?: \d{3})+(?![\d ])/, (groups) =>
    groups.replaceAll(' ', ''),
  );
  const bare = attempt(plain, writing);
  if (!(bare instanceof Fault)) return { ...bare, unit: null, worded: worded.test(plain) };
  for (let at = 1; at < plain.length; at += 1) {
    const unit = plain.slice(at).trim();
    if (!unitsNamed(unit, units).some(({ power }) => power === 0)) continue;
    const number = attempt(plain.slice(0, at).trim(), writing);
    if (!(number instanceof Fault)) return { ...number, unit, worded: false };
    if (number.code === 'twoReadings') throw readTwice(text, number);
  }
  throw bare.code === 'twoReadings' ? readTwice(text, bare) : noNumber(bare, text);
}

function attempt(text: string, writing: Writing): WrittenNumber | Fault {
  try {
    return writtenNumber(text, writing);
  } catch (error) {
    if (error instanceof Fault) return error;
    throw error;
  }
}

function readTwice(text: string, { suggestions: [whole = '', decimal = ''] }: Fault): Said {
  return new Said(
    `"${text}" could be read in two ways: as ${whole} (--decimal ${/,/.test(text) ? 'point' : 'comma'}) or as ${decimal} (--decimal ${/,/.test(text) ? 'comma' : 'point'}). Say which by that option.`,
    `“${text}”有两种读法：${whole}（--decimal ${/,/.test(text) ? 'point' : 'comma'}）或${decimal}（--decimal ${/,/.test(text) ? 'comma' : 'point'}），请用该选项指明。`,
  );
}

function noNumber({ message }: Fault, text: string): Said {
  const zh = message.includes('qualifier')
    ? `“${text}”中带有限定词，请写入qualifier列。`
    : `“${text}”无法读作数字，请写作1234.5、1,234.5、12.5%、3.2万亿等形式。`;
  return new Said(
    message.includes('two ways') ? `${message} --decimal comma reads commas before decimals.` : message,
    zh,
  );
}
