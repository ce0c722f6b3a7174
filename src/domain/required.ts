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
