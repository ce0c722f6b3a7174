import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Text } from '../statements/codes.ts';
import type { UnitStyle } from './display.ts';
import { type ScaleName, scales } from './scales.ts';

type Units = Pick<Catalogue, 'units'>;

/** Divisors that read better without `per`. */
const each: ReadonlyMap<string, string> = new Map([
  ['count', 'each'],
  ['person', 'a person'],
]);

/** The name of a unit with a scale in words: `billion yuan`, `十亿元`; its code where it has no name. */
export function unitName(unit: string, scale: ScaleName, catalogue: Units): Text {
  const { display } = unitStyle(unit, catalogue);
  const name = catalogue.units.get(unit)?.name ?? { en: unit, zh: unit };
  // Behind a scale, and of a quotient, the word that stands behind numbers: `亿元`, not `亿人民币元`.
  const own = scale === '1' && catalogue.units.has(unit);
  const word = (lang: keyof Text) => (own ? '' : display[lang].replace('{n}', '').trim()) || name[lang];
  return { en: scaledWord(scale, word('en'), 'en'), zh: scaledWord(scale, word('zh'), 'zh') };
}

/** A word behind that of a scale. */
export function scaledWord(scale: ScaleName, word: string, lang: keyof Text): string {
  const by = scales[scale].name[lang];
  return lang === 'en' && by !== '' ? `${by} ${word}` : `${by}${word}`;
}

/** How a unit is written. The unit of a quotient, such as `CNY_PER_person`, is composed of its parts. */
export function unitStyle(unit: string, catalogue: Units): UnitStyle {
  const own = catalogue.units.get(unit);
  if (own) return own;
  const numerator = catalogue.units.get(unit.replace(/_PER_.*/, ''));
  const divisor = catalogue.units.get(unit.replace(/.*_PER_/, ''));
  if (numerator && divisor)
    return { display: quotientDisplay(numerator.display, divisor), words: numerator.words };
  return { display: { en: '{n}', zh: '{n}' }, words: false };
}

/** How a quotient follows its number, from how its numerator does: `{n} yuan a person`, `{n}元／人`. */
export function quotientDisplay(
  numerator: Text,
  divisor: { readonly id: string; readonly name: Text },
): Text {
  return {
    en: `${numerator.en} ${each.get(divisor.id) ?? `per ${divisor.name.en}`}`,
    zh: `${numerator.zh}／${divisor.name.zh}`,
  };
}
