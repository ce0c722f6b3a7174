/**
 * Narrows an object of which some keys may be missing to one that has those keys.
 * @throws Error naming the first of them that is missing
 */
export function requireKeys<T extends object, K extends keyof T>(
  object: Partial<T>,
  keys: readonly K[],
): asserts object is Partial<T> & Pick<T, K> {
  for (const key of keys)
    if (object[key] === undefined) throw new Error(`"${String(key)}" is missing: it was not selected.`);
}

/** A value that is made from some keys of an object; its other keys may be missing. */
export interface Maker<T extends object, C, V> {
  readonly keys: readonly (keyof T)[];
  /** The object must have these keys. Objects of one query have the same ones, so `requireKeys` of the first checks all. */
  make(object: Partial<T>, context: C): V;
}

/** Returns a function that turns keys, and a function of an object with these keys, into a maker. */
export function makerOf<T extends object, C>() {
  return <K extends keyof T, V>(
    keys: readonly K[],
    make: (object: Partial<T> & Pick<T, K>, context: C) => V,
  ): Maker<T, C, V> => ({ keys, make });
}
