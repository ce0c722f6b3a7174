import { Decimal, type Rounding } from '../numbers/decimal.ts';
import { display, type Lang, type UnitStyle, wordedScale } from '../numbers/display.ts';
import { qualifiers, type Text } from '../statements/codes.ts';
import type { IdentityName, Operand, Outcome, Verdict } from './evaluation.ts';

/** Texts of the operands of a check, by role. */
export type Labels = Readonly<Record<string, readonly Text[]>>;

/** The ranges of both sides of an identity as texts; null when nothing could be computed. */
interface Spans {
  readonly left: Text | null;
  readonly right: Text | null;
}

/** Numbers are rounded to 4 significant digits, or to up to 9 where fewer would print different numbers alike. */
const fewest = 4;
const most = 9;

/** How a number is rounded before it is printed. */
interface Rounded {
  /** Significant digits that are kept. */
  readonly digits: number;
  readonly rounding: Rounding;
  /** The number in whose scale it is printed; its own unless given. */
  readonly beside: Decimal;
}

const { ROUND_HALF_UP: nearest, ROUND_FLOOR: down, ROUND_CEIL: up } = Decimal;

/** A computed number with its unit, rounded to significant digits: `140 trillion yuan`. */
export function roundedText(
  number: Decimal,
  unit: UnitStyle,
  { digits = fewest, rounding = nearest, beside = number }: Partial<Rounded> = {},
): Text {
  const shownAs = (unscaled: Decimal) => {
    const value = unscaled.toSignificantDigits(digits, rounding);
    // `display` adds no zeros to a whole number in words.
    return { value, qualifier: 'exact', lastDigit: -value.decimalPlaces(), unit, scale: null } as const;
  };
  const shown = shownAs(number);
  const other = beside === number ? shown : shownAs(beside);
  const text = (lang: Lang) => display({ ...shown, scale: wordedScale(other, lang) }, lang);
  return pair(text('en'), text('zh'));
}

type Texts = (number: Decimal, how?: Partial<Rounded>) => Text;

/** The range of an operand or a side as a text: one number, a range, or a half-open range such as `over 5`. Ends are rounded outwards. */
export function spanText({ value, bounds }: Operand, unit: UnitStyle): Text {
  const { lower, upper, lowerInclusive, upperInclusive } = bounds;
  const text: Texts = (number, how) => roundedText(number, unit, how);
  if (lower !== null && upper !== null) return spread(value, lower, upper, text);
  if (lower !== null)
    return joined(qualifiers[lowerInclusive ? 'atLeast' : 'over'].hedge, text(lower, { rounding: down }));
  if (upper !== null)
    return joined(qualifiers[upperInclusive ? 'atMost' : 'under'].hedge, text(upper, { rounding: up }));
  return value === null ? anything : text(value);
}

const anything: Text = pair('any number', '任意数');

function spread(value: Decimal | null, lower: Decimal, upper: Decimal, text: Texts): Text {
  if (lower.equals(upper)) return text(lower, { digits: most });
  const digits = digitsApart(lower, value, upper);
  const beside = value ?? upper;
  const from = text(lower, { digits, rounding: down, beside });
  const to = text(upper, { digits, rounding: up, beside });
  const ends = pair(`${from.en} to ${to.en}`, `${from.zh}至${to.zh}`);
  if (value === null) return ends;
  return joined(text(value, { digits }), pair(` (${ends.en})`, `（${ends.zh}）`));
}

/** The fewest significant digits, from 4 to 9, at which the numbers rounded to the nearest differ. */
function digitsApart(lower: Decimal, value: Decimal | null, upper: Decimal): number {
  const numbers = value === null ? [lower, upper] : [lower, value, upper];
  const apart = (digits: number) => {
    const rounded = numbers.map((number) => number.toSignificantDigits(digits));
    return rounded.every((number, place) => rounded.findIndex((other) => other.equals(number)) === place);
  };
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
  compound: ({ last, growth, years }) =>
    pair(
      `${en(last)} after ${en(years)} years of growth of ${en(growth)} implies`,
      `${zh(last)}、${zh(years)}年间年均增长${zh(growth)}意味着期初为`,
    ),
  agreement: () => pair('One statement says', '一处表述为'),
};

const verdicts = {
  consistent: pair('the two fit', '两者相符'),
  inconsistent: pair('the two do not fit', '两者不符'),
} as const;

/** The ranges of both sides of a verdict as texts. */
export function spansOf({ left, right }: Verdict, unit: UnitStyle): Spans {
  return { left: left && spanText(left, unit), right: right && spanText(right, unit) };
}

/** One sentence: what the operands imply, what was published, and whether the two fit. */
export function sentenceOf(name: IdentityName, outcome: Outcome, labels: Labels, spans: Spans): Text {
  const { left, right } = spans;
  if (outcome === 'notComputable' || left === null || right === null)
    return pair('An operand is missing, so that nothing can be computed.', '缺少运算项，无法计算。');
  const premise = premises[name](labels);
  return pair(
    `${premise.en} ${left.en}; published is ${right.en}: ${verdicts[outcome].en}.`,
    `${premise.zh}${left.zh}；公布值为${right.zh}：${verdicts[outcome].zh}。`,
  );
}

/** In the place of an explanation that nobody has. */
export const notExplained: Text = pair('Not explained.', '未见解释。');

function pair(english: string, chinese: string): Text {
  return { en: english, zh: chinese };
}

function joined(a: Text, b: Text): Text {
  return pair(a.en + b.en, a.zh + b.zh);
}

function en(list: readonly Text[] = []): string {
  return list.map((text) => text.en).join(', ');
}

function zh(list: readonly Text[] = []): string {
  return list.map((text) => text.zh).join('、');
}
