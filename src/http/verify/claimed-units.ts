import type { Indicator } from '../../domain/catalogue/catalogue.ts';
import { boundsOfClaim, type ClaimedFigure } from '../../domain/claims/claim-figures.ts';
import { Decimal, powerOfTen } from '../../domain/numbers/decimal.ts';
import type { Interval } from '../../domain/numbers/interval.ts';
import { factorBetween } from '../../domain/numbers/measures.ts';

/** Units that count, in which Chinese measure words and English nouns stand for each other; by their power of ten. */
const counts: Readonly<Record<string, number>> = { count: 0, person: 0, subscription: 0, millionPeople: 6 };

/**
 * The numbers that a claimed figure allows, in the unit of an indicator; null where the two have no dimension in common. A
 * figure without a unit fits every indicator but those of percentages, which nobody writes without their sign.
 */
export function claimedBounds(indicator: Indicator, figure: ClaimedFigure): Interval | null {
  const factor = factorTo(indicator, figure);
  if (factor === null) return null;
  const { lower, upper, ...rest } = boundsOfClaim(figure);
  return { ...rest, lower: lower?.times(factor) ?? null, upper: upper?.times(factor) ?? null };
}

function factorTo({ unit, binary }: Indicator, figure: ClaimedFigure): Decimal | null {
  const [from, to] = [counts[figure.unit ?? 'count'], counts[unit]];
  if (from !== undefined && to !== undefined) return powerOfTen(from - to);
  if (figure.unit === unit || (figure.unit === null && !unit.startsWith('percent'))) return new Decimal(1);
  return figure.unit === null ? null : factorBetween({ unit: figure.unit, binary }, { unit, binary });
}
