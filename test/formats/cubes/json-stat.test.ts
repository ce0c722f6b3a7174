import JSONstat from 'jsonstat-toolkit';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Problem } from '../../../src/domain/problems.ts';
import { parsePeriod } from '../../../src/domain/time/period.ts';
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
    expect(status).toMatchObject({ 2: 'publishedAsRange' });
  });

  it('carries the hedge of every value that is not exact as its status, and names it', async () => {
    const { status, extension } = await dataset();
    const hedged = Object.entries(extension.observation).flatMap(([cell, detail]) => {
      const { qualifier } = z.object({ qualifier: z.string() }).parse(detail);
      return qualifier === 'exact' || cell === '2' ? [] : [[cell, qualifier]];
    });
    expect(hedged.length).toBeGreaterThan(0);
    expect(status).toEqual({ 2: 'publishedAsRange', ...Object.fromEntries(hedged) });
    expect(Object.keys(extension.statusLabel).toSorted()).toEqual(
      [...new Set(Object.values(status))].toSorted(),
    );
    expect(extension.statusLabel).toMatchObject({ over: 'over' });
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

  it('writes one cell without a value where there are no observations, since readers need one', async () => {
    const empty = await dataset([]);
    expect(empty).toMatchObject({
      size: [1, 1, 1, 1],
      value: [null],
      status: { 0: 'none' },
      extension: { statusLabel: { none: 'no observations' }, observation: {} },
    });
    for (const { category } of Object.values<{ category: object }>(empty.dimension))
      expect(category).toEqual({ index: ['none'], label: { none: 'no observations' } });
    const cube = JSONstat(empty);
    expect([cube.class, cube.n, cube.Data(0).value]).toEqual(['dataset', 1, null]);
  });

  it('lists the stated cells alone where most of many are empty', async () => {
    const [first] = statements;
    if (first === undefined) throw new Error('The series has statements.');
    const months = Array.from(
      { length: 600 },
      (_, month) => `${1990 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`,
    );
    const sparse = await dataset([
      ...months.map((month) => ({ ...first, period: parsePeriod(month) })),
      { ...first, lane: 'target' as const },
      { ...first, lane: 'forecast' as const },
    ]);
    expect(sparse.size).toEqual([1, 1, 3, expect.any(Number)]);
    expect(Array.isArray(sparse.value)).toBe(false);
    expect(Object.keys(sparse.value)).toHaveLength(602);
  });
});
