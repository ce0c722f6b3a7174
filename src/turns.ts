const waiting: (() => void)[] = [];

/**
 * Waits until others have had their turn of the event loop. Of long works that wait at the same time each turn of the loop
 * sees one: all of them together would hold everybody up for the sum of their times.
 */
export function othersTurn(): Promise<void> {
  return new Promise((resolve) => {
    if (waiting.push(resolve) === 1) setImmediate(resumeOne);
  });
}

function resumeOne(): void {
  waiting.shift()?.();
  if (waiting.length > 0) setImmediate(resumeOne);
}

/**
 * A function to call within long work: it waits until other requests have had their turn, once this one has
 * worked for some milliseconds.
 */
export function turns(milliseconds = 3): () => Promise<void> | undefined {
  let since = performance.now();
  return () => (performance.now() - since < milliseconds ? undefined : next());
  async function next(): Promise<void> {
    await othersTurn();
    since = performance.now();
  }
}

/** Does something with each item; other requests get their turn between. */
export async function eachInTurn<T>(items: Iterable<T>, act: (item: T) => void): Promise<void> {
  const turn = turns();
  for (const item of items) {
    act(item);
    // Waiting for nothing takes time as well.
    const waiting = turn();
    if (waiting !== undefined) await waiting;
  }
}

/** What is made of each item; other requests get their turn between. */
export async function inTurns<T, R>(items: Iterable<T>, make: (item: T) => R): Promise<R[]> {
  const made: R[] = [];
  await eachInTurn(items, (item) => {
    made.push(make(item));
  });
  return made;
}

/**
 * The items in an order, as `toSorted` has it: those that are equal stay as they were. Other requests get their turn
 * between.
 */
export async function sortedInTurns<T>(
  items: readonly T[],
  compare: (a: T, b: T) => number,
  atOnce = 500,
): Promise<T[]> {
  const turn = turns();
  let runs: T[][] = [];
  for (let from = 0; from < items.length; from += atOnce) {
    runs.push(items.slice(from, from + atOnce).sort(compare));
    await turn();
  }
  while (runs.length > 1) {
    const longer: T[][] = [];
    for (let at = 0; at < runs.length; at += 2) longer.push(await merged(runs[at] ?? [], runs[at + 1] ?? []));
    runs = longer;
  }
  return runs[0] ?? [];

  /** Two runs as one; of equal items those of the first come first. */
  async function merged(first: readonly T[], second: readonly T[]): Promise<T[]> {
    const both: T[] = [];
    let [a, b] = [0, 0];
    while (a < first.length || b < second.length) {
      const [x, y] = [first[a], second[b]];
      // An order that is no number, as of two infinities, counts as none.
      const takeFirst = b >= second.length || (a < first.length && !(compare(x as T, y as T) > 0));
      both.push((takeFirst ? x : y) as T);
      if (takeFirst) a += 1;
      else b += 1;
      if (both.length % atOnce === 0) await turn();
    }
    return both;
  }
}
