import type { Indicator } from '../../domain/catalogue/catalogue.ts';
import { boundsOfClaim, type ClaimedFigure } from '../../domain/claims/claim-figures.ts';
import { Decimal, powerOfTen } from '../../domain/numbers/decimal.ts';
import type { Interval } from '../../domain/numbers/interval.ts';
import { factorBetween } from '../../domain/numbers/measures.ts';

/** Units that count, in which Chinese measure words and English nouns stand for each other; by their power of ten. */
const counts: Readonly<Record<string, number>> = { count: 0, person: 0, subscription: 0, millionPeople: 6 };

/**
 * The numbers that a claimed figure allows, in the unit of an indicator; null where the two have no dimension in common. A
 * figure without a unit fits every indicator but those of percentages, which nobody writes without their sign. Where a source
 * prints binary units, people convert its figures by 1000 as well as by 1024.
 */
export function claimedBounds(indicator: Indicator, figure: ClaimedFigure): Interval | null {
  const [factor, ...others] = factorsTo(indicator, figure);
  if (factor === undefined) return null;
  const { lower, upper, ...rest } = boundsOfClaim(figure);
  return {
    ...rest,
    lower: lower && Decimal.min(...[factor, ...others].map((each) => lower.times(each))),
    upper: upper && Decimal.max(...[factor, ...others].map((each) => upper.times(each))),
  };
}

function factorsTo({ unit, binary }: Indicator, figure: ClaimedFigure): readonly Decimal[] {
  const [from, to] = [counts[figure.unit ?? 'count'], counts[unit]];
  if (from !== undefined && to !== undefined) return [powerOfTen(from - to)];
  const claimed = figure.unit;
  if (claimed === unit || (claimed === null && !unit.startsWith('percent'))) return [new Decimal(1)];
  if (claimed === null) return [];
  return [...new Set([false, binary])].flatMap(
    (by) => factorBetween({ unit: claimed, binary: by }, { unit, binary: by }) ?? [],
  );
}
