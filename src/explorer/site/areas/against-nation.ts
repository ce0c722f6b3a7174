import type { Language } from '../languages.ts';
import type { Reckonable } from './area-answers.ts';

interface Ends {
  readonly lower: number | null;
  readonly upper: number | null;
}

/**
 * A figure of a province against that of the nation, by one definition: the difference of two percentages in points, the
 * share of anything else. Null where neither means something, or where the bounds leave it open which one is greater.
 */
export function againstNation(
  own: Reckonable,
  nation: Reckonable,
  { unit, language }: { readonly unit: string; readonly language: Language },
): string | null {
  if (unit === 'index') return null;
  return unit === 'percent' ? inPoints(own, nation, language) : asShare(own, nation, language);
}

function asShare(own: Reckonable, nation: Reckonable, language: Language): string | null {
  const [part, whole] = [endsOf(own), endsOf(nation)];
  const of = (a: number | null, b: number | null) => (a === null || b === null ? null : (100 * a) / b);
  const ends = { lower: of(part.lower, whole.upper), upper: of(part.upper, whole.lower) };
  const isUnknown = ends.lower === null && ends.upper === null;
  if (isUnknown || nation.value <= 0 || own.value < 0) return null;
  return language.t('shareOfNation', { n: reckoned((100 * own.value) / nation.value, ends, language, '%') });
}

function inPoints(own: Reckonable, nation: Reckonable, language: Language): string | null {
  const [ours, theirs] = [endsOf(own), endsOf(nation)];
  const less = (a: number | null, b: number | null) => (a === null || b === null ? null : a - b);
  const ends = { lower: less(ours.lower, theirs.upper), upper: less(ours.upper, theirs.lower) };
  const value = own.value - nation.value;
  const { t } = language;
  if (isClosed(ends) && Math.abs(value) < 0.05) return t('pointsEqual');
  const distance = value > 0 ? ends : { lower: opposite(ends.upper), upper: opposite(ends.lower) };
  // Of `over 39.8` against 41.5 nobody knows which one is greater.
  if (distance.lower === null || distance.lower < 0) return null;
  return t(value > 0 ? 'pointsAbove' : 'pointsBelow', {
    n: reckoned(Math.abs(value), distance, language, ''),
  });
}

function opposite(end: number | null): number | null {
  return end === null ? null : -end;
}

/** A computed number with one decimal, and its range where that is wider: `12.4% (12.1 to 12.7%)`; `more than 12.3%`. */
function reckoned(value: number, { lower, upper }: Ends, { t }: Language, unit: string): string {
  const down = lower === null ? '' : `${Math.floor(tenfold(lower)) / 10}`;
  const up = upper === null ? '' : `${Math.ceil(tenfold(upper)) / 10}${unit}`;
  if (upper === null) return t('moreThan', { n: down + unit });
  if (lower === null) return t('lessThan', { n: up });
  const nearest = `${Math.round(tenfold(value)) / 10}${unit}`;
  return tenfold(upper - lower) <= 1
    ? nearest
    : `${nearest}${t('inBrackets', { text: t('between', { a: down, b: up }) })}`;
}

/** Ten times a number, free of the noise of binary fractions. */
function tenfold(value: number): number {
  return Number((value * 10).toPrecision(12));
}

function isClosed({ lower, upper }: Ends): boolean {
  return lower !== null && upper !== null;
}

function endsOf({ value, bounds }: Reckonable): Ends {
  return bounds ?? { lower: value, upper: value };
}
