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

/** Makers by the keys of what they make. */
export type Makers<T extends object, C, V> = { readonly [K in keyof V]: Maker<T, C, V[K]> };

/**
 * Some keys of what makers make of each of some objects, which all have the same keys.
 * @throws Error naming a key that the first object lacks
 */
export function makeEach<T extends object, C, V extends object>(
  objects: readonly Partial<T>[],
  keys: readonly (keyof V)[],
  { makers, context }: { readonly makers: Makers<T, C, V>; readonly context: C },
): Partial<V>[] {
  const [first] = objects;
  if (first !== undefined) for (const key of keys) requireKeys(first, makers[key].keys);
  return objects.map((object) => {
    const made: Partial<V> = {};
    for (const key of keys) made[key] = makers[key].make(object, context);
    return made;
  });
}

/** Returns a function that turns keys, and a function of an object with these keys, into a maker. */
export function makerOf<T extends object, C>() {
  return <K extends keyof T, V>(
    keys: readonly K[],
    make: (object: Partial<T> & Pick<T, K>, context: C) => V,
  ): Maker<T, C, V> => ({ keys, make });
}
