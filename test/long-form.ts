/**
 * Whether this is `npm run test:long`, which tries every case. `npm test` tries one of each kind, and fewer random ones: the code
 * is the same for all of a kind, so what the long form finds beyond is mostly in new data or in rare combinations.
 */
export const isLong = process.env.TEST_LONG !== undefined;

/** How many random cases a property is tried with: a third of those of the long form. */
export const runs = (number: number): number => (isLong ? number : Math.ceil(number / 3));

/** All entries in the long form; otherwise the first and every `step`-th after it, in their order. */
export const everyNth = <T>(step: number, entries: readonly T[]): readonly T[] =>
  entries.filter((_, place) => isLong || place % step === 0);

/** Names of the parameters of a query, as its kind: what they are set to is the business of narrower tests. */
export const namesIn = (query: string): string => [...new URLSearchParams(query).keys()].sort().join();

/** What answers to a link below the root of the API, as its kind: the first name in the path, its length and extension, and its parameters. */
export function kindOfLink(link: string): string {
  const [path = '', query = ''] = link.split('?');
  const names = path.split('/');
  return [names.length > 2 ? names[1] : path, names.length, /\.\w+$/.exec(path)?.[0], namesIn(query)].join();
}

/** All entries in the long form; otherwise the first of each kind, in their order. */
export function sampled<T>(entries: readonly T[], kindOf: (entry: T) => string): readonly T[] {
  const kinds = new Set<string>();
  return entries.filter((entry) => {
    const kind = kindOf(entry);
    const isNew = !kinds.has(kind);
    kinds.add(kind);
    return isLong || isNew;
  });
}
