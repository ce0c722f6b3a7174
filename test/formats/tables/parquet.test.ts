import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { expect, it } from 'vitest';
import type { Row } from '../../../src/formats/answer.ts';
import { parquet } from '../../../src/formats/tables/parquet.ts';
import { written } from '../decode.ts';
import { seriesAnswer } from '../series.ts';

it('a Parquet file has row groups of 50,000 rows, in the order of the table', async () => {
  const count = 100_001;
  const table = {
    ...seriesAnswer(),
    columns: [{ name: 'n', type: 'integer' as const }],
    async *rows() {
      for (let from = 0; from < count; from += 7000)
        yield Array.from({ length: Math.min(7000, count - from) }, (_, n): Row => [from + n]);
    },
  };
  const file = new Uint8Array(await written(parquet, table)).buffer;
  const groups = parquetMetadata(file).row_groups.map(({ num_rows }) => Number(num_rows));
  expect(groups).toEqual([50_000, 50_000, 1]);
  const rows = await parquetReadObjects({ file });
  expect(rows.every(({ n }, index) => Number(n) === index)).toBe(true);
  expect(rows).toHaveLength(count);
});
