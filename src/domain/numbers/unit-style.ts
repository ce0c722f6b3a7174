import type { Catalogue } from '../catalogue/catalogue.ts';
import type { UnitStyle } from './display.ts';

/** Divisors that read better without `per`. */
const each: ReadonlyMap<string, string> = new Map([
  ['count', 'each'],
  ['person', 'a person'],
]);

/** How a unit is written. The unit of a quotient, such as `CNY_PER_person`, is composed of its parts. */
export function unitStyle(unit: string, catalogue: Catalogue): UnitStyle {
  const own = catalogue.units.get(unit);
  if (own) return own;
  const numerator = catalogue.units.get(unit.replace(/_PER_.*/, ''));
  const divisor = catalogue.units.get(unit.replace(/.*_PER_/, ''));
  if (numerator && divisor)
    return {
      display: {
        en: `${numerator.display.en} ${each.get(divisor.id) ?? `per ${divisor.name.en}`}`,
        zh: `${numerator.display.zh}／${divisor.name.zh}`,
      },
      words: numerator.words,
    };
  return { display: { en: '{n}', zh: '{n}' }, words: false };
}
