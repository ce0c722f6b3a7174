import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { jsonStat } from '../../src/formats/cubes/json-stat.ts';
import { csv } from '../../src/formats/tables/csv.ts';
import { ndjson } from '../../src/formats/tables/ndjson.ts';
import { parquet } from '../../src/formats/tables/parquet.ts';
import { xlsx } from '../../src/formats/tables/xlsx.ts';
import { written } from './decode.ts';
import { seriesAnswer } from './series.ts';

const batches = 40;

/** The batches of a source, then empty ones; all of them are ready at once, as from a store that reads synchronously. */
async function* many<T>(source: AsyncIterable<readonly T[]>): AsyncGenerator<readonly T[]> {
  yield* source;
  for (let batch = 0; batch < batches; batch += 1) yield [];
}

describe.each([csv, ndjson, xlsx, parquet, jsonStat])('$name', (format) => {
  it('lets the event loop turn between two batches', async () => {
    const { rows, observations, ...answer } = seriesAnswer();
    if (observations === undefined) throw new Error('The series has observations.');
    const batched = { ...answer, rows: () => many(rows()), observations: () => many(observations()) };
    // The first one loads the library.
    await written(format, batched);
    expect(await turnsDuring(() => written(format, batched))).toBeGreaterThanOrEqual(batches);
  });
});

async function turnsDuring(work: () => Promise<unknown>): Promise<number> {
  let turns = 0;
  let done = false;
  const counting = (async () => {
    while (!done) {
      await setImmediate();
      turns += 1;
    }
  })();
  await work();
  done = true;
  await counting;
  return turns;
}
