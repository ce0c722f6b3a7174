import { dimensions } from '../model/components.ts';
import { SdmxFault } from './sdmx-fault.ts';
import type { ApiVersion } from './structure-path.ts';

/** The codes that a key allows of each dimension; null where it allows all. */
export type SeriesKey = readonly (readonly string[] | null)[];

/**
 * The series that a key names: those of any of the keys; null where it names all.
 * @throws SdmxFault where it has not a place for each dimension
 */
export function seriesKeys(text: string, api: ApiVersion): readonly SeriesKey[] | null {
  if (/^(all|\*)?$/.test(text)) return null;
  return api === 1
    ? [keyOf(text, text.split('.'), true)]
    : text.split(',').map((key) => keyOf(key, key.split('.'), false));
}

/** Of version 2 a key may end early: the dimensions left out are not restricted. */
function keyOf(text: string, parts: readonly string[], isWhole: boolean): SeriesKey {
  const wanted = dimensions.length;
  if (parts.length > wanted || (isWhole && parts.length < wanted))
    throw new SdmxFault(
      'syntax',
      `The key "${text.slice(0, 100)}" has ${parts.length} parts; it needs ${wanted}: ${dimensions.map(({ id }) => id).join('.')}.`,
    );
  return dimensions.map((_, place) => {
    const part = parts[place] ?? '';
    return /^(\*|all)?$/.test(part) ? null : part.split('+');
  });
}

/** True where values of the dimensions, in their order, are those of a series that is asked for. */
export function isKeyed(keys: readonly SeriesKey[] | null, codes: readonly string[]): boolean {
  return (
    keys?.some((key) => key.every((allowed, place) => allowed?.includes(codes[place] ?? '') ?? true)) ?? true
  );
}

/** The codes that any of the keys allows of a dimension, by its place; null where one allows all. */
export function codesOf(keys: readonly SeriesKey[] | null, place: number): readonly string[] | null {
  if (keys === null) return null;
  const allowed = keys.map((key) => key[place] ?? null);
  return allowed.includes(null) ? null : allowed.flatMap((codes) => codes ?? []);
}
