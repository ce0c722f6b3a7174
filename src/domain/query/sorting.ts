/** A key to sort by. */
export interface Sorting<K extends string = string> {
  readonly key: K;
  readonly descending: boolean;
}

/** The rows in the order of the first key in whose values they differ; rows that differ in none stay as they were. */
export function sorted<T, K extends string>(
  rows: readonly T[],
  order: readonly Sorting<K>[],
  values: Readonly<Record<K, (row: T) => string | number>>,
): T[] {
  return rows.toSorted((a, b) => {
    for (const { key, descending } of order) {
      const [x, y] = [values[key](a), values[key](b)];
      if (x !== y) return x < y === descending ? 1 : -1;
    }
    return 0;
  });
}
