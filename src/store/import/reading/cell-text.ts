/** A cell as it is meant: full-width signs as plain ones, every kind of blank as one space, the sign U+2212 as a hyphen. */
export function plainCell(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u200B-\u200D\u2060\uFEFF]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/^\u2212(?=[\d.])/, '-')
    .trim();
}

/** The same for texts that differ only in case and blanks. */
export function keyOf(text: string): string {
  return plainCell(text).replaceAll(' ', '').toLowerCase();
}

/** The ids of each key; several where a text could mean each of them. */
export function idsByKey(
  pairs: readonly { readonly id: string; readonly key: string }[],
): ReadonlyMap<string, readonly string[]> {
  const groups = Map.groupBy(pairs, ({ key }) => key);
  return new Map([...groups].map(([key, list]) => [key, list.map(({ id }) => id)]));
}

const missing = /^(?:\.{1,6}|…+|:|-{1,3}|–|—+|\/|n\.?a\.?n?\.?|n\/a|#n\/a|null|nil|none|无|暂无|不详|缺)$/i;

/** True for an empty cell, and for the signs by which tables say that they have no figure. */
export function isMissing(text: string): boolean {
  const plain = plainCell(text);
  return plain === '' || missing.test(plain);
}
