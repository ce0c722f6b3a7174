import type { Bounds } from '../../page/base/model.ts';
import { hedgeBefore, roundName } from '../figures.ts';
import type { Language } from '../languages.ts';

/** A figure that is compared with another one of its unit. */
interface Compared {
  readonly value: number | null;
  readonly unit: string;
  readonly bounds?: Bounds | null;
}

/** A statement that may only say the same more precisely. */
type Later = Compared & { readonly relation: string | null };

/** By how much a figure is larger or smaller than the one before it: `101.75 billion (0.075%) down`; null where one of them has no number. */
export function changeName(before: Compared, after: Later, language: Language): string | null {
  if (after.relation === 'refines') return language.t('changedNone');
  if (before.value === null || after.value === null) return null;
  const change = after.value - before.value;
  if (change === 0) return language.t('changedNone');
  const slack = widthOf(before) + widthOf(after);
  const n = amountName(change, before, language, slack);
  return language.t(change > 0 ? 'changedUp' : 'changedDown', { n });
}

/** How far apart the numbers are that a figure allows. */
function widthOf({ bounds }: Compared): number {
  const { lower, upper } = bounds ?? { lower: null, upper: null };
  return lower === null || upper === null ? 0 : upper - lower;
}

/**
 * The size of a difference: percentage points of percentages, else the amount and what part of the base it is. Of the two
 * figures the digits leave `slack` open: no digit is printed that says less than that, and `about` stands before a
 * difference of which this is more than a hundredth.
 */
export function amountName(change: number, { value, unit }: Compared, language: Language, slack = 0): string {
  const size = Math.abs(Number(change.toPrecision(7)));
  const step = slack > 0 ? 10 ** Math.floor(Math.log10(slack)) : 0;
  const known = step > 0 && step < size ? Number((Math.round(size / step) * step).toPrecision(7)) : size;
  const amount = hedgeBefore(slack > size / 100 ? 'about' : 'exact', language) + roundName(known, language);
  if (unit === 'percent') return language.t('percentagePoints', { n: amount });
  if (value === null || value <= 0) return amount;
  const percent = `${shortNumber((Math.abs(change) / value) * 100)}%`;
  return language.lang === 'zh' ? `${amount}（${percent}）` : `${amount} (${percent})`;
}

/** Two significant digits, or all before the point. */
export function shortNumber(value: number): string {
  return value >= 10 ? `${Math.round(value)}` : `${Number(value.toPrecision(2))}`;
}
