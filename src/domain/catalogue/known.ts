/** The entry of a catalogue map that a foreign key promises. @throws Error when the map lacks it */
export function known<T>(map: ReadonlyMap<string, T>, id: string): T {
  const entry = map.get(id);
  if (entry === undefined) throw new Error(`The catalogue lacks "${id}".`);
  return entry;
}
