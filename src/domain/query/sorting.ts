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
  const keyed = rows.map((row) => ({ row, keys: order.map(({ key }) => values[key](row)) }));
  keyed.sort((a, b) => {
    for (const [place, { descending }] of order.entries()) {
      const [x = 0, y = 0] = [a.keys[place], b.keys[place]];
      if (x !== y) return x < y === descending ? 1 : -1;
    }
    return 0;
  });
  return keyed.map(({ row }) => row);
}
