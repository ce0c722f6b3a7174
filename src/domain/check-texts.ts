import type { IdentityName, Operand, Verdict } from './checks.ts';
import { qualifiers, type Text } from './codes.ts';
import type { Decimal } from './decimal.ts';
import { display, type Lang, type UnitStyle } from './display.ts';

/** What a sentence calls its operands. */
export type Labels = Readonly<Record<string, readonly Text[]>>;

const fewest = 4;
const most = 9;

/** A computed number in words, to so many significant digits: `140 trillion yuan`. */
export function roundedText(value: Decimal, unit: UnitStyle, lang: Lang, digits = fewest): string {
  const shown = value.toSignificantDigits(digits);
  // Zeros at the end are left out: display() adds none to a whole number in words.
  return display(
    { value: shown, qualifier: 'exact', lastDigit: -shown.decimalPlaces(), unit, scale: null },
    lang,
  );
}

/** What an operand or a side allows, in words: one number, from the least to the most, or one end. */
export function spanText({ value, bounds }: Operand, unit: UnitStyle, lang: Lang): string {
  const { lower, upper, lowerInclusive, upperInclusive } = bounds;
  const text = (number: Decimal, digits = fewest) => roundedText(number, unit, lang, digits);
  if (lower !== null && upper !== null) return spread(value, lower, upper, text, lang);
  if (lower !== null) return qualifiers[lowerInclusive ? 'atLeast' : 'over'].hedge[lang] + text(lower);
  if (upper !== null) return qualifiers[upperInclusive ? 'atMost' : 'under'].hedge[lang] + text(upper);
  return value === null ? anything[lang] : text(value);
}

const anything: Text = pair('any number', '任意数');

function spread(
  value: Decimal | null,
  lower: Decimal,
  upper: Decimal,
  text: (number: Decimal, digits?: number) => string,
  lang: Lang,
): string {
  if (lower.equals(upper)) return text(lower, most);
  const digits = telling(value === null ? [lower, upper] : [lower, value, upper]);
  const ends = [lower, upper].map((end) => text(end, digits)).join(lang === 'en' ? ' to ' : '至');
  if (value === null) return ends;
  return lang === 'en' ? `${text(value, digits)} (${ends})` : `${text(value, digits)}（${ends}）`;
}

/** As many digits as it takes to tell some numbers apart. */
function telling(numbers: readonly Decimal[]): number {
  const apart = (digits: number) =>
    new Set(numbers.map((number) => number.toSignificantDigits(digits).toString())).size === numbers.length;
  let digits = fewest;
  while (digits < most && !apart(digits)) digits += 1;
  return digits;
}

const premises: Record<IdentityName, (labels: Labels) => Text> = {
  growth: ({ level, growth }) =>
    pair(
      `${en(level)} after growth of ${en(growth)} implies`,
      `${zh(level)}、同比增长${zh(growth)}意味着上年为`,
    ),
  share: ({ part, share }) =>
    pair(
      `${en(part)} as a share of ${en(share)} implies a whole of`,
      `${zh(part)}占${zh(share)}意味着总量为`,
    ),
  sum: ({ parts }) => pair(`The parts ${en(parts)} add up to`, `各部分${zh(parts)}合计为`),
  equivalent: ({ local, foreign }) =>
    pair(
      `${en(local)} given as ${en(foreign)} implies a rate of`,
      `${zh(local)}折合${zh(foreign)}意味着汇率为`,
    ),
  quotient: ({ dividend, divisor }) =>
    pair(`${en(dividend)} over ${en(divisor)} gives`, `${zh(dividend)}除以${zh(divisor)}得`),
  agreement: () => pair('One statement says', '一处表述为'),
};

const verdicts = {
  consistent: pair('the two fit', '两者相符'),
  inconsistent: pair('the two do not fit', '两者不符'),
} as const;

/** One sentence in both languages: what the operands imply, what was published, whether the two fit. */
export function sentenceOf(name: IdentityName, verdict: Verdict, labels: Labels, unit: UnitStyle): Text {
  const { left, right, outcome } = verdict;
  if (outcome === 'notComputable' || left === null || right === null)
    return pair('An operand is missing, so that nothing can be computed.', '缺少运算项，无法计算。');
  const premise = premises[name](labels);
  return pair(
    `${premise.en} ${spanText(left, unit, 'en')}; published is ${spanText(right, unit, 'en')}: ${verdicts[outcome].en}.`,
    `${premise.zh}${spanText(left, unit, 'zh')}；公布值为${spanText(right, unit, 'zh')}：${verdicts[outcome].zh}。`,
  );
}

function pair(english: string, chinese: string): Text {
  return { en: english, zh: chinese };
}

function en(list: readonly Text[] = []): string {
  return list.map((text) => text.en).join(', ');
}

function zh(list: readonly Text[] = []): string {
  return list.map((text) => text.zh).join('、');
}
