/** Shades of the map, from the palest. */
const most = 5;

/** Which shades stand for so many classes, so that few stay far apart. */
const spread: Readonly<Record<number, readonly number[]>> = {
  1: [3],
  2: [2, 4],
  3: [1, 3, 5],
  4: [1, 2, 4, 5],
  5: [1, 2, 3, 4, 5],
};

/** A class of values with one shade. */
export interface Shade<Item> {
  /** 1 to 5. */
  readonly shade: number;
  /** From the lowest value to the highest. */
  readonly items: readonly Item[];
}

/**
 * Classes from the lowest to the highest value: one for each value where there are at most five, else five with
 * about equally many items each. Equal values share a class, so that there may be fewer.
 */
export function shadesOf<Item extends { readonly value: number }>(
  items: readonly Item[],
): readonly Shade<Item>[] {
  const sorted = items.toSorted((a, b) => a.value - b.value);
  const values = [...new Set(sorted.map(({ value }) => value))];
  const classOf = ({ value }: Item) => {
    if (values.length <= most) return values.indexOf(value);
    const lower = sorted.filter((other) => other.value < value).length;
    return Math.floor((most * lower) / sorted.length);
  };
  const classes = [...Map.groupBy(sorted, classOf).values()];
  return classes.map((members, place) => ({
    shade: spread[classes.length]?.[place] ?? most,
    items: members,
  }));
}

/** True where each value has a shade of its own. */
export function isOneForEach(items: readonly { readonly value: number }[]): boolean {
  return new Set(items.map(({ value }) => value)).size <= most;
}
