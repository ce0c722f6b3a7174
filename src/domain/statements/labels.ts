import type { Catalogue } from '../catalogue/catalogue.ts';
import { known } from '../catalogue/known.ts';
import type { Lang } from '../numbers/display.ts';
import type { ScaleName } from '../numbers/scales.ts';
import { unitName } from '../numbers/unit-style.ts';

/** What an answer shows of indicators, areas and units: codes, names, or names beside codes. */
export const labelModes = ['code', 'name', 'both'] as const;
export type LabelMode = (typeof labelModes)[number];

const keysOfNames: ReadonlyMap<string, keyof Names> = new Map([
  ['indicator', 'indicatorName'],
  ['area', 'areaName'],
  ['unit', 'unitName'],
]);

/** Names of what a row is of. */
export interface Names {
  readonly indicatorName: string;
  readonly areaName: string;
  /** With the scale of the row in words: `billion yuan`. */
  readonly unitName: string;
}

/** Keys of names, which are no keys of an observation. */
export const nameKeys: readonly string[] = [...keysOfNames.values()];

/** The same keys with those of names in place of those of codes, or behind all of them. */
export function relabelled(keys: readonly string[], labels: LabelMode): readonly string[] {
  if (labels === 'code') return keys;
  const nameOf = (key: string) => keysOfNames.get(key);
  const shown =
    labels === 'both'
      ? [...keys, ...keys.flatMap((key) => nameOf(key) ?? [])]
      : keys.map((key) => nameOf(key) ?? key);
  return [...new Set(shown)];
}

/** The codes that have names, and the scale of the unit. */
interface Coded {
  readonly indicator: string;
  readonly area: string;
  readonly unit: string;
  readonly scale: ScaleName;
}

/** The names of the codes of a row in a language. */
export function namesOf({ indicator, area, unit, scale }: Coded, catalogue: Catalogue, lang: Lang): Names {
  return {
    indicatorName: known(catalogue.indicators, indicator).name[lang],
    areaName: known(catalogue.areas, area).name[lang],
    unitName: unitName(unit, scale, catalogue)[lang],
  };
}
