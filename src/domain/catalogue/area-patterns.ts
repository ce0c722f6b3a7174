import { compareText } from '../compare-text.ts';
import { memoized } from '../memoized.ts';
import type { Area } from './catalogue.ts';

type Areas = ReadonlyMap<string, Area>;

/**
 * The areas whose parent is this one, in the order of their codes, without those that its national figures leave out:
 * of `CN` the 31 provinces without Hong Kong, Macao and Taiwan, of `CN-GD` its cities.
 */
export function areasBelow(id: string, areas: Areas): readonly Area[] {
  return byParent(areas).get(id) ?? [];
}

const byParent = memoized((areas: Areas) =>
  Map.groupBy(
    [...areas.values()]
      .filter(({ inNationalFigures }) => inNationalFigures)
      .sort((a, b) => compareText(a.id, b.id)),
    ({ parent }) => parent,
  ),
);

/** The areas that a code or a pattern names: `CN-GD-*` takes those below `CN-GD`; none for an unknown one. */
export function areasNamed(text: string, areas: Areas): readonly string[] {
  if (areas.has(text)) return [text];
  return text.endsWith('-*') ? areasBelow(text.slice(0, -2), areas).map(({ id }) => id) : [];
}

/** The codes of a filter by codes and patterns, each once; null where it lets all pass. */
export function areasOf(
  filter: readonly string[] | null | undefined,
  areas: Areas,
): readonly string[] | null {
  return filter == null ? null : [...new Set(filter.flatMap((text) => areasNamed(text, areas)))];
}
