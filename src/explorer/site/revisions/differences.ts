import { roundName } from '../figures.ts';
import type { Language } from '../languages.ts';

/** A figure that is compared with another one of its unit. */
interface Compared {
  readonly value: number | null;
  readonly unit: string;
}

/** A statement that may only say the same more precisely. */
type Later = Compared & { readonly relation: string | null };

/** By how much a figure is larger or smaller than the one before it: `101.75 billion (0.075%) down`; null where one of them has no number. */
export function changeName(before: Compared, after: Later, language: Language): string | null {
  if (after.relation === 'refines') return language.t('changedNone');
  if (before.value === null || after.value === null) return null;
  const change = after.value - before.value;
  if (change === 0) return language.t('changedNone');
  const n = amountName(change, before, language);
  return language.t(change > 0 ? 'changedUp' : 'changedDown', { n });
}

/** The size of a difference: percentage points of percentages, else the amount and what part of the base it is. */
export function amountName(change: number, { value, unit }: Compared, language: Language): string {
  const amount = roundName(Math.abs(Number(change.toPrecision(7))), language);
  if (unit === 'percent') return language.t('percentagePoints', { n: amount });
  if (value === null || value <= 0) return amount;
  const percent = `${shortNumber((Math.abs(change) / value) * 100)}%`;
  return language.lang === 'zh' ? `${amount}（${percent}）` : `${amount} (${percent})`;
}

/** Two significant digits, or all before the point. */
export function shortNumber(value: number): string {
  return value >= 10 ? `${Math.round(value)}` : `${Number(value.toPrecision(2))}`;
}
