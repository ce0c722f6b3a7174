import type { Answer } from '../formats/answer.ts';
import { othersTurn } from '../turns.ts';

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

/** A table or a cube of the same rows, few at a time; other requests get their turn between. */
export function unhurried(answer: Answer): Answer {
  const { observations } = answer;
  return {
    ...answer,
    rows: () => few(answer.rows()),
    ...(observations === undefined ? {} : { observations: () => few(observations()) }),
  };
}

async function* few<T>(batches: AsyncIterable<readonly T[]>, most = 50): AsyncGenerator<readonly T[]> {
  const turn = turns();
  for await (const batch of batches)
    for (let from = 0; from < batch.length; from += most) {
      await turn();
      yield batch.slice(from, from + most);
    }
}

/**
 * A function that runs tasks in the order in which they come. Those that come in one turn of the event loop run at once
 * for so many milliseconds; the others wait, and run one in a turn, so that timers and other connections have theirs.
 */
export function queue(milliseconds = 3): (task: () => void) => void {
  const waiting: (() => void)[] = [];
  /** When the first task of this turn began. */
  let since: number | null = null;
  const begin = () => {
    since = performance.now();
    setImmediate(next);
  };
  const next = () => {
    since = null;
    const task = waiting.shift();
    if (task === undefined) return;
    begin();
    task();
  };
  return (task) => {
    if (since === null) begin();
    else if (waiting.length > 0 || performance.now() - since >= milliseconds) return void waiting.push(task);
    task();
  };
}
