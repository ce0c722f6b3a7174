import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { jsonStat } from '../../src/formats/cubes/json-stat.ts';
import { paced } from '../../src/formats/row-batches.ts';
import { csv } from '../../src/formats/tables/csv.ts';
import { ndjson } from '../../src/formats/tables/ndjson.ts';
import { parquet } from '../../src/formats/tables/parquet.ts';
import { xlsx } from '../../src/formats/tables/xlsx.ts';
import { written } from './decode.ts';
import { seriesAnswer } from './series.ts';

const batches = 40;

/** The batches of a source, then empty ones; all of them are ready at once, as from a store that reads synchronously. */
async function* many<T>(
  source: AsyncIterable<readonly T[]> | Iterable<readonly T[]>,
  empty = batches,
): AsyncGenerator<readonly T[]> {
  yield* source;
  for (let batch = 0; batch < empty; batch += 1) yield [];
}

describe.each([csv, ndjson, xlsx, parquet, jsonStat])('$name', (format) => {
  it('yields to the event loop between two batches', async () => {
    const { rows, observations, ...answer } = seriesAnswer();
    if (observations === undefined) throw new Error('The series has observations.');
    const batched = { ...answer, rows: () => many(rows()), observations: () => many(observations()) };
    // The first one loads the library.
    await written(format, batched);
    expect(await turnsDuring(() => written(format, batched))).toBeGreaterThanOrEqual(batches);
  });
});

it('a large batch is written in parts of 200 rows, with a yield to the event loop after each', async () => {
  const rows = Array.from({ length: 450 }, (_, n) => [n]);
  const sizes: number[] = [];
  const turns = await turnsDuring(async () => {
    for await (const part of paced(many([rows], 0))) sizes.push(part.length);
  });
  expect(sizes).toEqual([200, 200, 50]);
  expect(turns).toBeGreaterThanOrEqual(3);
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
