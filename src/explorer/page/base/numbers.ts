import { rangeName as rangeIn } from '../../site/figures.ts';
import { language, t, term } from './language.ts';
import type { Bounds, Observation } from './model.ts';

/** What bounds allow, in words; open ends say so. Null where there are none. */
export function rangeName(bounds: Bounds | null): string | null {
  return rangeIn(bounds, language());
}

/** The display of a figure, or why there is none. */
export function figureName(row: Observation): string {
  return row.value === null
    ? t('missing', { reason: term('reason', row.missingReason ?? '–') })
    : row.display;
}
