import { type Period, parsePeriod } from '../time/period.ts';
import { monthNames } from '../time/period-names.ts';
import { respelledPeriod } from '../time/period-spellings.ts';

/** A piece of a text, from one character up to another, with what it means. */
export interface Span<T> {
  readonly from: number;
  readonly to: number;
  readonly meaning: T;
}

const spelledMonths = monthNames.map((name) => name.toLowerCase());
const ordinalNames = ['first', 'second', 'third', 'fourth'];
const chineseDigits = '一二三四五六七八九';

const month = `(${spelledMonths.map((name) => `${name}|${name.slice(0, 3)}\\.?`).join('|')})`;
const year = '((?:19|20)\\d{2})';
/** The last days of a month, which stand for the month. */
const lastDay = '(?:2[89]|3[01])';
/** What may stand between the parts of a period: `June of 2024`, `June, 2024`. */
const of = '\\s*(?:of|in|,)?\\s*';

/** What names a period by the day on which it is said, or without its year: last year, 一季度. */
export const sansYear = new RegExp(
  [
    '\\b(?:last|this|next|past|recent|current) (?:\\w+ )?(?:year|half|quarter|month|decade)s?\\b',
    `\\b(?:(?:${ordinalNames.join('|')})[ -](?:quarter|half)|[QH][1-4]|five[- ]year plan|(?:in|by|of) ${month})\\b`,
    '[去今前明本当近][一两二三四五六七八九十几\\d]*年|(?<![比较与])上年|过去.{0,3}年|[本上下当]个?月|[上下]半年|季度|\\d月|十[一二三四五]五(?!规划)',
  ].join('|'),
  'i',
);

type Write = (parts: readonly string[]) => string;

/** How periods are written in running text, longer ones first, with the SDMX time period that each means. */
const shapes: readonly (readonly [string, Write])[] = [
  [`(first|second)[ -]half${of}${year}`, ([half = '', y]) => `${y}-S${ordinal(half)}`],
  [`(first|second|third|fourth)[ -]quarter${of}${year}`, ([quarter = '', y]) => `${y}-Q${ordinal(quarter)}`],
  [`first (\\d{1,2}|\\w+) months${of}${year}`, ([months = '', y]) => `${y}-01-01/P${count(months)}M`],
  [
    `${month}\\s*(?:to|through|until|-|–|—)\\s*${month}${of}${year}`,
    ([first = '', last = '', y]) => (numberOf(first) === 1 ? `${y}-01-01/P${numberOf(last)}M` : ''),
  ],
  [
    `(?:${lastDay}(?:st|th)?\\s+)?${month}(?:\\s+${lastDay}(?:st|th)?)?${of}${year}`,
    ([name = '', y]) => `${y}-${String(numberOf(name)).padStart(2, '0')}`,
  ],
  [
    `${year}\\s*年\\s*前\\s*([\\d一二三四五六七八九]{1,2})\\s*个月`,
    ([y, months = '']) => `${y}-01-01/P${count(months)}M`,
  ],
  [`${year}\\s*年?\\s*前([一二三1-3])个?季度`, ([y, quarters = '']) => `${y}-01-01/P${3 * count(quarters)}M`],
  [
    `${year}\\s*年\\s*1\\s*[-~～至到—–]\\s*(\\d{1,2})\\s*月份?`,
    ([y, months]) => `${y}-01-01/P${Number(months)}M`,
  ],
  [`${year}\\s*年?\\s*([上下])半年`, ([y, half]) => `${y}-S${half === '上' ? 1 : 2}`],
  [`${year}\\s*年?\\s*第?([一二三四1-4])季度?`, ([y, quarter = '']) => `${y}-Q${count(quarter)}`],
  [
    `${year}\\s*年\\s*(\\d{1,2})\\s*月(?:${lastDay}日|份|底|末)?`,
    ([y, m = '']) => `${y}-${m.padStart(2, '0')}`,
  ],
  [`(?<![\\w.])[HS]([12])(?:[- ]| of )?${year}`, ([half, y]) => `${y}-S${half}`],
  [`(?<![\\w.])Q([1-4])(?:[- ]| of )?${year}`, ([quarter, y]) => `${y}-Q${quarter}`],
  ['(?<![\\w.])(\\d{4}-\\d{2}-\\d{2}/P\\d{1,2}[MY])(?!\\w)', ([text = '']) => text],
  [
    '(?<![\\w.])((?:19|20)\\d{2}(?:[- ]?[HSQ][1-4]|M\\d{1,2}|-\\d{2}))(?![\\w-])',
    ([text = '']) => respelledPeriod(text) ?? '',
  ],
  [`(?<![\\w.]|\\d,)${year}\\s*年(?:年?[底末]|全年|度)?`, ([y = '']) => y],
  [
    `(?<![\\w.]|\\d,)(?:(?:FY|(?:fiscal|financial) year)\\s?)?${year}(?![\\w%]|[.,]\\d|\\s?(?:[亿万元]|(?:trillion|billion|million|thousand|yuan|people|[ZEPTG]B|[EPG]FLOPS)\\b))`,
    ([y = '']) => y,
  ],
];

const patterns = shapes.map(([shape, write]) => [new RegExp(shape, 'gi'), write] as const);

/** The periods that a text names, `2024` and `first half of 2025`, 2024年 and 2025年1-11月, in their order. `text` is in Unicode's form NFKC. */
export function periodsIn(text: string): Span<Period>[] {
  const found: Span<Period>[] = [];
  for (const [pattern, write] of patterns) {
    for (const match of text.matchAll(pattern)) {
      const span = { from: match.index, to: match.index + match[0].length };
      const period = periodOf(write(match.slice(1)));
      if (period !== null && found.every((other) => other.to <= span.from || span.to <= other.from))
        found.push({ ...span, meaning: period });
    }
  }
  return found.sort((a, b) => a.from - b.from);
}

function periodOf(text: string): Period | null {
  const known = respelledPeriod(text);
  return known === null ? null : parsePeriod(known);
}

function ordinal(name: string): number {
  return ordinalNames.indexOf(name.toLowerCase()) + 1;
}

function numberOf(name: string): number {
  return spelledMonths.findIndex((full) => full.startsWith(name.toLowerCase().slice(0, 3))) + 1;
}

const counted = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');

/** 9 for `9`, `nine` and 九; 0, which no period has, for other words. */
function count(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  return counted.indexOf(text.toLowerCase()) + 1 || chineseDigits.indexOf(text) + 1;
}
