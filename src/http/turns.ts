/**
 * A function to call within long work: it waits until other requests have had their turn, once this one has
 * worked for some milliseconds.
 */
export function turns(milliseconds = 5): () => Promise<void> | undefined {
  let since = performance.now();
  return () => (performance.now() - since < milliseconds ? undefined : othersTurn());
  async function othersTurn(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    since = performance.now();
  }
}

/** What is made of each item; other requests get their turn between. */
export async function inTurns<T, R>(items: readonly T[], make: (item: T) => R): Promise<R[]> {
  const othersTurn = turns();
  const made: R[] = [];
  for (const item of items) {
    made.push(make(item));
    // Waiting for nothing takes time as well.
    const turn = othersTurn();
    if (turn !== undefined) await turn;
  }
  return made;
}
