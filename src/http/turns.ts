/**
 * A function to call within long work: it waits until other requests have had their turn, once this one has
 * worked for some milliseconds.
 */
export function turns(milliseconds = 5): () => Promise<void> | undefined {
  let since = performance.now();
  return () => (performance.now() - since < milliseconds ? undefined : next());
  async function next(): Promise<void> {
    await othersTurn();
    since = performance.now();
  }
}

/** Waits until other requests have had their turn. */
export function othersTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** What is made of each item; other requests get their turn between. */
export async function inTurns<T, R>(items: readonly T[], make: (item: T) => R): Promise<R[]> {
  const turn = turns();
  const made: R[] = [];
  for (const item of items) {
    made.push(make(item));
    // Waiting for nothing takes time as well.
    const waiting = turn();
    if (waiting !== undefined) await waiting;
  }
  return made;
}
