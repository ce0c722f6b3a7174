import JSONstat from 'jsonstat-toolkit';
import { describe, expect, it } from 'vitest';
import { Problem } from '../../../src/domain/problems.ts';
import { jsonStat } from '../../../src/formats/cubes/json-stat.ts';
import { written } from '../decode.ts';
import { seriesAnswer, statements } from '../series.ts';

const dataset = async (rows = statements) =>
  JSON.parse((await written(jsonStat, seriesAnswer(rows))).toString());

describe('JSON-stat', () => {
  it('puts every value into the cell of its dimensions, as another reader finds it', async () => {
    const cube = JSONstat(await dataset());
    for (const { period, lane, value } of statements)
      expect(
        cube.Data({ indicator: 'cloud-revenue', area: 'CN', lane, period: period.text }).value,
        period.text,
      ).toBe(value);
    expect(cube.role).toMatchObject({ time: ['period'], geo: ['area'], metric: ['indicator'] });
  });

  it('gives the reason of a missing stated value, and none for cells without a statement', async () => {
    const { value, status } = await dataset();
    expect(value).toHaveLength(8);
    expect(status).toEqual({ 2: 'publishedAsRange' });
  });

  it('names half-years and years to date', async () => {
    const { dimension } = await dataset();
    expect(dimension.period.category.label).toMatchObject({
      '2023-S1': 'first half of 2023',
      '2023-01-01/P11M': 'January to November 2023',
    });
  });

  it('carries qualifier and bounds beside the cell', async () => {
    const { extension } = await dataset();
    expect(extension.observation[1]).toMatchObject({
      qualifier: 'over',
      kind: 'actual',
      bounds: { lower: 1.2e12, upper: null, lowerInclusive: false },
    });
  });

  it('refuses two statements in one cell and says what would work', async () => {
    const [first, ...rest] = statements;
    if (first === undefined) throw new Error('The series has statements.');
    const twice = dataset([first, { ...first, source: 'daily-2023-12-20' }, ...rest]);
    await expect(twice).rejects.toBeInstanceOf(Problem);
    await expect(twice).rejects.toMatchObject({
      status: 422,
      tryInstead: '/v1/observations?revisions=latest',
    });
  });

  it('writes no cells where there are no observations', async () => {
    expect(await dataset([])).toMatchObject({ size: [0, 0, 0, 0], value: [] });
  });
});
