import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { fixture, type Row, type Single, served } from '../server.ts';

/** The made-up dataset with figures of an indicator that has none for China. */
const folder = mkdtempSync(join(tmpdir(), 'latest-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
cpSync(fixture, folder, { recursive: true });
appendFileSync(
  join(folder, 'observations', 'all.csv'),
  [
    ['CN-GZ', '2022', '10', 'actual'],
    ['W0', '2023', '20', 'actual'],
    ['CN-GZ', '2023-Q3', '30', 'actual'],
    ['CN-GZ', '2030', '40', 'forecast'],
    ['W0', '2029', '50', 'forecast'],
  ]
    .map(
      ([area, period, value, kind]) =>
        `silent-a,${area},${period},${value},0,count,${kind},exact,a-2024,table 9,,,,,,,,,,,second,,,\n`,
    )
    .join(''),
);

const server = served({ folder });

async function latest(indicator: string) {
  type Latest = Record<'outturn' | 'forecast' | 'target', Row | null>;
  const { data } = await server().json<Single<Row & { latest: Latest }>>(`/v1/indicators/${indicator}`);
  return data.latest;
}

describe('the latest figures of an indicator', () => {
  it('are those of China, even where another area has a newer period', async () => {
    // The world has the first half of 2024, China the year to March.
    expect((await latest('output-b')).outturn).toMatchObject({ area: 'CN', periodEnd: '2024-03-31' });
  });

  it('are none where there are several areas without China: each has figures of its own', async () => {
    expect(await latest('silent-a')).toEqual({ outturn: null, forecast: null, target: null });
  });
});
