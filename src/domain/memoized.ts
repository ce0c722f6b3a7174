/** The same function, which computes its result once for each object. */
export function memoized<K extends object, V>(compute: (object: K) => V): (object: K) => V {
  const results = new WeakMap<K, { readonly value: V }>();
  return (object) => {
    const known = results.get(object);
    if (known !== undefined) return known.value;
    const value = compute(object);
    results.set(object, { value });
    return value;
  };
}
