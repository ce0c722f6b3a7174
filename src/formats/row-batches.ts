import { setImmediate } from 'node:timers/promises';

/**
 * The same batches, with a turn of the event loop after each. A store reads synchronously, so that awaiting its rows
 * yields to microtasks only: without this, a table of a million rows blocks every other request for seconds.
 */
export async function* paced<T>(batches: AsyncIterable<T>): AsyncGenerator<T> {
  for await (const batch of batches) {
    yield batch;
    await setImmediate();
  }
}
