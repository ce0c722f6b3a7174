import type { Answer } from '../formats/answer.ts';
import { turns } from '../turns.ts';

/** A table or a cube of the same rows, few at a time; other requests get their turn between. */
export function unhurried(answer: Answer): Answer {
  const { observations } = answer;
  return {
    ...answer,
    rows: () => few(answer.rows()),
    ...(observations === undefined ? {} : { observations: () => few(observations()) }),
  };
}

/** What a format writes; other requests get their turn between two pieces. */
export async function* inPieces(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const turn = turns();
  for await (const chunk of chunks) {
    yield chunk;
    await turn();
  }
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
export function queue(milliseconds = 5): (task: () => void) => void {
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
