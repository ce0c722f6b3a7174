import { setImmediate } from 'node:timers/promises';
import { Problem } from '../domain/problems.ts';
import type { Retry } from './format.ts';

/** Rows that are written between two turns of the event loop: about ten milliseconds of a workbook, two of CSV. */
const batchSize = 200;

/**
 * The same items in batches of at most `batchSize`, with a turn of the event loop after each. A store reads
 * synchronously, so that awaiting its rows yields to microtasks only: without this, a table of a million rows blocks
 * every other request for seconds.
 * @throws the reason of the signal once it is aborted
 */
export async function* paced<T>(
  batches: AsyncIterable<readonly T[]>,
  signal?: AbortSignal,
): AsyncGenerator<readonly T[]> {
  for await (const batch of batches) {
    let from = 0;
    do {
      yield batch.slice(from, from + batchSize);
      await setImmediate();
      signal?.throwIfAborted();
      from += batchSize;
    } while (from < batch.length);
  }
}

/** What `write` makes of rows in memory, in such batches. @throws the reason of the signal once it is aborted */
export async function* inBatches<T, R>(
  rows: readonly T[],
  write: (row: T) => R,
  signal: AbortSignal,
): AsyncGenerator<readonly R[]> {
  for (let from = 0; from < rows.length; from += batchSize) {
    yield rows.slice(from, from + batchSize).map(write);
    await setImmediate();
    signal.throwIfAborted();
  }
}

/** How much a format holds. */
export interface Capacity {
  readonly most: number;
  readonly format: string;
  /** What is counted, in the plural: `rows`. */
  readonly items: string;
  readonly code: 'tooManyCells' | 'tooManyRows';
}

/** Formats without a limit, the one to suggest first. */
const unlimited = ['csv', 'ndjson', 'parquet'] as const;

/**
 * The same batches, as long as all of them together hold at most `capacity.most` items; nothing is ever cut.
 * @throws Problem `not-computable` in place of the batch that exceeds it, with the formats that have no limit
 */
export async function* within<T>(
  capacity: Capacity,
  batches: AsyncIterable<readonly T[]>,
  retry: Retry,
): AsyncGenerator<readonly T[]> {
  let count = 0;
  for await (const batch of batches) {
    count += batch.length;
    if (count > capacity.most) throw exceeded(capacity, retry);
    yield batch;
  }
}

/** The problem of an answer that has more than a format holds, with the formats that have no limit. */
export function exceeded({ most, format, items, code }: Capacity, retry: Retry): Problem {
  const detail = `The format ${format} holds at most ${most.toLocaleString('en')} ${items}, and this query has more: narrow it, or take ${unlimited.join(', ')}, which have no limit.`;
  return new Problem('not-computable', detail, {
    errors: [{ parameter: 'format', value: format, code, detail, allowed: unlimited }],
    tryInstead: retry({ format: unlimited[0] }),
  });
}
