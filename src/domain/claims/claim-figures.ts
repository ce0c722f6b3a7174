import type { Unit } from '../catalogue/catalogue.ts';
import { Fault, orNull } from '../fault.ts';
import { memoized } from '../memoized.ts';
import { type BoundedInterval, boundsOf, type Quantity, quantity } from '../numbers/quantity.ts';
import { writtenNumber } from '../numbers/written-number.ts';
import type { Qualifier } from '../statements/codes.ts';
import type { Span } from './claim-periods.ts';
import { nearLimit } from './near-limit.ts';
import { falls, fallsBefore, rises } from './rise-and-fall.ts';
import { withDigits } from './spelled-numbers.ts';

/** A figure that somebody claims: as it is written, with the unit that stands behind it. */
export interface ClaimedFigure extends Quantity {
  /** Id of a unit; null where none is written, as behind a number of enterprises. */
  readonly unit: string | null;
  /** True of `nearly` and `just over`: the figure is close to its limit. */
  readonly near: boolean;
}

/** A hedge; `near` where it says that the figure is close to its limit. */
interface Hedge {
  readonly qualifier: Qualifier;
  readonly near: boolean;
}

/** Hedges by their words, English ones whole: `turnover` is not `over`. */
const hedge = (words: string, qualifier: Qualifier, near = false): Meant<Hedge> => [
  new RegExp(`(?:(?<![a-z])(?=[a-z])|(?![a-z]))(?:${words})\\s*$`, 'i'),
  { qualifier, near },
];
const not =
  "(?:(?:is|are|was|were|do|does|did|has|have|had|ca|can|could|wo|will|would)(?:n['’]t| not)|not|never|cannot)";

/** The numbers that a claimed figure allows: of `nearly 42` those from 5 % below, or from 41, up to 42. */
export function boundsOfClaim(figure: ClaimedFigure): BoundedInterval {
  const bounds = boundsOf(figure);
  return figure.near ? { ...bounds, ...nearLimit(bounds, 0.05) } : bounds;
}

/** What stands before a figure, the longer words first: `no more than` is not `more than`. */
const before: readonly Meant<Hedge>[] = [
  hedge(
    `(?:no|${not}) (?:more|higher|greater) than|${not} (?:above|over|exceed(?:ed|ing)?)|at most|(?<!\\b(?:go|goes|went|was|were|is|are) )up to|至多|最多|不超过?|不[高大多]于|(?:[并尚从]?未|没有?)(?:能)?(?:超过?|突破)|≤`,
    'atMost',
  ),
  hedge(`(?:no|${not}) (?:less|lower|fewer) than|at least|至少|最少|不[少低小]于|≥`, 'atLeast'),
  hedge(
    'just (?:under|below)|just shy of|nearly|almost|close to|approaching|将近|接近|逼近|近|略低于',
    'under',
    true,
  ),
  hedge(
    `(?:less|lower|smaller|fewer) than|under|below|short of|(?:${not}(?: yet)?|failed to) reach(?:ed)?|(?:[并尚从]?未|没有?)(?:能)?(?:达到?|到)|不到|不足|不及|[低少小]于|<`,
    'under',
  ),
  hedge('(?:just|slightly) (?:over|above|more than)|略[高多]于|略超过?', 'over', true),
  hedge(
    '(?:more|greater|higher) than|over|above|upwards of|in excess of|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|topped|超过?|突破|[高大多]于|逾|>',
    'over',
  ),
  hedge('about|around|approximately|roughly|some|circa|大约|大概|约为|约占|约|≈|~', 'about'),
];
const behind: readonly Meant<Qualifier>[] = [
  [/^\s*(?:or more|or above|and above|以上)/i, 'atLeast'],
  [/^\s*(?:or less|and below|以下)/i, 'atMost'],
  [/^\s*(?:or so|左右|上下)/i, 'about'],
];

/** From one number to another one: 40-42, 40 to 42, 40至42. */
const range = /^\s?(?:[-–—~至到]|to\b|and\b)\s?\d/i;
/** Turned round below zero: a fall of more than 25 % is a growth under -25 %. */
const mirrored: Readonly<Record<Qualifier, Qualifier>> = {
  exact: 'exact',
  about: 'about',
  over: 'under',
  under: 'over',
  atLeast: 'atMost',
  atMost: 'atLeast',
};

const minus = /^(?:[-−负]|(?:minus|negative)\s)/i;
const digits = '(?:[-−负]|(?:minus|negative)\\s)?(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?';
const powers =
  '\\s?(?:万亿|千亿|百亿|十亿|千万|百万|亿|万)(?![万亿兆])|\\s(?:trillion|billion|million|thousand)\\b';
/** A number, 多 or 余 for "and more", a word for a power of ten, and once more 多 or 余. */
const number = new RegExp(
  `(?<![A-Za-z\\d%])(?<!\\d[.,])((?:US|CN)?[$¥]|RMB|CNY|USD|人民币)?\\s?(${digits})(?:\\s?([多余]))?(${powers})?([多余])?`,
  'gi',
);

