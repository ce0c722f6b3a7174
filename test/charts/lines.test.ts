import { describe, expect, it } from 'vitest';
import { linesOf } from '../../src/charts/marks/chart-lines.ts';
import { figure } from './figures.ts';

describe('statements of one figure that became known on one day', () => {
  const day = '2026-01-20';
  const older = figure('2025', 40, {
    id: 'output.CN.2025.a',
    knownFrom: day,
    knownUntil: day,
    relation: 'first',
  });
  const newer = figure('2025', 41, { id: 'output.CN.2025.b', knownFrom: day, relation: 'revises' });

  it.each([
    ['the one', [older, newer]],
    ['the other', [newer, older]],
  ])('show as current the one that still is, also where %s comes first', (_, rows) => {
    const [line] = linesOf(rows);
    expect(line?.points.map(({ row }) => row.value)).toEqual([41]);
    expect(line?.others.map(({ row }) => row.value)).toEqual([40]);
  });
});
