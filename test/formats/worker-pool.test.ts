import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { Problem } from '../../src/domain/problems.ts';
import type { Answer, Row } from '../../src/formats/answer.ts';
import { drawing } from '../../src/formats/pictures/svg.ts';
import { parquet } from '../../src/formats/tables/parquet.ts';
import { inWorker } from '../../src/formats/worker-pool.ts';
import { figure, options, years } from '../charts/figures.ts';
import { decoders, written } from './decode.ts';
import { seriesAnswer } from './series.ts';

const { width, height, theme, ...words } = options;
const picture = { bom: false, picture: { width, height, theme } };

const chartOf = (observations: ReturnType<typeof years>, lang: 'en' | 'zh' = 'en') => ({
  chart: async () => ({ ...words, lang, observations }),
});

const column = [{ name: 'n', type: 'number' }] as const;

/** A table of one column whose rows come from a generator. */
const tableOf = (rows: () => AsyncIterable<readonly Row[]>): Answer => ({
  ...seriesAnswer(),
  columns: column,
  rows,
});

describe('the worker pool', () => {
  it('draws two charts at once, each its own', async () => {
    const output = years(2023, [32.85, 41.06]);
    const [english, chinese] = await Promise.all([
      drawing(chartOf(output), picture),
      drawing(chartOf(output, 'zh'), picture),
    ]);
    expect(english).toContain('Source: Statistics Office');
    expect(chinese).toContain('来源：Statistics Office');
  });

  it('draws while the rows of a table are still being read', async () => {
    let drawn = '';
    const table = tableOf(async function* () {
      yield [[1]];
      drawn = await drawing(chartOf(years(2023, [1])), picture);
      yield [[2]];
    });
    expect(await decoders.parquet?.(await written(parquet, table), column)).toEqual([[1], [2]]);
    expect(drawn).toMatch(/^<svg /);
  });

  it('rejects with the message of the error that a task throws, and runs the next task', async () => {
    const mixed = [figure('2024', 1), figure('2024', 1, { indicator: 'money', unit: 'CNY' })];
    await expect(drawing(chartOf(mixed), picture)).rejects.toThrow(
      'These observations are in 2 units (ZB, CNY)',
    );
    expect(await drawing(chartOf(years(2023, [1])), picture)).toMatch(/^<svg /);
  });

  it('rejects when its thread dies, and starts another', async () => {
    const died = inWorker(new URL('exit.ts', import.meta.url), {});
    await expect(died).rejects.toThrow('worker exited with code: 3');
    expect(await drawing(chartOf(years(2023, [1])), picture)).toMatch(/^<svg /);
  });

  it('passes on a problem of the rows as it is', async () => {
    const gone = new Problem('release-gone', 'The release is gone.');
    const table = tableOf(async function* () {
      yield [[1]];
      throw gone;
    });
    await expect(written(parquet, table)).rejects.toBe(gone);
  });

  it('lets the process exit when no task is left', async () => {
    const program = `
      import { inWorker } from './src/formats/worker-pool.ts';
      import { figure, options } from './test/charts/figures.ts';
      const drawer = new URL('./src/formats/pictures/drawer.ts', 'file://' + process.cwd() + '/');
      const svg = await inWorker(drawer, { observations: [figure('2024', 1)], options });
      console.log(svg.slice(0, 4));`;
    const node = ['--input-type=module', '--eval', program];
    const { stdout } = await promisify(execFile)(process.execPath, node, { timeout: 60_000 });
    expect(stdout.trim()).toBe('<svg');
  });
});