/** Words for units besides the names that the catalogue has. */
const otherUnitWords: Readonly<Record<string, readonly string[]>> = {
  CNY: ['rmb', 'cny', 'yuan', '元人民币', '人民币'],
  USD: ['dollars', 'dollar', 'usd'],
  percent: ['percent', 'per cent', 'pct', '%'],
  EFLOPS: ['百亿亿次/秒', '百亿亿次每秒', '百亿亿次'],
  percentagePoints: ['percentage points', 'percentage point', '百分点'],
  person: ['people', 'persons', '人'],
};
/** Measure words of Chinese that belong to numbers and say nothing that the name of the indicator does not. */
const measureWords = /^\s?(?:家|个|项|款|座|所|台|辆|件|种|条|张|部|处)/;
/** What stands before an amount of money. */
const signs: Readonly<Record<string, string>> = {
  ...{ $: 'USD', US$: 'USD', USD: 'USD' },
  ...{ '¥': 'CNY', 'CN¥': 'CNY', RMB: 'CNY', CNY: 'CNY', 人民币: 'CNY' },
};

/** The figures that a text names, in their order. Bare numbers count only where none has a unit or a power of ten. `text` is in Unicode's form NFKC, with blanks in place of its periods. */
export function figuresIn(text: string, units: ReadonlyMap<string, Unit>): Span<ClaimedFigure>[] {
  const words = unitWords(units);
  const found = [...text.matchAll(number)].flatMap((match) => figureAt(text, match, words));
  const plain = found.filter(({ bare, span }) => !bare || range.test(text.slice(span.to)));
  return (plain.length > 0 ? plain : found).map(({ span }) => span);
}

/**
 * One figure without its unit: `41.06`, `49 trillion`, `about 12.5`, 400多万.
 * @throws Fault for anything else
 */
export function claimedFigure(text: string): ClaimedFigure {
  const plain = withDigits(text.normalize('NFKC').trim());
  const [span, ...others] = figuresIn(plain, new Map());
  if (span === undefined || others.length > 0 || span.from > 0 || span.to < plain.length)
    throw new Fault(
      `"${text}" is not one number: write 41.06, 49 trillion or 3.2万亿, and its unit in "unit".`,
    );
  return span.meaning;
}

interface Found {
  readonly span: Span<ClaimedFigure>;
  readonly bare: boolean;
}

function figureAt(text: string, match: RegExpMatchArray, words: readonly Meant<string>[]): Found[] {
  const [whole = '', sign = '', written = '', more = '', power = '', andMore = ''] = match;
  const start = match.index ?? 0;
  const rest = text.slice(start + whole.length);
  const unit = firstMatch(words, rest);
  const measure = measureWords.exec(rest)?.[0] ?? '';
  // What a ratio is counted in: `per 10,000 people`, 每100户.
  if (/(?:\bper|每)\s*$/i.test(text.slice(0, start))) return [];
  // A letter behind a number without a unit (5G, 3D), or a power of ten that is not known.
  if (unit === null && /^(?:[A-Za-z]|\s?[万亿兆])/.test(rest)) return [];
  const word = unit?.text ?? measure;
  const ahead = firstMatch(before, text.slice(0, start));
  const after = ahead === null ? firstMatch(behind, rest.slice(word.length)) : null;
  const hedged = more + andMore === '' ? after?.meaning : 'over';
  const { qualifier, near } = ahead?.meaning ?? { qualifier: hedged ?? 'exact', near: false };
  const from = start - (ahead?.text.length ?? 0);
  const isPercent = unit?.meaning === 'percent';
  const fell =
    !minus.test(written) &&
    (fallsBefore.test(text.slice(0, from)) || (isPercent && falls.test(text) && !rises.test(text)));
  const printed = quantityOf(
    `${fell ? '-' : ''}${written.replace(minus, '-')}${power}`,
    fell ? mirrored[qualifier] : qualifier,
  );
  if (printed === null) return [];
  const to = start + whole.length + word.length + (after?.text.length ?? 0);
  const meaning = { ...printed, near, unit: unit?.meaning ?? signs[sign.toUpperCase()] ?? null };
  return [{ span: { from, to, meaning }, bare: meaning.unit === null && power === '' && measure === '' }];
}

/** Null for a number with more digits than are kept: nothing can be compared with it. */
function quantityOf(text: string, qualifier: Qualifier): Quantity | null {
  return orNull(() => {
    const { digits: printed, exponent } = writtenNumber(text);
    return quantity(printed, exponent, qualifier);
  });
}

/** A pattern, and what a text means that it finds. */
type Meant<T> = readonly [RegExp, T];

/** The first of some patterns that a text has, with what it found. */
function firstMatch<T>(patterns: readonly Meant<T>[], text: string) {
  for (const [pattern, meaning] of patterns) {
    const found = pattern.exec(text);
    if (found !== null) return { text: found[0], meaning };
  }
  return null;
}

/** Every word for a unit that may stand behind a number, the longest first. */
const unitWords = memoized((units: ReadonlyMap<string, Unit>): readonly Meant<string>[] => {
  const words = [...units.values()].flatMap(({ id, name, display }) => {
    const names = [name.en, name.zh].flatMap((text) => text.split(/\s*[（(]|）/)[0] ?? []);
    const shown = [display.en, display.zh].map((text) => text.replace('{n}', '').trim());
    return [id, ...names, ...names.map((text) => `${text}s`), ...shown, ...(otherUnitWords[id] ?? [])].map(
      (word) => ({ unit: id, word: word.normalize('NFKC') }),
    );
  });
  return words
    .filter(({ word, unit }) => word !== '' && !unitless.has(unit))
    .sort((a, b) => b.word.length - a.word.length)
    .map(({ unit, word }) => {
      const end = /[a-z]$/i.test(word) ? '(?![a-z])' : '';
      return [new RegExp(`^\\s?${RegExp.escape(word)}${end}`, 'i'), unit];
    });
});

/** Units whose figures are plain numbers. */
const unitless: ReadonlySet<string> = new Set(['count', 'index', 'RATIO']);
