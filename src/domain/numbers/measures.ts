import { Decimal } from './decimal.ts';

/** Units of one dimension by their power of a thousand, or of 1024 where a source prints binary units. */
const dimensions: readonly Readonly<Record<string, number>>[] = [
  { GB: 3, TB: 4, PB: 5, EB: 6, ZB: 7 },
  { GFLOPS: 3, PFLOPS: 5, EFLOPS: 6 },
];

/** Units in which people read a figure per person. */
const perPerson = ['GB', 'GFLOPS'] as const;

/** Units that are amounts of money. */
export const currencies: readonly string[] = ['CNY', 'USD'];

/** The unit that figures are in. */
export interface Measured {
  readonly unit: string;
  /** True where the unit is a power of 1024. */
  readonly binary: boolean;
}

/** What a figure in one unit is multiplied by to be in another of its dimension; null where they have none in common. */
export function factorBetween(from: Measured, to: Measured): Decimal | null {
  const dimension = dimensions.find((units) => from.unit in units && to.unit in units);
  if (dimension === undefined) return null;
  return sizeOf(from, dimension).dividedBy(sizeOf(to, dimension));
}

/** The unit in which people read a figure of this unit per person; the unit itself where it is no very large one. */
export function unitPerPerson(unit: string): string {
  const dimension = dimensions.find((units) => unit in units);
  return perPerson.find((small) => dimension && small in dimension) ?? unit;
}

function sizeOf({ unit, binary }: Measured, dimension: Readonly<Record<string, number>>): Decimal {
  return new Decimal(binary ? 1024 : 1000).pow(dimension[unit] ?? 0);
}
