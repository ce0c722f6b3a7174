const waiting: (() => void)[] = [];

/**
 * Waits until others have had their turn of the event loop. Of long works that wait at the same time each turn of the loop
 * sees one: all of them together would hold everybody up for the sum of their times.
 */
export function othersTurn(): Promise<void> {
  return new Promise((resolve) => {
    if (waiting.push(resolve) === 1) setImmediate(next);
  });
}

function next(): void {
  waiting.shift()?.();
  if (waiting.length > 0) setImmediate(next);
}
