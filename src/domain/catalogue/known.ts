/** The entry with an id that another entry refers to. @throws Error when the map has no such entry */
export function known<K, T>(map: ReadonlyMap<K, T>, id: K): T {
  const entry = map.get(id);
  if (entry === undefined) throw new Error(`The catalogue lacks "${id}".`);
  return entry;
}
